import { english, withoutArticle } from '../../english/language.ts';
import { demonyms, honorifics, isPlace, offices, spellingKey } from '../../english/names.ts';
import { patterns } from '../../english/patterns.ts';
import { foldName } from '../../text/fold.ts';
import { misspelt } from '../../text/misspelling.ts';
import type { QuotedPerson } from './people.ts';

/** What a person can be found by, folded. */
interface Entry {
  readonly person: QuotedPerson;
  /** With its article, "the white house", and without. */
  readonly full: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  readonly nameWords: readonly string[];
  readonly roleWords: readonly (readonly string[])[];
  readonly words: readonly string[];
}

interface PeopleIndex {
  readonly entries: readonly Entry[];
  /** Every word of a name or an alias, once, so that a misspelling is measured once for everybody. */
  readonly vocabulary: readonly { readonly word: string; readonly key: string }[];
}

// A list of people is asked again with every key pressed; it is folded once.
const indexes = new WeakMap<readonly QuotedPerson[], PeopleIndex>();

/**
 * The people that somebody may mean by what they typed, best first; everybody, as given, for an empty text.
 * Names, beginnings of names, aliases ("the PM"), roles and titles ("sir keir starmer") are found whatever
 * their case, accents and apostrophes, and misspellings when nothing is spelt like that. Nothing near: empty.
 */
export function matchPeople(people: readonly QuotedPerson[], typed: string): readonly QuotedPerson[] {
  const whole = foldName(typed).slice(0, LONGEST);
  if (whole === '') return people;
  const wanted = withoutArticleOrOne(whole);
  const plain = withoutTitles(wanted);
  const index = indexOf(people);
  const spelt = ranked(index.entries, (entry) => {
    const best = likeness(entry, wanted);
    if (best === 0 && entry.full.startsWith(whole)) return 1;
    return plain === wanted ? best : Math.max(best, likeness(entry, plain) - 0.1);
  });
  if (spelt.length > 0) return spelt;
  const inOffice = officeHolder(index.entries, wanted);
  return inOffice.length > 0 ? inOffice : likeSpelt(index, plain);
}

/**
 * "prime minister of britain": who has the office with the country's adjective, or else the only one who has it without
 * any country.
 */
function officeHolder(entries: readonly Entry[], wanted: string): readonly QuotedPerson[] {
  const [, office = '', country = ''] = patterns.officeOfPlace.exec(wanted) ?? [];
  if (office === '' || !isPlace(country)) return [];
  const exact = entries.filter(({ roles }) =>
    roles.some((role) => {
      const [adjective = '', ...rest] = role.split(' ');
      return rest.join(' ') === office && (adjective === country || demonyms.get(adjective) === country);
    }),
  );
  const bare = entries.filter(({ roles }) => roles.includes(office));
  return (exact.length > 0 ? exact : bare.length === 1 ? bare : []).map(({ person }) => person);
}

const LONGEST = 100;

function likeness(entry: Entry, wanted: string): number {
  if (entry.name === wanted) return 10;
  if (entry.aliases.includes(wanted)) return 9;
  if (entry.name.startsWith(wanted)) return 8;
  const words = wanted.split(' ');
  const last = entry.nameWords.at(-1) ?? '';
  if (words.length === 1 && last.startsWith(wanted)) return 7.5;
  if (everyBegins(words, entry.nameWords)) return 7;
  if (entry.roles.includes(wanted)) return 6;
  if (entry.aliases.some((alias) => alias.startsWith(wanted))) return 5;
  if (everyBegins(words, entry.words)) return 4;
  return entry.roleWords.some((role) => everyBegins(words, role)) ? 3 : 0;
}

/** Every word typed begins one of the words, each another one. */
function everyBegins(typed: readonly string[], words: readonly string[]): boolean {
  const [only = ''] = typed;
  if (typed.length === 1) return words.some((word) => word.startsWith(only));
  const left = [...words];
  for (const word of typed) {
    const found = left.findIndex((candidate) => candidate.startsWith(word));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return true;
}

function likeSpelt({ entries, vocabulary }: PeopleIndex, wanted: string): readonly QuotedPerson[] {
  const typed = wanted.split(' ').filter((word) => word.length > 1);
  if (typed.length === 0 || typed.length > MOST_WORDS) return [];
  const near = typed.map((word) => nearWords(vocabulary, word));
  if (near.some((words) => words.size === 0)) return [];
  return ranked(entries, (entry) => {
    let score = 0;
    for (const words of near) {
      let best = 0;
      for (const word of entry.words) best = Math.max(best, words.get(word) ?? 0);
      if (best === 0) return 0;
      score += best;
    }
    return score;
  });
}

const MOST_WORDS = 8;
/** Words of the same sound differ by so many letters at most. */
const SOUND_LETTERS = 2;

/** So many letters tell which name is begun, though one of them is wrong. */
const FEWEST_LETTERS = 5;

/** The words that a typed one may be a misspelling of, with 1 for the same sound down to little above 0. */
function nearWords(vocabulary: PeopleIndex['vocabulary'], typed: string): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const key = spellingKey(typed);
  for (const { word, key: sound } of vocabulary) {
    if (word.length > typed.length + SOUND_LETTERS && typed.length >= FEWEST_LETTERS) {
      // Somebody who does not type on: "zelin" begins as "zelensky" does.
      const edits = misspelt(typed, word.slice(0, typed.length));
      if (edits !== null) near.set(word, 0.9 - edits / typed.length);
    }
    if (Math.abs(word.length - typed.length) > SOUND_LETTERS) continue;
    if (word === typed) near.set(word, 1.2);
    else if (sound === key) near.set(word, 1);
    else if (word.length > 3) {
      const edits = misspelt(typed, word);
      if (edits !== null) near.set(word, 1 - edits / typed.length);
    }
  }
  return near;
}

function ranked(entries: readonly Entry[], score: (entry: Entry) => number): readonly QuotedPerson[] {
  return entries
    .map((entry) => ({ person: entry.person, score: score(entry) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ person }) => person);
}

function indexOf(people: readonly QuotedPerson[]): PeopleIndex {
  const known = indexes.get(people);
  if (known) return known;
  const entries = people.map(entryOf);
  const words = [...new Set(entries.flatMap((entry) => entry.words))];
  const index = { entries, vocabulary: words.map((word) => ({ word, key: spellingKey(word) })) };
  indexes.set(people, index);
  return index;
}

function entryOf(person: QuotedPerson): Entry {
  const { speaker } = person;
  const full = foldName(speaker.name);
  const name = withoutArticleOrOne(full);
  const aliases = speaker.aliases.map((alias) => withoutArticleOrOne(foldName(alias)));
  const nameWords = name.split(' ');
  const roles = speaker.roles.map((role) => withoutArticleOrOne(foldName(role)));
  return {
    person,
    full,
    name,
    aliases,
    roles,
    nameWords,
    roleWords: roles.map((role) => role.split(' ')),
    words: [...new Set([name, ...aliases].flatMap((form) => form.split(' ')))],
  };
}

function withoutArticleOrOne(folded: string): string {
  return withoutArticle(folded, english.articlesOrOne);
}

/** "sir keir starmer" without "sir"; what is a title only stays as it is. */
function withoutTitles(folded: string): string {
  const words = folded.split(' ');
  let first = 0;
  while (first < words.length - 1 && isTitle(words[first] ?? '')) first += 1;
  return isTitle(words.at(-1) ?? '') ? folded : words.slice(first).join(' ');
}

function isTitle(word: string): boolean {
  return honorifics.has(word) || offices.has(word) || english.typedTitles.has(word);
}
