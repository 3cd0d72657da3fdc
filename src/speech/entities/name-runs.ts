import { english } from '../../english/language.ts';
import { bodyWords, offices, particles } from '../../english/names.ts';
import type { Word } from './words.ts';

/** The last word of the run of capitalised words, with what joins them, that starts at word `first`. */
export function endOfRun(words: readonly Word[], first: number): number {
  let last = first;
  let hasOf = false;
  for (;;) {
    const next = words[last + 1];
    if (next === undefined) return last;
    if (next.capital && isNextTo(words, last) && !isDate(next.lower) && !isDate(words[last]?.lower ?? '')) {
      last += 1;
      continue;
    }
    const jump = joined(words, last, hasOf);
    if (jump === 0) return last;
    if (words[last + 1]?.lower === 'of') hasOf = true;
    last += jump;
  }
}

/** A weekday, a month or a time zone, in lower case. */
export function isDate(lower: string): boolean {
  return english.dates.has(lower);
}

/** How many words further a name goes on after a small word or a mark: 0 when it ends here. */
function joined(words: readonly Word[], last: number, hasOf: boolean): number {
  const next = words[last + 1];
  const second = words[last + 2];
  if (next === undefined || second === undefined) return 0;
  if (next.isWord) return isNextTo(words, last) ? joinedByWord(words, last, next, second, hasOf) : 0;
  if (next.text === '&' && second.capital) return 2;
  if (next.text === ',' && (second.lower === 'jr' || second.lower === 'sr')) return 2;
  return isNickname(words, last + 1) ? 4 : 0;
}

/** "van |der| Berg", "Department |of the| Interior", "Office of Ports |and| Piers". */
function joinedByWord(
  words: readonly Word[],
  last: number,
  next: Word,
  second: Word,
  hasOf: boolean,
): number {
  const third = words[last + 3]?.capital === true;
  if (particles.has(next.lower)) {
    if (second.capital) return 2;
    return particles.has(second.lower) && third ? 3 : 0;
  }
  const current = words[last]?.lower ?? '';
  if (next.lower === 'of' && (bodyWords.has(current) || offices.has(current))) {
    if (second.capital) return 2;
    return second.lower === 'the' && third ? 3 : 0;
  }
  return hasOf && (next.lower === 'and' || next.lower === '&') && second.capital ? 2 : 0;
}

/** A nickname in the middle: Robert |“Bobby”| Scott. */
function isNickname(words: readonly Word[], opening: number): boolean {
  const [open, name, close, after] = words.slice(opening, opening + 4);
  if (!open || !name || !close || !after) return false;
  const marked = /^["“‘'(]$/u.test(open.text) && /^["”’')]$/u.test(close.text);
  return marked && name.capital && after.capital && after.start - close.end === 1;
}

/** Whether only one character stands between a word and the next. */
export function isNextTo(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const next = words[index + 1];
  return word !== undefined && next !== undefined && next.start - word.end === 1;
}
