import { english } from '../english/language.ts';
import type { Range } from './range.ts';
import { INITIALS, inAnyCase, joined, tokeniser } from './tokens.ts';

/** A word of a text, folded for comparison, with where it stands. */
export interface Word extends Range {
  readonly folded: string;
}

const tokensOf = tokeniser(
  INITIALS,
  // A number with its unit: "20,000", "2.5bn", "1980s".
  `${joined('\\d+', '[.,]')}(?:${inAnyCase(english.numberUnits)})?(?![\\p{L}\\p{N}])`,
  joined('[\\p{L}\\p{N}\\p{M}]+', "[’'‘]"),
);
const plainWord = /^[a-z]+$/;

/** Every word of `text` in order. A hyphenated word is several words. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { start, end } of tokensOf(text)) {
    const folded = foldWord(text.slice(start, end));
    if (folded !== '') words.push({ folded, start, end });
  }
  return words;
}

/**
 * A word without what readers overlook: case, accents, a possessive ending, the points of an
 * abbreviation ("U.S." is "us"), the commas of a number ("20,000" and "20k" are "20000").
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (plainWord.test(lower)) return lower;
  const plain = lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/'s?$/, '');
  if (/^\d/.test(plain)) return foldNumber(plain);
  return plain.replace(/[^\p{L}\p{N}]/gu, '');
}

function foldNumber(number: string): string {
  const match = /^([\d.,]+)(\D*)$/.exec(number);
  if (match === null) return number.replace(/[^\p{L}\p{N}]/gu, '');
  const digits = (match[1] ?? '').replace(/,(?=\d{3})/g, '').replace(/[.,]+$/, '');
  const unit = match[2] ?? '';
  if (unit === 'k') return String(Math.round(Number(digits) * 1000));
  return unit === 's' ? `${digits}s` : digits;
}

/** A name without case, accents and apostrophes. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´ʼ]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
