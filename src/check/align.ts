import { diffArrays } from 'diff';
import type { Joint } from './asked-words.ts';
import type { Piece } from './pieces.ts';

/** Words that the quotation and the article have in common, one beside the other. */
export interface Same {
  readonly asked: number;
  readonly source: number;
  readonly length: number;
}

/** Words of the quotation and the words of the article that stand there; either may be none. Ends exclusive. */
export interface Change {
  readonly askedStart: number;
  readonly askedEnd: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export interface Alignment {
  readonly same: readonly Same[];
  readonly changes: readonly Change[];
}

/** How far a piece may reach: the quotation's words that are its, and the words of its utterance or paragraph. */
export type Reach = Change;

/** Words of the article looked at beyond those that the quotation has left at its ends. */
const SLACK = 8;
/** Edits at most: with more there is nothing to compare. */
const MOST_EDITS = 1000;

/** Compares a piece word by word, its ends included as far as they reach. */
export function align(
  asked: Int32Array,
  piece: Piece,
  reach: Reach,
  joints: readonly (Joint | undefined)[],
): Alignment {
  const before = piece.askedStart - reach.askedStart;
  const after = reach.askedEnd - piece.askedEnd;
  const from =
    before === 0 ? piece.sourceStart : Math.max(reach.sourceStart, piece.sourceStart - before - SLACK);
  const to = after === 0 ? piece.sourceEnd : Math.min(reach.sourceEnd, piece.sourceEnd + after + SLACK);
  const { numbers } = piece.candidate.of;
  const alignment = compare(asked, numbers, {
    askedStart: reach.askedStart,
    askedEnd: reach.askedEnd,
    sourceStart: from,
    sourceEnd: to,
  });
  return withJointsInPlace(withoutLooseEnds(alignment, piece), numbers, joints);
}

function compare(asked: Int32Array, numbers: Int32Array, within: Change): Alignment {
  const parts = diffArrays(
    [...numbers.subarray(within.sourceStart, within.sourceEnd)],
    [...asked.subarray(within.askedStart, within.askedEnd)],
    { maxEditLength: MOST_EDITS },
  );
  const same: Same[] = [];
  const changes: Change[] = [];
  if (parts === undefined) return { same, changes: [within] };
  let askedAt = within.askedStart;
  let sourceAt = within.sourceStart;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      same.push({ asked: askedAt, source: sourceAt, length: count });
      askedAt += count;
      sourceAt += count;
      continue;
    }
    const last = changes.at(-1);
    const goesOn = last !== undefined && last.askedEnd === askedAt && last.sourceEnd === sourceAt;
    const begin = goesOn ? last : { askedStart: askedAt, sourceStart: sourceAt };
    if (added) askedAt += count;
    else sourceAt += count;
    const change = { ...begin, askedEnd: askedAt, sourceEnd: sourceAt };
    if (goesOn) changes[changes.length - 1] = change;
    else changes.push(change);
  }
  return { same, changes };
}

/** Single words found far from the piece are chance; beyond the quotation's words the article's do not belong to it. */
function withoutLooseEnds({ same, changes }: Alignment, piece: Piece): Alignment {
  const isLoose = (one: Same, gap: number) => one.length < 2 && gap > 2;
  let first = 0;
  let last = same.length - 1;
  while (first < last) {
    const one = same[first];
    const next = same[first + 1];
    if (one === undefined || next === undefined || one.source >= piece.sourceStart) break;
    if (!isLoose(one, next.source - one.source - one.length)) break;
    first += 1;
  }
  while (last > first) {
    const one = same[last];
    const next = same[last - 1];
    if (one === undefined || next === undefined || one.source < piece.sourceEnd) break;
    if (!isLoose(one, one.source - next.source - next.length)) break;
    last -= 1;
  }
  const kept = same.slice(first, last + 1);
  const [begin] = kept;
  const end = kept.at(-1);
  if (begin === undefined || end === undefined) return { same: kept, changes };
  const askedStart = Math.min(...changes.map((change) => change.askedStart), begin.asked);
  const askedEnd = Math.max(...changes.map((change) => change.askedEnd), end.asked + end.length);
  const sourceStart = Math.min(...changes.map((change) => change.sourceStart), begin.source);
  const sourceEnd = Math.max(...changes.map((change) => change.sourceEnd), end.source + end.length);
  const inner = changes.filter(
    (change) =>
      change.sourceStart >= begin.source + begin.length &&
      change.sourceEnd <= end.source &&
      change.askedStart >= begin.asked &&
      change.askedEnd <= end.asked,
  );
  const extra = begin.asked - askedStart;
  const rest = askedEnd - (end.asked + end.length);
  return {
    same: kept,
    changes: [
      ...(extra === 0
        ? []
        : [
            {
              askedStart,
              askedEnd: begin.asked,
              sourceStart: Math.max(sourceStart, begin.source - extra),
              sourceEnd: begin.source,
            },
          ]),
      ...inner,
      ...(rest === 0
        ? []
        : [
            {
              askedStart: end.asked + end.length,
              askedEnd,
              sourceStart: end.source + end.length,
              sourceEnd: Math.min(sourceEnd, end.source + end.length + rest),
            },
          ]),
    ],
  };
}

/**
 * Words left out of "the cat and the dog" may be "cat and the" or "the cat and": where the quotation marks a cut
 * they are those that make the cut stand there.
 */
function withJointsInPlace(
  { same, changes }: Alignment,
  numbers: Int32Array,
  joints: readonly (Joint | undefined)[],
): Alignment {
  if (!joints.some((joint) => joint !== undefined)) return { same, changes };
  const moved = [...same];
  const placed = changes.map((change) => {
    if (change.askedStart !== change.askedEnd || joints[change.askedStart] !== undefined) return change;
    const shift = shiftToJoint(change, numbers, joints);
    if (shift === 0) return change;
    const left = moved.findIndex(({ asked, length }) => asked + length === change.askedStart);
    const right = moved.findIndex(({ asked }) => asked === change.askedStart);
    const [one, other] = [moved[left], moved[right]];
    if (one === undefined || other === undefined) return change;
    if (one.length + shift < 0 || other.length - shift < 0) return change;
    moved[left] = { ...one, length: one.length + shift };
    moved[right] = {
      asked: other.asked + shift,
      source: other.source + shift,
      length: other.length - shift,
    };
    return {
      askedStart: change.askedStart + shift,
      askedEnd: change.askedEnd + shift,
      sourceStart: change.sourceStart + shift,
      sourceEnd: change.sourceEnd + shift,
    };
  });
  return { same: moved.filter(({ length }) => length > 0), changes: placed };
}

/** How many words the gap must move, to the right or (below zero) to the left; 0 when it cannot. */
function shiftToJoint(change: Change, numbers: Int32Array, joints: readonly (Joint | undefined)[]): number {
  for (
    let shift = 1;
    numbers[change.sourceStart + shift - 1] === numbers[change.sourceEnd + shift - 1];
    shift += 1
  ) {
    if (shift > SLACK) break;
    if (joints[change.askedStart + shift] !== undefined) return shift;
  }
  for (let shift = 1; numbers[change.sourceEnd - shift] === numbers[change.sourceStart - shift]; shift += 1) {
    if (shift > SLACK) break;
    if (joints[change.askedStart - shift] !== undefined) return -shift;
  }
  return 0;
}
