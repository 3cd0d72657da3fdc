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
  if (first === last) return kindOfOne(begin, titled);
  if (!titled) return kindOfSeveral(words, first, last, common);
  return bodyEndings.has(lowerAt(words, last)) && !isGivenName(begin) ? 'body' : 'person';
}

function kindOfOne(word: string, titled: boolean): NameKind {
  if (isPlace(word)) return 'place';
  if (titled) return 'person';
  return bodyWords.has(word) ? 'body' : 'unclear';
}

function kindOfSeveral(
  words: readonly Word[],
  first: number,
  last: number,
  common: ReadonlySet<string>,
): NameKind {
  const parts = words.slice(first, last + 1).map(({ lower }) => lower);
  const begin = parts[0] ?? '';
  const end = parts.at(-1) ?? '';
  const isPerson = isGivenName(begin) && !bodyWords.has(begin);
  if (isPlace(parts.join(' ')) || english.placeBeginnings.has(begin)) return 'place';
  if (bodyEndings.has(end) && bodyWords.has(begin)) return 'body';
  if (demonyms.has(begin) || (isPlace(begin) && !isGivenPlace(begin))) return 'place';
  // "Bergstrom Global Initiative"
  if (parts.length > 2 && bodyWords.has(end) && isInstitution(end) && !isGivenName(end)) return 'body';
  if (isPlace(end)) return isPerson ? 'person' : 'place';
  if (isPerson) return common.has(end) && !common.has(begin) ? 'unclear' : 'person';
  return parts.length > 4 || parts.some((part) => bodyWords.has(part)) ? 'body' : 'unclear';
}

/** Whether the words are the name of a body ("the Harbour Board", "Department of Ports"). */
export function isBody(words: readonly Word[], first: number, last: number): boolean {
  const end = lowerAt(words, last);
  const begin = lowerAt(words, first);
  if (first === last) return bodyEndings.has(end) && !isGivenName(end);
  for (let index = first; index < last; index += 1) {
    const joint = lowerAt(words, index + 1);
    if (joint === 'for' && english.bodiesForSomething.has(lowerAt(words, index))) return true;
    if (joint !== 'of') continue;
    const head = lowerAt(words, index);
    if (!bodyEndings.has(head) && offices.has(head)) return false;
    return bodyWords.has(head);
  }
  // "the Fishermen's Association"
  if (words.slice(first, last).some(({ lower }) => lower === "'s"))
    return bodyWords.has(end) || bodyEndings.has(end);
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
