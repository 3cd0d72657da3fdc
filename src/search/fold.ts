/** A word of a text, folded for comparison, with where it stands. Offsets are UTF-16 units. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern =
  /(?:\p{Lu}\.){2,}|[\p{Sc}]?\d+(?:[.,]\d+)*(?:[kmKM]|bn|th|st|nd|rd|s)?(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:[’'‘][\p{L}\p{M}]+)*/gu;

/** Every word of `text` in order. Hyphenated words are several words. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const folded = foldWord(match[0]);
    if (folded !== '') words.push({ folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/**
 * A word without what readers overlook: case, accents, a possessive ending, points of an abbreviation
 * ("U.S." is "us…"), thousands' commas and the k of "20k".
 */
export function foldWord(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s?$/, '')
    .replace(/'/g, '');
  if (/^\p{Sc}?\d/u.test(plain)) return foldNumber(plain);
  return plain.replace(/[^\p{L}\p{N}]/gu, '');
}

function foldNumber(number: string): string {
  const match = /^\p{Sc}?([\d.,]+)(\D*)$/u.exec(number);
  if (match === null) return number.replace(/[^\p{L}\p{N}]/gu, '');
  const digits = (match[1] ?? '').replace(/,(?=\d{3})/g, '').replace(/[.,]+$/, '');
  const unit = match[2] ?? '';
  if (unit === 'k') return String(Math.round(Number(digits) * 1000));
  return /^(?:st|nd|rd|th)$/.test(unit) ? digits : digits + unit;
}
