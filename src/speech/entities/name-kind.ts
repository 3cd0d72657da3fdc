import { english } from '../../english/language.ts';
import { bodyEndings, bodyWords, demonyms, isGivenName, isPlace, offices } from '../../english/names.ts';
import { lowerAt, type Word } from './words.ts';

/** What a name seems to be from its own words; `unclear` when they do not tell. */
export type NameKind = 'person' | 'body' | 'place' | 'unclear';

/** What the name from word `first` to `last` seems to be; `common` holds what the article writes in lower case. */
export function kindOf(
  words: readonly Word[],
  first: number,
  last: number,
  titled: boolean,
  common: ReadonlySet<string>,
): NameKind {
  const begin = lowerAt(words, first);
  if (first === last) {
    if (isPlace(begin)) return 'place';
    if (titled) return 'person';
    return bodyWords.has(begin) ? 'body' : 'unclear';
  }
  const end = lowerAt(words, last);
  if (titled) return bodyEndings.has(end) && !isGivenName(begin) ? 'body' : 'person';
  const whole = words
    .slice(first, last + 1)
    .map((word) => word.lower)
    .join(' ');
  if (isPlace(whole) || english.placeBeginnings.has(begin)) return 'place';
  if (bodyEndings.has(end) && bodyWords.has(begin)) return 'body';
  if (demonyms.has(begin) || (isPlace(begin) && !isGivenPlace(begin))) return 'place';
  // "Bergstrom Global Initiative"
  if (last - first > 1 && bodyWords.has(end) && isInstitution(end) && !isGivenName(end)) return 'body';
  if (isGivenName(begin) && !bodyWords.has(begin) && !isPlace(end)) {
    return common.has(end) && !common.has(begin) ? 'unclear' : 'person';
  }
  if (isPlace(end) || demonyms.has(begin))
    return isGivenName(begin) && !bodyWords.has(begin) ? 'person' : 'place';
  for (let index = first; index <= last; index += 1) if (bodyWords.has(lowerAt(words, index))) return 'body';
  return last - first <= 3 ? 'unclear' : 'body';
}

/** Whether the words are the name of a body ("the Harbour Board", "Department of Ports"). */
export function isBody(words: readonly Word[], first: number, last: number): boolean {
  const end = lowerAt(words, last);
  const begin = lowerAt(words, first);
  if (first === last) return bodyEndings.has(end) && !isGivenName(end);
  for (let index = first; index < last; index += 1) {
    if (words[index + 1]?.lower !== 'of') continue;
    const head = lowerAt(words, index);
    if (!bodyEndings.has(head) && offices.has(head)) return false;
    return bodyWords.has(head);
  }
  if (!bodyEndings.has(end)) return false;
  return (
    last - first > 1 || !isGivenName(begin) || isPlace(begin) || bodyWords.has(begin) || isInstitution(end)
  );
}

// These are surnames too: after a given name ("Emily Post") they do not make an institution.
function isInstitution(end: string): boolean {
  return !english.institutionSurnames.has(end);
}

// Places that are given names as well.
function isGivenPlace(lower: string): boolean {
  return english.placesAsGivenNames.has(lower);
}
