import { genderOfPronoun } from '../../english/language.ts';
import type { Gender } from '../../english/names.ts';
import type { Entity } from './entity.ts';
import type { ReadParagraph } from './read-paragraphs.ts';

/** A pronoun counts three when its sentence and the one before name nobody else, else one. */
interface Votes {
  f: number;
  m: number;
}

/**
 * Tells the gender of those whose names do not, from the pronouns that follow their names with nobody else in between
 * whom they may mean. Where many speak against what a given name tells ("Waverly Bergstrom … he"), they are right.
 */
export function guessGenders(paragraphs: readonly ReadParagraph[]): void {
  const votes = new Map<Entity, Votes>();
  const lately = new Map<Gender, Lately[]>([
    ['f', []],
    ['m', []],
    [null, []],
  ]);
  for (const paragraph of paragraphs) countVotes(paragraph, votes, lately);
  for (const [entity, { f, m }] of votes) {
    if (entity.gender === null) {
      if (Math.max(f, m) > 2 * Math.min(f, m)) entity.gender = f > m ? 'f' : 'm';
    } else if (entity.gender === 'f' ? m > MANY && m > 4 * f : f > MANY && f > 4 * m) {
      entity.gender = entity.gender === 'f' ? 'm' : 'f';
    }
  }
}

const MANY = 5;

/** Somebody of known gender and the paragraph that last names them. */
interface Lately {
  readonly entity: Entity;
  readonly paragraph: number;
}

// For so many paragraphs somebody who was named may be meant by a pronoun.
const STILL_MEANT = 2;

/** Whether a pronoun may mean somebody else of its gender, named a little before. */
function hasRival(lately: readonly Lately[], entity: Entity, paragraph: number): boolean {
  return lately.some((other) => other.entity !== entity && paragraph - other.paragraph <= STILL_MEANT);
}

function isPerson(entity: Entity): boolean {
  return entity.kind === 'person' || (entity.kind === 'unclear' && entity.parts.length > 1);
}

/** Counts the pronouns of a paragraph that can only mean whoever was named last. */
function countVotes(
  paragraph: ReadParagraph,
  votes: Map<Entity, Votes>,
  lately: ReadonlyMap<Gender, Lately[]>,
): void {
  const { words, namings, quotedIn } = paragraph;
  let next = 0;
  let last: Entity | null = null;
  let sentence = 0;
  let alone = false;
  for (const [at, word] of words.entries()) {
    const quoted = (quotedIn[at] ?? -1) >= 0;
    const naming = namings[next];
    if (naming && naming.mention.last <= at) {
      next += 1;
      const { entity } = naming;
      if (quoted || !entity || !isPerson(entity)) continue;
      alone = last === null || word.sentence - sentence > 1 || last === entity;
      last = entity;
      sentence = word.sentence;
      remember(entity, paragraph.index, lately);
      continue;
    }
    const gender = last && !quoted ? genderOfPronoun(word.lower) : null;
    if (!last || !gender || word.sentence - sentence > 1) continue;
    if (hasRival(rivalsOf(last, gender, lately), last, paragraph.index)) continue;
    const counted = votes.get(last) ?? { f: 0, m: 0 };
    counted[gender] += alone ? 3 : 1;
    votes.set(last, counted);
  }
}

/** Notes who was named last. The last two of a gender are enough to tell whether there is anybody but one. */
function remember(entity: Entity, paragraph: number, lately: ReadonlyMap<Gender, Lately[]>): void {
  const same = lately.get(entity.gender);
  if (!same) return;
  if (same[0]?.entity !== entity) same.length = Math.min(same.length, 1);
  if (same[0]?.entity === entity) same.shift();
  same.unshift({ entity, paragraph });
}

/** Whom else a pronoun may mean; against a gender that is known, those of unknown gender too. */
function rivalsOf(
  entity: Entity,
  gender: NonNullable<Gender>,
  lately: ReadonlyMap<Gender, Lately[]>,
): readonly Lately[] {
  const rivals = lately.get(gender) ?? [];
  const known = entity.gender !== null && entity.gender !== gender;
  return known ? [...rivals, ...(lately.get(null) ?? [])] : rivals;
}
