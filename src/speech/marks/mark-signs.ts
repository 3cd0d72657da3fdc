import { alternativesOf } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
/** Which marks an article quotes with; the other kind then marks quotations within quotations. */
export type MarkStyle = 'double' | 'single';

/** A sign that may open or close a quotation. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  /** `inch` closes an open quotation, but is a measure (6' 2") where none is open. */
  readonly kind: 'open' | 'close' | 'both' | 'inch';
  readonly curly: boolean;
  /** False for signs that are as often an apostrophe: alone they do not make a quotation. */
  readonly sure: boolean;
}

/** The signs of one style in a paragraph, in order; apostrophes are left out. */
export function marksOf(text: string, style: MarkStyle): readonly Mark[] {
  return style === 'double' ? doubleMarks(text) : singleMarks(text);
}

const DOUBLE = /["“”„‟«»]|''|’’|``/g;
const BLANK = /\s/;
const BEFORE_OPENING = /[\s([{—–\-/‘'…]/;
const AFTER_CLOSING = /[.,;:!?)\]}—–]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function doubleMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(DOUBLE)) {
    const sign = match[0];
    const at = match.index;
    const before = at === 0 ? ' ' : text.charAt(at - 1);
    const after = text.charAt(at + sign.length) || ' ';
    // « French » and »German« angle marks point in opposite ways.
    const turned = sign === '»' && BEFORE_OPENING.test(before) && LETTER_OR_DIGIT.test(after);
    // Some agencies close with two single marks (“…’’).
    if ((sign === '”' || sign === '’’' || sign === '»') && !turned)
      marks.push({ at, length: sign.length, kind: 'close', curly: true, sure: true });
    else if ('“„‟«»'.includes(sign)) {
      const wrongWay = !BEFORE_OPENING.test(before) && (BLANK.test(after) || AFTER_CLOSING.test(after));
      marks.push({ at, length: 1, kind: wrongWay ? 'close' : 'open', curly: true, sure: true });
    } else {
      marks.push({ at, length: sign.length, kind: straightKind(before, after), curly: false, sure: true });
    }
  }
  return marks;
}

function straightKind(before: string, after: string): Mark['kind'] {
  const opens = BEFORE_OPENING.test(before) || before === '=';
  const blankAfter = BLANK.test(after);
  if (/\d/.test(before) && blankAfter) return 'inch';
  if (opens && !blankAfter) return 'open';
  if (blankAfter && !opens) return 'close';
  if (AFTER_CLOSING.test(after) && !opens) return 'close';
  return 'both';
}

const SINGLE = /['‘’‛]/g;
const ELISION = new RegExp(`^(?:\\d0s|${alternativesOf('elisions')})(?![\\p{L}\\p{N}])`, 'iu');

/**
 * Single marks without apostrophes. A sign after a word can be a plural possessive ("the allies’ plan");
 * it is one when the word ends in s, a word follows, and another closing sign comes before the next opening.
 */
function singleMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let apostrophes: boolean[] = [];
  let openedCurly = false;
  for (const match of text.matchAll(SINGLE)) {
    const at = match.index;
    const straight = match[0] === "'";
    if (straight && (text.charAt(at + 1) === "'" || text.charAt(at - 1) === "'")) continue;
    const mark = singleMark(text, at, match[0]);
    if (mark === null) continue;
    if (mark.kind === 'open') {
      dropApostrophes(marks, apostrophes);
      apostrophes = [];
      openedCurly = !straight;
    }
    marks.push(mark);
    apostrophes.push(mark.kind === 'close' && ((straight && openedCurly) || mayBeApostrophe(text, at)));
  }
  dropApostrophes(marks, apostrophes);
  return marks;
}

function singleMark(text: string, at: number, sign: string): Mark | null {
  const before = at === 0 ? ' ' : text.charAt(at - 1);
  const after = text.charAt(at + 1) || ' ';
  const curly = sign !== "'";
  const close: Mark = { at, length: 1, kind: 'close', curly, sure: curly };
  const opens = /[\s([{—–\-/"“…]/.test(before) && !BLANK.test(after);
  const elision = ELISION.test(text.slice(at + 1, at + 8));
  if (opens && sign !== '’') {
    return elision && !(sign === '‘' && after === 'n') ? null : { ...close, kind: 'open' };
  }
  // The wrong way round: ’ at a paragraph's start opens it, ‘ after a word closes.
  if (sign === '’' && at === 0) return elision ? null : close;
  if (sign === '‘' && !BLANK.test(after) && !AFTER_CLOSING.test(after)) return null;
  if (LETTER_OR_DIGIT.test(after)) return null;
  if (BLANK.test(before)) return curly && /[.,!?…'’”]/.test(text.charAt(at - 2)) ? close : null;
  return close;
}

/** After a plural ("the allies’ plan") or a swallowed g ("nothin’ new"), with a word to follow. */
function mayBeApostrophe(text: string, at: number): boolean {
  if (!/^\s+[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 4))) return false;
  return patterns.mayEndInApostrophe.test(text.slice(Math.max(0, at - 3), at));
}

/** Among the closing signs since the last opening one, removes the apostrophes that a later one outdoes. */
function dropApostrophes(marks: Mark[], apostrophes: readonly boolean[]): void {
  const first = marks.length - apostrophes.length;
  let later = false;
  for (let index = apostrophes.length - 1; index >= 0; index--) {
    if (marks[first + index]?.kind !== 'close') continue;
    if (apostrophes[index] && later) marks.splice(first + index, 1);
    later = true;
  }
}
