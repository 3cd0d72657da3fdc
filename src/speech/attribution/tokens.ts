import { english } from '../../english/language.ts';
/** What a token is made of. */
export const TokenKind = { lower: 0, capital: 1, upper: 2, number: 3, sign: 4, quotation: 5 } as const;

/** The tokens of a text as parallel columns, which is several times faster than an object a token. */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** 32-bit hash of the lower-case word, straight apostrophes for curly ones. */
  readonly hash: readonly number[];
  readonly kind: readonly number[];
}

/** Columns of tokens that can still grow. */
export interface GrowingTokens {
  count: number;
  readonly start: number[];
  readonly end: number[];
  readonly hash: number[];
  readonly kind: number[];
}

export function noTokens(): GrowingTokens {
  return { count: 0, start: [], end: [], hash: [], kind: [] };
}

/** FNV-1a over lower-case UTF-16 units: the number that stands for a word in every table of weights. */
export function wordHash(word: string): number {
  return hashOf(word, 0, word.length);
}

const CURLY_APOSTROPHE = 0x2019;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
/** All dashes count as one word, two hyphens too. */
export const DASH = 0x811c;

function isDash(unit: number): boolean {
  return unit === HYPHEN || (unit >= 0x2012 && unit <= 0x2015);
}

function afterDashes(text: string, from: number, to: number): number {
  let end = from + 1;
  while (end < to && isDash(text.charCodeAt(end))) end++;
  return end;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    let unit = text.charCodeAt(at);
    if (unit >= 65 && unit <= 90) unit += 32;
    else if (unit === CURLY_APOSTROPHE) unit = APOSTROPHE;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return hash | 0;
}

/** The numbers that stand for the words of a class. */
export function hashesOf(words: Iterable<string>): ReadonlySet<number> {
  return new Set(Array.from(words, wordHash));
}

/** Words that keep the full stop after them. */
const ABBREVIATIONS = hashesOf(english.abbreviationsInTokens);

/**
 * Appends the tokens of text[from, to): words (with inner hyphens, apostrophes and full stops: "co-chair",
 * "O’Brien", "U.S."), numbers, and every other sign alone. A possessive or contracted ending ("’s", "n’t" stays,
 * "’re") is a token of its own.
 */
export function tokenise(text: string, from: number, to: number, into: GrowingTokens): void {
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) at++;
    else if (isWordUnit(unit)) at = pushWord(text, at, to, into);
    else {
      const end = isDash(unit) ? afterDashes(text, at, to) : at + 1;
      const dash = end - at > 1 || (isDash(unit) && unit !== HYPHEN);
      push(into, at, end, dash ? DASH : hashOf(text, at, end), TokenKind.sign);
      at = end;
    }
  }
}

function pushWord(text: string, from: number, to: number, into: GrowingTokens): number {
  let end = from + 1;
  let apostrophe = -1;
  while (end < to) {
    const unit = text.charCodeAt(end);
    if (isWordUnit(unit)) end++;
    else if (end + 1 < to && isWordUnit(text.charCodeAt(end + 1)) && isJoint(unit, text, end)) {
      if (unit === APOSTROPHE || unit === CURLY_APOSTROPHE) apostrophe = end;
      end++;
    } else break;
  }
  if (apostrophe > 0 && isClitic(text, apostrophe + 1, end)) {
    push(into, from, apostrophe, hashOf(text, from, apostrophe), kindOf(text, from, apostrophe));
    push(into, apostrophe, end, hashOf(text, apostrophe, end), TokenKind.lower);
    return end;
  }
  const hash = hashOf(text, from, end);
  if (end < to && text.charCodeAt(end) === 0x2e && keepsStop(text, from, end, hash)) {
    push(into, from, end + 1, hash, kindOf(text, from, end));
    return end + 1;
  }
  push(into, from, end, hash, kindOf(text, from, end));
  return end;
}

/** Initials ("J."), letters with full stops ("U.S.") and the usual abbreviations. */
function keepsStop(text: string, from: number, end: number, hash: number): boolean {
  if (ABBREVIATIONS.has(hash)) return true;
  const letter = text.charCodeAt(end - 1);
  const capital = letter >= 65 && letter <= 90;
  return capital && (end - from === 1 || text.charCodeAt(end - 2) === 0x2e);
}

function isClitic(text: string, from: number, end: number): boolean {
  const lower = text.slice(from, end).toLowerCase();
  return english.contractedLetters.has(lower) || english.contractions.has(lower);
}

function isJoint(unit: number, text: string, at: number): boolean {
  if (unit === 0x2d || unit === APOSTROPHE || unit === CURLY_APOSTROPHE || unit === 0x2e) return true;
  if (unit === 0x26) return true;
  return unit === 0x2c && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function kindOf(text: string, from: number, end: number): number {
  const first = text.charCodeAt(from);
  if (isDigit(first) || first === 0x24 || first === 0xa3) return TokenKind.number;
  if (!isCapital(first)) return TokenKind.lower;
  if (end - from < 2) return TokenKind.capital;
  for (let at = from + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) return TokenKind.capital;
  }
  return TokenKind.upper;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isCapital(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit <= 0xde) || (unit >= 0x410 && unit <= 0x42f);
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a);
}

function isWordUnit(unit: number): boolean {
  if (unit < 128) {
    if (unit >= 97) return unit <= 122;
    if (unit >= 64) return unit <= 90 || unit === 95;
    return isDigit(unit) || (unit >= 35 && unit <= 37) || unit === 0x26;
  }
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f) && unit !== 0xd7 && unit !== 0xf7;
}

function push(into: GrowingTokens, start: number, end: number, hash: number, kind: number): void {
  into.start.push(start);
  into.end.push(end);
  into.hash.push(hash);
  into.kind.push(kind);
  into.count++;
}
