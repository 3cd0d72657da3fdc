import type { Range } from '../article/article.ts';

const WORDS = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
/** What belongs to the word right after it, and right before it. */
const BEFORE = '$£€“"‘(';
const AFTER = '%”"’)';

/**
 * The parts of a stretch of text that remain when others are taken out of it, in order: each from its first to its last
 * word, with the marks right around them; parts without words are left out.
 */
export function remaining(text: string, { start, end }: Range, taken: readonly Range[]): readonly Range[] {
  const parts: Range[] = [];
  let from = start;
  for (const other of [...taken].sort((a, b) => a.start - b.start)) {
    if (other.end <= from || other.start >= end) continue;
    pushWords(text, from, other.start, parts);
    from = other.end;
  }
  pushWords(text, from, end, parts);
  return parts;
}

function pushWords(text: string, from: number, to: number, into: Range[]): void {
  const words = WORDS.exec(text.slice(from, Math.max(from, to)));
  if (words === null) return;
  let start = from + words.index;
  let end = start + words[0].length;
  while (start > 0 && BEFORE.includes(text.charAt(start - 1))) start--;
  while (end < text.length && AFTER.includes(text.charAt(end))) end++;
  into.push({ start, end });
}
