import { english } from '../../english/language.ts';
import {
  beforeOffice,
  bodyEndings,
  bodyWords,
  honorifics,
  isGivenName,
  isPlace,
  offices,
} from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { patterns } from '../../english/patterns.ts';
import { lowerAt, type Word } from './words.ts';

/** Where the name itself begins after titles; past the end when there are titles only. */
export function afterTitles(words: readonly Word[], first: number, last: number): number {
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
  return last !== lower && offices.has(lower.slice(0, lower.indexOf('-'))) && patterns.nounOfAgent.test(last);
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

/** "Recall Sen. Anna Bergstrom": a word that opens the sentence and is no part of the title after it. */
export function saysNothing(words: readonly Word[], first: number): boolean {
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
