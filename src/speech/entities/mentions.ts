import { alternativesOf, english } from '../../english/language.ts';
import {
  bodyWords,
  demonyms,
  type Gender,
  honorifics,
  isGivenName,
  isPlace,
  offices,
  suffixes,
} from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { isBody, kindOf, type NameKind } from './name-kind.ts';
import { endOfRun, isDate, isNextTo } from './name-runs.ts';
import { type CommonWords, isOpener } from './openers.ts';
import { afterTitles, saysNothing } from './titles.ts';
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

/** What a run of capitalised words names, if it names anybody or anything. */
function interpret(
  words: readonly Word[],
  runFirst: number,
  runLast: number,
  common: CommonWords,
): NameMention | null {
  if (runLast - runFirst >= LONGEST) return null;
  const first = afterOpeners(words, runFirst, runLast, common);
  if (first === null) return null;
  const last = beforeSuffixes(words, first, runLast);
  if (first === last && isNationality(lowerAt(words, first))) {
    // "Cuban said": unless somebody has it for a surname, it is nobody's name.
    return speechVerbs.has(lowerAt(words, last + 1)) || lowerAt(words, last + 1) === "'s"
      ? titleAlone(words, first, last, runLast)
      : null;
  }
  if (isSentence(words, first, last) || LIKE.test(words[last]?.text ?? '')) return null;
  if (isBody(words, first, last)) return mentionOf(words, first, first, last, runLast, 'body');
  const name = afterTitles(words, first, last);
  if (name > last) return first === last ? titleAlone(words, first, last, runLast) : null;
  if (name > first) {
    const title = saysNothing(words, first) ? first + 1 : first;
    const kind = kindOf(words, name, last, true, common.small);
    return mentionOf(words, title, name, last, runLast, kind);
  }
  const bare = afterOthers(words, first, last);
  return mentionOf(words, bare, bare, last, runLast, kindOf(words, bare, last, false, common.small));
}

/** Where a run begins without the words that only open a sentence; null when nothing that can be a name is left. */
function afterOpeners(
  words: readonly Word[],
  runFirst: number,
  runLast: number,
  common: CommonWords,
): number | null {
  let first = runFirst;
  while (first < runLast && isOpener(words, first, common)) first += 1;
  if (first === runLast && isOpener(words, first, common)) return null;
  // "In a statement on X Mr Holm said": the letter is another name.
  if (first < runLast && words[first]?.text.length === 1 && honorifics.has(lowerAt(words, first + 1)))
    first += 1;
  const isNoName = isDate(lowerAt(words, first)) || /^\p{Lu}\.?$/u.test(words[first]?.text ?? '');
  return first === runLast && isNoName ? null : first;
}

/** The last word of a name without "Jr" and commas. */
function beforeSuffixes(words: readonly Word[], first: number, runLast: number): number {
  let last = runLast;
  while (
    last - first > (words[last - 1]?.isWord ? 1 : 0) &&
    (suffixes.has(lowerAt(words, last)) || words[last]?.text === ',')
  )
    last -= 1;
  return last;
}

/** Where a name without a title begins, after where somebody is from and what they are ("London-born", "MF"), with its particles. */
function afterOthers(words: readonly Word[], runFirst: number, last: number): number {
  const first = afterOrigin(words, runFirst, last);
  let name = afterAcronyms(words, afterPlaces(words, first, last), last);
  // "the Real Anna Bergstrom": nobody's name has an article.
  if (lowerAt(words, name - 1) === 'the' && last - name > 1 && isGivenName(lowerAt(words, name + 1)))
    name += 1;
  // "von" and "de" before the first capital belong to the name.
  if (name === first) while (name > 0 && particleBefore(words, name)) name -= 1;
  return name;
}

/** "Bergstrom-like" is nobody's name. */
const LIKE = new RegExp(`-(?:${alternativesOf('likenessEndings')})$`, 'u');

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

function titleAlone(words: readonly Word[], first: number, last: number, runLast: number): NameMention {
  return { ...mentionOf(words, first, first, last, runLast, 'unclear'), titleAlone: true };
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
