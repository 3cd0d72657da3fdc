import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';

/** A word or a mark of a paragraph. Offsets are UTF-16 units in the paragraph's text. */
export interface Word {
  readonly text: string;
  /**
   * The text in lower case, full stops left out of abbreviations ("U.S." is "us"); a pronoun without what is drawn
   * together with it ("she’d" is "she").
   */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** False for a mark, such as a comma or a bracket. */
  readonly isWord: boolean;
  /** Begins with a capital letter, or with a particle that is written small ("al-Nouri"). */
  readonly capital: boolean;
  /** Counted from 0 in the paragraph; a quotation does not end the sentence it stands in. */
  readonly sentence: number;
  /** The first word of its sentence, or of a quotation. */
  readonly opens: boolean;
}

// A word, in the order tried: initials ("U.S.", "J."), an abbreviated title, "’s", a word with inner
// apostrophes or hyphens, a number; else a single mark.
const WORD = patterns.wordOrMark;

/** Divides a paragraph into words and marks, with the sentence each belongs to. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let ended = false;
  let opens = true;
  for (let at = 0; at < text.length; ) {
    const end = endOfWord(text, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const start = at;
    const found = text.slice(start, end);
    at = end;
    const first = found.charCodeAt(0);
    const isWord = isLetterOrDigit(first, found) || (found.length > 1 && (first === 39 || first === 0x2019));
    const capital = isWord && (isUpper(found) || hasSmallParticle(found));
    if (ended && isWord) {
      if (capital || (first >= 48 && first <= 57)) {
        sentence += 1;
        opens = true;
      }
      ended = false;
    }
    words.push({
      text: found,
      lower: fold(found),
      start,
      end,
      isWord,
      capital,
      sentence,
      opens: isWord && opens,
    });
    if (isWord) opens = false;
    else if (first === 46 || first === 33 || first === 63 || first === 0x2026) ended = true;
    else if (first === 34 || first === 0x201c || first === 0x2018 || first === 58) opens = true;
  }
  return words;
}

/** Where the word or mark that starts here ends; here, when it is a blank. Most words are plain letters. */
function endOfWord(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === 32) return at;
  let end = at + 1;
  if (isPlain(first)) {
    while (isPlain(text.charCodeAt(end))) end += 1;
    const next = text.charCodeAt(end);
    // After these, and before any sign that is not ASCII, the word may go on.
    const over = !(next === 39 || next === 45 || next === 46 || next >= 128);
    if (over) return end;
  } else if (first > 32 && first < 127 && first !== 39) return end;
  WORD.lastIndex = at;
  return WORD.test(text) ? WORD.lastIndex : at;
}

/** An ASCII letter or digit. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function isLetterOrDigit(code: number, found: string): boolean {
  if (code < 128) return isPlain(code);
  return /^[\p{L}\p{N}]/u.test(found);
}

function isUpper(found: string): boolean {
  const code = found.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(found);
}

/** "el-Nouri", "d’Angelo": a name whose particle is joined to it. */
function hasSmallParticle(found: string): boolean {
  const joint = found.search(/['’-]/u);
  if (joint < 1 || joint > 3 || !/^\p{Lu}/u.test(found.slice(joint + 1))) return false;
  return english.joinedParticles.has(found.slice(0, joint));
}

function fold(found: string): string {
  const lower = found.toLowerCase();
  if (lower.includes('.')) return lower.replaceAll('.', '');
  const apostrophe = lower.search(/['’]/u);
  if (apostrophe < 0) return lower;
  const before = lower.slice(0, apostrophe);
  return english.contractedPronouns.has(before) && apostrophe > 0 ? before : lower.replaceAll('’', "'");
}

/** A word in lower case; nothing beyond either end. */
export function lowerAt(words: readonly Word[], index: number): string {
  return words[index]?.lower ?? '';
}
