import { english } from '../../english/language.ts';
import { bodyWords, honorifics, isGivenName, isPlace, offices, openers } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { isNextTo } from './name-runs.ts';
import { lowerAt, type Word } from './words.ts';

/** How an article writes words that may open a sentence. */
export interface CommonWords {
  /** The words that it writes in lower case. */
  readonly small: ReadonlySet<string>;
  /** Two words in lower case that it writes with capitals inside a sentence ("northern bank"). */
  readonly pairs: ReadonlySet<string>;
}

/** Whether a word has its capital only because it opens a sentence. */
export function isOpener(words: readonly Word[], index: number, common: CommonWords): boolean {
  const word = words[index];
  if (word === undefined || isGivenWord(words, index)) return false;
  if (openers.has(word.lower) && !/^\p{Lu}{2,}$/u.test(word.text)) return true;
  if (!word.opens || !common.small.has(word.lower)) return false;
  // "Big Pier said" where "at Big Pier" stands elsewhere
  if (common.pairs.has(`${word.lower} ${lowerAt(words, index + 1)}`)) return false;
  if (honorifics.has(word.lower) || offices.has(word.lower)) return false;
  const next = words[index + 1];
  return !(isGivenName(word.lower) && next?.capital && isNextTo(words, index));
}

/**
 * "said |Will| Hartley", "|May| Linden was": a given name that is a small word as well. Where it opens its sentence,
 * a verb in the past or a comma after the surname tells it from "May Linden run?".
 */
function isGivenWord(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const surname = words[index + 1];
  if (!word || !english.openersAsGivenNames.has(word.lower) || !surname?.capital || !isNextTo(words, index))
    return false;
  const { lower } = surname;
  if (offices.has(lower) || honorifics.has(lower) || isPlace(lower) || bodyWords.has(lower)) return false;
  if (!word.opens) return true;
  const next = lowerAt(words, index + 2);
  return (
    next === ',' || next === "'s" || speechVerbs.has(next) || english.copulas.has(next) || next === 'has'
  );
}
