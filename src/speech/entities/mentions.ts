import { alternativesOf, english } from '../../english/language.ts';
import {
  beforeOffice,
  bodyEndings,
  bodyWords,
  demonyms,
  type Gender,
  honorifics,
  isGivenName,
  isPlace,
  offices,
  openers,
  suffixes,
} from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { isBody, kindOf, type NameKind } from './name-kind.ts';
import { endOfRun, isDate, isNextTo } from './name-runs.ts';
import { lowerAt, type Word } from './words.ts';

/** A name as it stands in a paragraph. Numbers of words, both ends inclusive. */
export interface NameMention {
  /** Where its titles begin; equal to `first` without titles. */
  readonly titleFirst: number;
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
  /** The name's words in lower case, titles and suffixes left out. */
  readonly parts: readonly string[];
  /** The honorific in lower case ("mrs"), if there is one. */
  readonly honorific: string | null;
  readonly gender: Gender;
  /** A title without a name ("the Mayor"), unless somebody has it for a surname. */
  readonly titleAlone: boolean;
}

// No name has so many words; a line in capitals throughout does.
const LONGEST = 16;

/** How an article writes words that may open a sentence. */
export interface CommonWords {
  /** The words that it writes in lower case. */
  readonly small: ReadonlySet<string>;
  /** Two words in lower case that it writes with capitals inside a sentence ("northern bank"). */
  readonly pairs: ReadonlySet<string>;
}

/** The names in a paragraph's words, in order. */
export function nameMentions(words: readonly Word[], common: CommonWords): readonly NameMention[] {
  const mentions: NameMention[] = [];
  let at = 0;
  while (at < words.length) {
    if (!words[at]?.capital) {
      at += 1;
      continue;
    }
    const last = endOfRun(words, at);
    const mention = interpret(words, at, last, common);
    if (mention) mentions.push(mention);
    at = last + 1;
  }
  return mentions;
}

/** "Ukrainian", "Anglo-French": whoever is meant, it is nobody's name. */
function isNationality(lower: string): boolean {
  return (
    lower.split('-').some((part) => demonyms.has(part) && part !== 'us') ||
    lower.startsWith('pro-') ||
    lower.startsWith('anti-')
  );
}

function interpret(
  words: readonly Word[],
  runFirst: number,
  runLast: number,
  common: CommonWords,
): NameMention | null {
  if (runLast - runFirst >= LONGEST) return null;
  let first = runFirst;
  while (first < runLast && isOpener(words, first, common)) first += 1;
  if (first === runLast && isOpener(words, first, common)) return null;
  // "In a statement on X Mr Holm said": the letter is another name.
  if (first < runLast && words[first]?.text.length === 1 && honorifics.has(lowerAt(words, first + 1)))
    first += 1;
  if (first === runLast && (isDate(lowerAt(words, first)) || /^\p{Lu}\.?$/u.test(words[first]?.text ?? '')))
    return null;
  let last = runLast;
  while (
    last - first > (words[last - 1]?.isWord ? 1 : 0) &&
    (suffixes.has(lowerAt(words, last)) || words[last]?.text === ',')
  )
    last -= 1;
  if (first === last && isNationality(lowerAt(words, first))) {
    // "Cuban said": unless somebody has it for a surname, it is nobody's name.
    if (!speechVerbs.has(lowerAt(words, last + 1)) && lowerAt(words, last + 1) !== "'s") return null;
    return { ...mentionOf(words, first, first, last, runLast, 'unclear'), titleAlone: true };
  }
  if (isSentence(words, first, last) || LIKE.test(words[last]?.text ?? '')) return null;
  if (isBody(words, first, last)) return mentionOf(words, first, first, last, runLast, 'body');
  let name = afterTitles(words, first, last);
  if (name > last) {
    if (first !== last) return null;
    return { ...mentionOf(words, first, first, last, runLast, 'unclear'), titleAlone: true };
  }
  const titled = name > first;
  if (titled && saysNothing(words, first)) first += 1;
  else if (!titled) first = afterOrigin(words, first, last);
  if (!titled) {
    name = afterAcronyms(words, afterPlaces(words, first, last), last);
    // "the Real Anna Bergstrom": nobody's name has an article.
    if (lowerAt(words, name - 1) === 'the' && last - name > 1 && isGivenName(lowerAt(words, name + 1)))
      name += 1;
    // "von" and "de" before the first capital belong to the name.
    if (name === first) while (name > 0 && particleBefore(words, name)) name -= 1;
  }
  return mentionOf(
    words,
    titled ? first : name,
    name,
    last,
    runLast,
    kindOf(words, name, last, titled, common.small),
  );
}

/** "Bergstrom-like" is nobody's name. */
const LIKE = new RegExp(`-(?:${alternativesOf('likenessEndings')})$`, 'u');

/** "Recall Sen. Anna Bergstrom": a word that opens the sentence and is no part of the title after it. */
function saysNothing(words: readonly Word[], first: number): boolean {
  const word = words[first];
  if (!word?.opens || !(offices.has(lowerAt(words, first + 1)) || honorifics.has(lowerAt(words, first + 1))))
    return false;
  const { lower } = word;
  const tells =
    offices.has(lower) || honorifics.has(lower) || beforeOffice.has(lower) || bodyWords.has(lower);
  return (
    !tells &&
    !isPlace(lower) &&
    !isGivenName(lower) &&
    /^\p{Lu}\p{Ll}+$/u.test(word.text) &&
    !bodyEndings.has(lower)
  );
}

/** "Harbour Board Declares War": a headline in the text, no name. */
function isSentence(words: readonly Word[], first: number, last: number): boolean {
  for (let index = first + 1; index < last; index += 1) {
    const lower = lowerAt(words, index);
    if (speechVerbs.has(lower) && lower !== 'states') return true;
  }
  return false;
}

function particleBefore(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  return before !== undefined && english.familyNameParticles.has(before.text) && isNextTo(words, index - 1);
}

function isOpener(words: readonly Word[], index: number, common: CommonWords): boolean {
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

/** Where the name itself begins after titles; past the end when there are titles only. */
function afterTitles(words: readonly Word[], first: number, last: number): number {
  let name = first;
  for (let index = first; index <= last; index += 1) {
    const word = words[index];
    if (word === undefined || !isTitle(word.lower) || isMarked(words, index)) continue;
    if (index > first && index === last) {
      // "John Major", "Michael Dean": an office as a surname after a given name.
      const before = lowerAt(words, index - 1);
      if (isGivenName(before) && !beforeOffice.has(before) && name <= index - 1) return name;
    }
    if (
      index === first &&
      english.officesAsGivenNames.has(word.lower) &&
      index < last &&
      !honorifics.has(word.lower)
    )
      continue;
    // "Fan Mengguo" is no fan: one of many would be named in full.
    if (index === first && word.opens && index === last - 1 && english.crowdTitles.has(word.lower)) continue;
    name = index + 1;
    if (words[name]?.lower === 'of') name = afterOf(words, name + 1, last);
  }
  return name;
}

function isTitle(lower: string): boolean {
  if (offices.has(lower) || honorifics.has(lower) || parentOf(lower) !== undefined) return true;
  // "Singer-guitarist", of two "singer-guitarists"
  const last = lower.slice(lower.lastIndexOf('-') + 1);
  return (
    last !== lower && offices.has(lower.slice(0, lower.indexOf('-'))) && /(?:er|or|ist|ian)s?$/u.test(last)
  );
}

/** "William |“Duke”| Farrow": a nickname in marks. */
function isMarked(words: readonly Word[], index: number): boolean {
  return /^["“‘'(]$/u.test(words[index - 1]?.text ?? '') && words[index + 1]?.isWord === false;
}

/** After "Secretary of": "State John Kerry" names John Kerry. */
function afterOf(words: readonly Word[], first: number, last: number): number {
  for (let index = first + 1; index < last; index += 1) {
    if (isGivenName(lowerAt(words, index)) && !isPlace(lowerAt(words, index))) return index;
  }
  return last - first >= 2 ? last - 1 : last + 1;
}

/** "|London-born| Anna Bergstrom" */
function afterOrigin(words: readonly Word[], first: number, last: number): number {
  const ending = /-(\p{Ll}+)$/u.exec(lowerAt(words, first))?.[1] ?? '';
  return last - first > 0 && english.compoundOrigins.has(ending) ? first + 1 : first;
}

/** "|Larvik MF| Anna Bergstrom": abbreviations of what somebody is, before the given name. */
function afterAcronyms(words: readonly Word[], first: number, last: number): number {
  for (let name = first + 1; name < last; name += 1) {
    if (!isGivenName(lowerAt(words, name))) continue;
    return /^\p{Lu}{2,4}$/u.test(words[name - 1]?.text ?? '') ? name : first;
  }
  return first;
}

function afterPlaces(words: readonly Word[], first: number, last: number): number {
  let name = first;
  while (
    name < last - 1 &&
    !isGivenName(lowerAt(words, name)) &&
    (isPlace(lowerAt(words, name)) ||
      demonyms.has(lowerAt(words, name)) ||
      bodyWords.has(lowerAt(words, name)))
  ) {
    name += 1;
  }
  return name > first && isGivenName(lowerAt(words, name)) ? name : first;
}

function mentionOf(
  words: readonly Word[],
  titleFirst: number,
  first: number,
  last: number,
  runLast: number,
  kind: NameKind,
): NameMention {
  let honorific: string | null = null;
  let gender: Gender = null;
  for (let index = titleFirst; index < first; index += 1) {
    const lower = lowerAt(words, index);
    if (honorifics.has(lower)) honorific = lower;
    gender ??= honorifics.get(lower) ?? offices.get(lower) ?? parentOf(lower) ?? null;
  }
  // "spokesman Lu Holm": what stands before the name tells it, too.
  const before = lowerAt(words, titleFirst - 1);
  if (!english.saidOfEitherGender.has(before)) gender ??= offices.get(before) ?? parentOf(before) ?? null;
  const parts = words
    .slice(first, last + 1)
    .filter((word) => word.isWord)
    .map((word) => word.lower);
  return { titleFirst, first, last: runLast, kind, parts, honorific, gender, titleAlone: false };
}
