import { joined, LETTERS_AND_DIGITS, tokeniser, tokenTexts } from '../text/tokens.ts';

const tokensOf = tokeniser(joined(LETTERS_AND_DIGITS, "[’'-]"));
/** Longer lines are sentences. */
const LONGEST_HEADING = 100;
const MOST_WORDS = 14;

/**
 * Whether a line of plain text is a heading: short, without a stop, followed by text, and written
 * as headings are (all in capitals, Every Word Capitalised, or the first line before longer ones).
 */
export function isHeading(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const next = lines[index + 1];
  if (next === undefined || line.length > LONGEST_HEADING || next.length < line.length) return false;
  if (/[.!…:;,…\]–—-]["”’')]*$/u.test(line) || /^["“‘'<{@*]/u.test(line)) return false;
  const words = tokenTexts(line, tokensOf);
  if (words.length < 2 || words.length > MOST_WORDS) return false;
  if (!/\p{Ll}/u.test(line)) return /\p{Lu}{3}/u.test(line);
  if (words.length < 3) return false;
  if (index === 0) return next.length > line.length && /[.!?”’"]$/u.test(next);
  return words.every((word) => word.length < 4 || /^[\p{Lu}\p{N}]/u.test(word));
}
