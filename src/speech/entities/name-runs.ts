import { english } from '../../english/language.ts';
import {
  bodyEndings,
  bodyWords,
  honorifics,
  isGivenName,
  isPlace,
  offices,
  particles,
  prepositions,
} from '../../english/names.ts';
import type { Word } from './words.ts';

/** The last word of the run of capitalised words, with what joins them, that starts at word `first`. */
export function endOfRun(words: readonly Word[], first: number): number {
  let last = first;
  let hasOf = false;
  for (;;) {
    const next = words[last + 1];
    if (next === undefined) return last;
    if (next.capital && isNextTo(words, last) && !isDay(words, last + 1) && !isDay(words, last)) {
      last += 1;
      continue;
    }
    const jump = joined(words, last, hasOf) || joinedInBody(words, first, last);
    if (jump === 0) return last;
    if (words[last + 1]?.lower === 'of') hasOf = true;
    last += jump;
  }
}

/** A date, unless it is the given name of whose surname follows ("April Marsh"). */
function isDay(words: readonly Word[], index: number): boolean {
  const lower = words[index]?.lower ?? '';
  if (!isDate(lower)) return false;
  const next = words[index + 1];
  if (!english.monthsAsGivenNames.has(lower) || !next?.capital || !isNextTo(words, index)) return true;
  const before = words[index - 1]?.lower ?? '';
  return (
    prepositions.has(before) ||
    english.beforeTimes.has(before) ||
    /^\d/u.test(before) ||
    [isDate, isPlace, has(offices), has(honorifics), has(bodyWords)].some((is) => is(next.lower))
  );
}

function has(list: { has(lower: string): boolean }): (lower: string) => boolean {
  return (lower) => list.has(lower);
}

/**
 * How many words further the name of a body goes on that begins with an article and ends with a word for bodies:
 * "the Fishermen|’s| Association", "the Ports |and| Harbours Association".
 */
function joinedInBody(words: readonly Word[], first: number, last: number): number {
  const joint = words[last + 1];
  const possessive =
    joint?.lower === "'s" || (/^['’]$/u.test(joint?.text ?? '') && joint?.start === words[last]?.end);
  const second = words[last + 2];
  if (!(possessive || (joint?.lower === 'and' && isNextTo(words, last)))) return 0;
  if (!second?.capital || second.start - (joint?.end ?? 0) !== 1) return 0;
  const begin = english.articles.has(words[first]?.lower ?? '') ? first + 1 : first;
  if (!mayBeginBody(words, begin, last)) return 0;
  if (!possessive && last > begin && isGivenName(words[begin]?.lower ?? '')) return 0;
  let end = last + 2;
  while (words[end + 1]?.capital && isNextTo(words, end)) end += 1;
  // "the Tories and Parliament" are two.
  if (!possessive && end === last + 2) return 0;
  const ending = words[end]?.lower ?? '';
  return bodyEndings.has(ending) || (possessive && bodyWords.has(ending)) ? end - last : 0;
}

/** Whether words after an article, none of them a title or the end of a name, may be the first part of a body's name. */
function mayBeginBody(words: readonly Word[], begin: number, last: number): boolean {
  if (begin > last || !english.articles.has(words[begin - 1]?.lower ?? '')) return false;
  for (let at = begin; at <= last; at += 1) {
    const lower = words[at]?.lower ?? '';
    if (offices.has(lower) || honorifics.has(lower)) return false;
  }
  const left = words[last]?.lower ?? '';
  return !bodyWords.has(left) && !bodyEndings.has(left) && !isPlace(left);
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
  // "the Centre |for| Tidal Research"
  if (next.lower === 'for' && second.capital && english.bodiesForSomething.has(current)) return 2;
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
