import { english } from '../../english/language.ts';
import { demonyms, isPlace, offices, stateShortForms } from '../../english/names.ts';
import roleWords from '../../english/role-words.json' with { type: 'json' };
import type { Entity, Role } from './entity.ts';
import type { Word } from './words.ts';

const standsFor = new Map<string, string>();
for (const line of roleWords.same) {
  const [first = '', ...others] = line.split(' ');
  for (const other of [first, ...others]) if (!standsFor.has(other)) standsFor.set(other, first);
}
/** Two words that are one office, and the office ("surgeon general"). */
const compounds = new Map(
  roleWords.compounds.map((line): [string, string] => {
    const [modifier = '', noun = '', office = ''] = line.split(' ');
    return [`${modifier} ${noun}`, office];
  }),
);
/** Offices by their short forms ("vp"). */
const abbreviations = new Map(
  roleWords.abbreviations.map((line): [string, string] => {
    const [short = '', office = ''] = line.split(' ');
    return [short, office];
  }),
);
const parties = new Set(roleWords.parties);
// Bounds the work in an article that names thousands of senators.
const MOST_BEARERS = 60;
const leaders = new Set(roleWords.leaders);
/** So many are a leader or a director of something that every word of a description must fit. */
export const vague: ReadonlySet<string> = new Set(roleWords.vague);
/** Such a description mostly means somebody else than the one the text is about. */
export const strangers: ReadonlySet<string> = new Set(roleWords.strangers);
const past = new Set(roleWords.past);
const empty = new Set(roleWords.empty);

/** Reads "the former Ukrainian president" as a role; null when no noun in it says what somebody is. */
export function roleOf(words: readonly Word[], first: number, last: number): Role | null {
  let head = -1;
  for (let index = first; index <= last; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    // What follows "of", "for" or "who" tells more about the noun before it.
    if (head >= 0 && english.roleComplements.has(word.lower)) break;
    if (word.isWord && offices.has(word.lower)) head = index;
  }
  if (head < 0) return null;
  const kept = describingWords(words, first, last, head);
  const written = words[head]?.lower ?? '';
  if (written === 'pm') kept.add('prime');
  const before = words[head - 1]?.lower ?? '';
  const noun = standsFor.get(written) ?? written;
  const joined = compounds.get(`${before} ${noun}`);
  if (joined !== undefined) {
    kept.delete(before);
    return { head: joined, words: kept };
  }
  return { head: abbreviations.get(written) ?? noun, words: kept };
}

/** The words of a role that tell it apart, without its noun at `head`. */
export function describingWords(words: readonly Word[], first: number, last: number, head = -1): Set<string> {
  const kept = new Set<string>();
  for (let index = first; index <= last; index += 1) {
    const word = words[index];
    if (index === head || word === undefined || !word.isWord || empty.has(word.lower)) continue;
    for (const plain of plainWords(word)) kept.add(plain);
  }
  return kept;
}

/** A word as roles compare it: countries for their adjectives, states for short forms, "D-Vt." taken apart. */
function plainWords(word: Word): readonly string[] {
  const party = /^([rdi])-(.+)$/u.exec(word.lower);
  if (party) {
    const state = party[2] ?? '';
    const name = party[1] === 'r' ? 'republican' : party[1] === 'd' ? 'democratic' : 'independent';
    return [name, stateShortForms.get(state) ?? state];
  }
  const { lower } = word;
  if (lower === 'democrat') return ['democratic'];
  if (lower === 'gop') return ['republican'];
  const country = demonyms.get(lower);
  if (country)
    return [country === 'america' || country === 'usa' ? 'us' : country === 'uk' ? 'britain' : country];
  if (lower === 'america' || lower === 'usa') return ['us'];
  return [lower === 'uk' ? 'britain' : lower];
}

/**
 * How well a role named without its bearer ("the Ukrainian president") fits what is known of somebody:
 * 0 when it does not, more for every word that agrees.
 */
export function roleFit(asked: Role, entity: Entity): number {
  let best = 0;
  for (const role of entity.roles) {
    const fit = fitOf(asked, role, entity);
    if (fit > best) best = fit;
  }
  return best;
}

function fitOf(asked: Role, known: Role, entity: Entity): number {
  let fit = 2;
  if (asked.head !== known.head) {
    const leads = asked.head === 'leader' && leaders.has(known.head) && asked.words.size > 0;
    if (!leads) return 0;
    fit = 1;
  }
  if (contradicts(asked.words, known.words)) return 0;
  for (const word of past) {
    if (known.words.has(word) === asked.words.has(word)) continue;
    if (known.words.has(word) || english.deputies.has(word)) return 0;
    fit -= 1;
  }
  return fit + agreement(asked, known, entity);
}

/** How many of the words asked for are known of somebody, less those that are not. */
function agreement(asked: Role, known: Role, entity: Entity): number {
  let fit = 0;
  for (const word of asked.words) {
    if (past.has(word)) continue;
    if (known.words.has(word)) fit += 1;
    else if (entity.roles.some((role) => role.words.has(word) || role.head === word)) fit += 0.5;
    else fit -= vague.has(asked.head) || parties.has(word) ? 2 : 1;
  }
  return fit;
}

/** Who has which role, by its noun; "leader" leads to everybody with an office of that kind. */
export function bearersOf(entities: readonly Entity[]): ReadonlyMap<string, readonly Entity[]> {
  const bearers = new Map<string, Set<Entity>>();
  const add = (head: string, entity: Entity): void => {
    const found = bearers.get(head) ?? new Set();
    if (found.size < MOST_BEARERS) found.add(entity);
    bearers.set(head, found);
  };
  for (const entity of entities) {
    if (entity.kind === 'body') continue;
    for (const { head } of entity.roles) {
      add(head, entity);
      if (leaders.has(head)) add('leader', entity);
    }
  }
  return new Map([...bearers].map(([head, found]) => [head, [...found]]));
}

/** Another party or another country or state than the role known, or "vice-presidential" and "presidential". */
function contradicts(asked: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  if (asked.has('vice-presidential') !== known.has('vice-presidential')) {
    if (asked.has('vice-presidential') || asked.has('presidential')) return true;
  }
  return [parties.has.bind(parties), isPlace].some((sort) => {
    const wanted = [...asked].filter((word) => sort(word));
    const had = [...known].filter((word) => sort(word));
    return wanted.length > 0 && had.length > 0 && !wanted.some((word) => known.has(word));
  });
}
