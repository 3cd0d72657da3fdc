import { distance } from 'fastest-levenshtein';
import { foldName } from './fold-name.ts';
import type { QuotedPerson } from './people.ts';

/**
 * The people that somebody may mean by what they typed, best first; everybody for an empty text.
 * Case, accents and apostrophes do not matter; beginnings of names and misspellings are found.
 */
export function matchPeople(people: readonly QuotedPerson[], typed: string): readonly QuotedPerson[] {
  const wanted = foldName(typed);
  if (wanted === '') return people;
  return people
    .map((person) => ({
      person,
      score: Math.max(
        ...[person.speaker.name, ...person.speaker.aliases].map((form) => likeness(foldName(form), wanted)),
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ person }) => person);
}

function likeness(form: string, wanted: string): number {
  if (form === wanted) return 5;
  if (form.startsWith(wanted)) return 4;
  const words = form.split(' ');
  if (words.includes(wanted)) return 3;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  const allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  return [form, ...words].some((word) => distance(word, wanted) <= allowed) ? 1 : 0;
}
