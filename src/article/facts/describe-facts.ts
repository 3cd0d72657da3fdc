import { patterns } from '../../english/patterns.ts';
import type { Words } from '../../words/words.ts';
import type { ArticleFacts } from './facts.ts';

const DAY = 24 * 60 * 60_000;

/** Where and when an article appeared: “Daily Gazette, 3 March 2026”; empty when neither is known. */
export function whereAndWhen({ day }: Words, { outlet, published }: ArticleFacts): string {
  return [outlet, published === undefined ? undefined : day(published)].filter(Boolean).join(', ');
}

/** Who wrote an article, where and when: “By Ann Bell · Daily Gazette, 3 March 2026”; empty when nothing is known. */
export function factsInWords(words: Words, facts: ArticleFacts): string {
  const byline = facts.byline === undefined ? '' : words.say('kit.byline', { name: facts.byline });
  return [byline, whereAndWhen(words, facts)].filter((part) => part !== '').join(' · ');
}

/** Words that mean a day as seen from the day of the article, and how many days from it. */
const relative: readonly (readonly [pattern: RegExp, days: number])[] = [
  [patterns.dayBefore, -1],
  [patterns.sameDay, 0],
  [patterns.dayAfter, 1],
];

/** The days that a text's “yesterday”, “today” or “tomorrow” mean: “yesterday: 2 March 2026”; empty without any. */
export function relativeDays({ day }: Words, text: string, published: string | undefined): readonly string[] {
  if (published === undefined) return [];
  return relative.flatMap(([pattern, days]) => {
    const found = new Set(text.match(pattern)?.map((words) => words.toLowerCase()));
    const meant = new Date(Date.parse(published) + days * DAY).toISOString().slice(0, 10);
    return [...found].map((words) => `${words}: ${day(meant)}`);
  });
}
