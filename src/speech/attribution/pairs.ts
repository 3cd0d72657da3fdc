import type { Candidate } from './candidates.ts';
import { type Context, REACH, type SpanPlace } from './context.ts';
import { type Relation, relationOf } from './relation.ts';

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
export function pairsOf(context: Context, place: SpanPlace): readonly Pair[] {
  const pairs: Pair[] = [];
  const part = context.parts[place.part];
  if (!part) return pairs;
  const own = part.candidates;
  const split = firstAfter(own, place.token);
  push(context, place, nearestFirst(own, split, BEFORE_IN_PARAGRAPH), 0, pairs);
  push(context, place, own.slice(split, split + AFTER_IN_PARAGRAPH), 0, pairs);
  let paragraphs = 1;
  for (let at = part.before; at >= 0 && paragraphs <= REACH; at = context.parts[at]?.before ?? -1) {
    const earlier = context.parts[at]?.candidates ?? [];
    push(
      context,
      place,
      nearestFirst(earlier, earlier.length, IN_EARLIER[paragraphs] ?? 0),
      paragraphs,
      pairs,
    );
    paragraphs++;
  }
  const next = context.parts[place.part + 1]?.candidates ?? [];
  push(context, place, next.slice(0, IN_NEXT), -1, pairs);
  return pairs;
}

function push(
  context: Context,
  place: SpanPlace,
  candidates: readonly Candidate[],
  paragraphs: number,
  into: Pair[],
): void {
  let subjects = 0;
  for (const [rank, candidate] of candidates.entries()) {
    into.push({
      candidate,
      relation: relationOf(context, place, candidate, paragraphs),
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
