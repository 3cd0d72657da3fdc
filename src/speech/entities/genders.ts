import { genderOfPronoun } from '../../english/language.ts';
import type { Gender } from '../../english/names.ts';
import type { Entity } from './entity.ts';
import type { Naming, ReadParagraph } from './read-paragraphs.ts';

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
const IN_MIND = 2;

/** Whether a pronoun may mean somebody else of its gender, named a little before. */
function hasRival(lately: readonly Lately[], entity: Entity, paragraph: number): boolean {
  return lately.some((other) => other.entity !== entity && paragraph - other.paragraph <= IN_MIND);
}

function isPerson(entity: Entity): boolean {
  return entity.kind === 'person' || (entity.kind === 'unclear' && entity.parts.length > 1);
}

function countVotes(
  paragraph: ReadParagraph,
  votes: Map<Entity, Votes>,
  lately: ReadonlyMap<Gender, Lately[]>,
): void {
  const { words, namings, quotedIn } = paragraph;
  let next = 0;
  let last: Naming | null = null;
  let sentence = 0;
  let alone = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const naming = namings[next];
    if (naming && naming.mention.last <= at) {
      next += 1;
      if ((quotedIn[at] ?? -1) < 0 && naming.entity && isPerson(naming.entity)) {
        alone = last === null || word.sentence - sentence > 1 || last.entity === naming.entity;
        last = naming;
        sentence = word.sentence;
        const { entity } = naming;
        const same = lately.get(entity.gender);
        // The last two are enough to tell whether there is anybody but one.
        if (same && same[0]?.entity !== entity) same.length = Math.min(same.length, 1);
        if (same?.[0]?.entity === entity) same.shift();
        same?.unshift({ entity, paragraph: paragraph.index });
      }
      continue;
    }
    if (!last?.entity || (quotedIn[at] ?? -1) >= 0) continue;
    const gender = genderOfPronoun(word.lower);
    if (!gender) continue;
    if (word.sentence - sentence > 1) continue;
    const rivals = [...(lately.get(gender) ?? [])];
    // Against a gender that is known only a pronoun counts that can mean nobody else at all.
    if (last.entity.gender !== null && last.entity.gender !== gender)
      rivals.push(...(lately.get(null) ?? []));
    if (!hasRival(rivals, last.entity, paragraph.index)) {
      const counted = votes.get(last.entity) ?? { f: 0, m: 0 };
      counted[gender] += alone ? 3 : 1;
      votes.set(last.entity, counted);
    }
  }
}
