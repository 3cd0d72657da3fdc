import type { Range } from './range.ts';

/** Divides a text into tokens: ranges in reading order that never overlap. What is no token is left out. */
export type Tokeniser = (text: string) => readonly Range[];

/**
 * A tokeniser of these kinds of tokens. Each is the source of a regular expression (flag `u`) that fits one token;
 * where several fit, the first counts. The time taken grows with the text alone if it does for each of them.
 */
export function tokeniser(...kinds: readonly string[]): Tokeniser {
  const token = new RegExp(kinds.join('|'), 'yu');
  return (text) => {
    const tokens: Range[] = [];
    let start = 0;
    while (start < text.length) {
      token.lastIndex = start;
      if (text.charCodeAt(start) !== BLANK && token.test(text)) {
        tokens.push({ start, end: token.lastIndex });
        start = token.lastIndex;
      } else start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
    }
    return tokens;
  };
}

const BLANK = 32;

/** One or more letters and digits. */
export const LETTERS_AND_DIGITS = '[\\p{L}\\p{N}]+';
/** "U.S.", "e.g." */
export const INITIALS = '(?:[\\p{Lu}\\p{Ll}]\\.){2,}';

/** Stretches that look as `part` says, with one of the signs of `joints` (a regular expression) between each two. */
export function joined(part: string, joints: string): string {
  return `${part}(?:${joints}${part})*`;
}

/** Words in whatever case, as alternatives. */
export function inAnyCase(words: Iterable<string>): string {
  return Array.from(words, (word) =>
    Array.from(word, (letter) => `[${letter}${letter.toUpperCase()}]`).join(''),
  ).join('|');
}

/** What the tokens of a text say. */
export function tokenTexts(text: string, tokensOf: Tokeniser): readonly string[] {
  return tokensOf(text).map(({ start, end }) => text.slice(start, end));
}

const plainTokensOf = tokeniser(LETTERS_AND_DIGITS);

/** The words of a text in small letters, letters and digits alone: a contraction is two. */
export function plainWordsOf(text: string): readonly string[] {
  return tokenTexts(text.toLowerCase(), plainTokensOf);
}
