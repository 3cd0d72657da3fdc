import type { Range } from '../text/range.ts';
import { joined, tokeniser } from '../text/tokens.ts';

/** A word as quotations are compared by it, with where it stands. */
export interface ComparedWord extends Range {
  /** Without what typography changes: case, accents, apostrophes, the commas of a number. */
  readonly folded: string;
}

const LETTERS = '[\\p{L}\\p{M}]+';
const kinds = (letters: string): readonly string[] => [
  // "[T]he" and "give[s]"
  '\\[\\p{L}{1,4}\\]\\p{L}+',
  '\\p{L}+\\[\\p{L}{1,4}\\]',
  // A number is a word apart from its unit: "46kg" is "46 kg".
  joined('\\d+', '[.,:]'),
  joined(letters, "['’‘ʼ`´]"),
  '[%£$€¥₹°&@+=]',
];
const tokensOf = tokeniser(...kinds(LETTERS));
/** Of scripts without blanks every letter is a word. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}]';
const unspaced = new RegExp(UNSPACED, 'u');
const tokensOfUnspaced = tokeniser(UNSPACED, ...kinds(`(?:(?!${UNSPACED})[\\p{L}\\p{M}])+`));
const plainWord = /^[a-z]+$/;
const signs: Readonly<Record<string, string>> = { '%': 'percent', '&': 'and' };

/**
 * Every word of `text` in order. Unlike the words that questions are answered by, nothing that changes what was
 * said is folded away: endings, small words and signs of currencies stay.
 */
export function comparedWords(text: string): readonly ComparedWord[] {
  const words: ComparedWord[] = [];
  for (const { start, end } of unspaced.test(text) ? tokensOfUnspaced(text) : tokensOf(text)) {
    const folded = foldExactly(text.slice(start, end));
    if (folded !== '') words.push({ folded, start, end });
  }
  return words;
}

function foldExactly(word: string): string {
  const lower = word.toLowerCase();
  if (plainWord.test(lower)) return lower;
  if (/^\d/.test(lower)) return lower.replace(/,(?=\d{3}(?!\d))/g, '');
  const sign = signs[lower];
  if (sign !== undefined) return sign;
  return lower.normalize('NFKD').replace(/[\p{M}'’‘ʼ`´[\]]/gu, '');
}

/** A number for a folded word; two different words share one hardly ever (FNV-1a, 32 bits, mixed as in Murmur 3). */
export function numberOf(folded: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < folded.length; at += 1) {
    hash ^= folded.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash | 0;
}
