import type { Candidate } from './candidates.ts';
import { type Relation, relationOf } from './relation.ts';
import { type Place, REACH, type Scene } from './scene.ts';

/** A candidate source for a quotation. */
export interface Pair {
  readonly candidate: Candidate;
  readonly relation: Relation;
  /** How many candidates, and how many subjects, stand nearer on the same side. */
  readonly rank: number;
  readonly subjectRank: number;
}

/** The most candidates looked at in the quotation's own paragraph, before and after it. */
const BEFORE_IN_PARAGRAPH = 26;
const AFTER_IN_PARAGRAPH = 14;
/** The most candidates looked at in each paragraph before it, and in the one after. */
const IN_EARLIER = [0, 16, 10, 8, 6, 6];
const IN_NEXT = 4;

/** The candidate sources of a quotation, nearest first on each side. */
export function pairsOf(scene: Scene, place: Place): readonly Pair[] {
  const pairs: Pair[] = [];
  const part = scene.parts[place.part];
  if (!part) return pairs;
  const own = part.candidates;
  const split = firstAfter(own, place.token);
  push(scene, place, nearestFirst(own, split, BEFORE_IN_PARAGRAPH), 0, pairs);
  push(scene, place, own.slice(split, split + AFTER_IN_PARAGRAPH), 0, pairs);
  let paragraphs = 1;
  for (let at = part.before; at >= 0 && paragraphs <= REACH; at = scene.parts[at]?.before ?? -1) {
    const earlier = scene.parts[at]?.candidates ?? [];
    push(scene, place, nearestFirst(earlier, earlier.length, IN_EARLIER[paragraphs] ?? 0), paragraphs, pairs);
    paragraphs++;
  }
  const next = scene.parts[place.part + 1]?.candidates ?? [];
  push(scene, place, next.slice(0, IN_NEXT), -1, pairs);
  return pairs;
}

function push(
  scene: Scene,
  place: Place,
  candidates: readonly Candidate[],
  paragraphs: number,
  into: Pair[],
): void {
  let subjects = 0;
  for (const [rank, candidate] of candidates.entries()) {
    into.push({
      candidate,
      relation: relationOf(scene, place, candidate, paragraphs),
      rank,
      subjectRank: subjects,
    });
    if (candidate.subject) subjects++;
  }
}

/** The last `most` candidates before index `end`, last first. */
function nearestFirst(candidates: readonly Candidate[], end: number, most: number): readonly Candidate[] {
  return candidates.slice(Math.max(0, end - most), end).reverse();
}

/** Index of the first candidate that starts after the token, by halving: a paragraph may hold thousands. */
function firstAfter(candidates: readonly Candidate[], token: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.from ?? 0) > token) high = middle;
    else low = middle + 1;
  }
  return low;
}
