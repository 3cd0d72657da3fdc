import type { Range } from '../article/article.ts';

/** A word as quotations are compared by it, with where it stands. */
export interface ComparedWord extends Range {
  /** Without what typography changes: case, accents, apostrophes, the commas of a number. */
  readonly folded: string;
}

// A number is a word apart from its unit ("46kg" is "46 kg"), and "[T]he" and "give[s]" are one word each.
const pattern =
  /\[\p{L}{1,4}\]\p{L}+|\p{L}+\[\p{L}{1,4}\]|\d+(?:[.,:]\d+)*|[\p{L}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{M}]+)*|[%£$€¥₹°&@+=]/gu;
/** Of scripts without blanks every letter is a word. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const patternWithUnspaced = new RegExp(
  `${unspaced.source}|${pattern.source.replaceAll('[\\p{L}\\p{M}]+', `(?:(?!${unspaced.source})[\\p{L}\\p{M}])+`)}`,
  'gu',
);
const plainWord = /^[a-z]+$/;
const signs: Readonly<Record<string, string>> = { '%': 'percent', '&': 'and' };

/**
 * Every word of `text` in order. Unlike the words that questions are answered by, nothing that changes what was
 * said is folded away: endings, small words and signs of currencies stay.
 */
export function comparedWords(text: string): readonly ComparedWord[] {
  const words: ComparedWord[] = [];
  for (const match of text.matchAll(unspaced.test(text) ? patternWithUnspaced : pattern)) {
    const folded = foldExactly(match[0]);
    if (folded !== '') words.push({ folded, start: match.index, end: match.index + match[0].length });
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
