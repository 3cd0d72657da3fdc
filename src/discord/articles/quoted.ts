import type { ReadArticle } from '../../speech/speech.ts';
import { escapedCut } from '../kit/excerpt.ts';

/** "Ada Thorne (4), Tom Birch (2)": who is quoted most in an article; empty when nobody who is named is. */
export function mostQuoted({ speech }: ReadArticle, most: number): string {
  const counts = new Map<string, number>();
  for (const { speaker, continues } of speech.quotations) {
    if (speaker === null || continues) continue;
    counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, count]) => `${escapedCut(name, 80)} (${count})`)
    .join(', ');
}
