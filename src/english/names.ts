import { createRequire } from 'node:module';
import { memo } from '../text/memo.ts';
import bodies from './bodies.json' with { type: 'json' };
import bodyNounList from './body-nouns.json' with { type: 'json' };
import nicknames from './nicknames.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import plainWords from './plain-words.json' with { type: 'json' };
import titles from './titles.json' with { type: 'json' };
import unisex from './unisex-names.json' with { type: 'json' };
import utteranceNouns from './utterances.json' with { type: 'json' };

export type Gender = 'f' | 'm' | null;

const shortForms = new Map<string, Set<number>>();
for (const [number, group] of nicknames.groups.entries()) {
  for (const name of group.split(' ')) {
    const groups = shortForms.get(name);
    if (groups) groups.add(number);
    else shortForms.set(name, new Set([number]));
  }
}
const both = new Set(unisex.names);

export const honorifics: ReadonlyMap<string, Gender> = genderMap(titles.honorifics);
/** Honorifics that stand before a given name alone ("Sir Keir"). */
export const givenNameTitles: ReadonlySet<string> = new Set(titles.beforeGivenName);
export const offices: ReadonlyMap<string, Gender> = genderMap(titles.offices);
/** Words that may stand before an office as part of a title ("former", "presidential"). */
export const beforeOffice: ReadonlySet<string> = new Set(titles.before);
export const suffixes: ReadonlySet<string> = new Set(titles.suffixes);
export const particles: ReadonlySet<string> = new Set(titles.particles);
export const bodyWords: ReadonlySet<string> = new Set(bodies.nameWords);
export const bodyEndings: ReadonlySet<string> = new Set(bodies.strongEndings);
export const bodyNouns: ReadonlySet<string> = new Set(bodies.commonNouns);
export const openers: ReadonlySet<string> = new Set(plainWords.openers);
export const prepositions: ReadonlySet<string> = new Set(plainWords.prepositions);

/** Nouns for what somebody says, in singular and plural ("warning", "remarks"). */
export const utterances: ReadonlySet<string> = withPlurals(utteranceNouns.utterances);
/** Nouns for what a body writes ("article"). */
export const documents: ReadonlySet<string> = new Set(utteranceNouns.documents);

/** What a plain noun for a body ("agency") can stand for: words in the names of such bodies. */
export const bodyNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(bodyNounList.nouns).map(([noun, endings]) => [noun, new Set(endings)]),
);

/** Adjective of a country to the country ("ukrainian" to "ukraine"). */
export const demonyms: ReadonlyMap<string, string> = new Map(
  Object.entries(places.countries).flatMap(([country, adjectives]) =>
    adjectives.split(' ').map((adjective): [string, string] => [adjective, country]),
  ),
);
/** What news agencies write for an American state ("vt") to the state ("vermont"). */
export const stateShortForms: ReadonlyMap<string, string> = new Map(
  Object.entries(places.states).map(([state, short]) => [short, state]),
);
const placeNames = new Set([
  ...Object.keys(places.countries),
  ...Object.keys(places.states),
  ...places.others,
]);

/** True for a country, an American state, a city, or their adjective, in lower case. */
export function isPlace(lower: string): boolean {
  return placeNames.has(lower) || demonyms.has(lower);
}

/** The gender that a given name in lower case tells; null for unisex and unknown names. */
export function genderOf(given: string): Gender {
  return both.has(given) ? null : genderLetter(lookUp(given));
}

/** The gender that most bearers of a given name are of, unisex names included. */
export function likelyGenderOf(given: string): Gender {
  return genderLetter(lookUp(given));
}

/** True for a given name in lower case, of either gender or both. */
export function isGivenName(lower: string): boolean {
  return both.has(lower) || (!demonyms.has(lower) && lookUp(lower) !== 'unknown');
}

/** True when two given names in lower case can be one person's: equal, or a name and its short form. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  const groups = shortForms.get(a);
  const others = shortForms.get(b);
  if (!groups || !others) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

/**
 * A name in lower case without what transliterations and careless spelling vary: accents, doubled
 * letters, and the ending that is written -y, -iy, -yy, -ij, -i or -ey.
 */
export function spellingKey(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(.)\1+/gu, '$1')
    .replace(/(?:[iy]+|ij|ey)$/u, 'i')
    .replaceAll('kh', 'h')
    .replaceAll('w', 'v');
}

type GivenNames = typeof import('gender-detection-from-name');
let givenNames: GivenNames | undefined;

/** The same few thousand words are asked again and again; more would be no names. */
const lookUp = memo(20_000, (given) => {
  // Loaded with the first name asked for: it takes 28 MB and a tenth of a second.
  givenNames ??= createRequire(import.meta.url)('gender-detection-from-name') as GivenNames;
  const { getGender } = givenNames;
  const direct = getGender(given, 'en');
  if (direct !== 'unknown') return direct;
  const hyphen = given.indexOf('-');
  return hyphen > 1 ? getGender(given.slice(0, hyphen), 'en') : direct;
});

function genderLetter(gender: string): Gender {
  return gender === 'female' ? 'f' : gender === 'male' ? 'm' : null;
}

function withPlurals(nouns: readonly string[]): ReadonlySet<string> {
  return new Set(
    nouns.flatMap((noun) => [noun, noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`]),
  );
}

function genderMap(entries: Readonly<Record<string, string>>): ReadonlyMap<string, Gender> {
  return new Map(
    Object.entries(entries).map(([word, gender]) => [word, gender === 'f' || gender === 'm' ? gender : null]),
  );
}
