import type { Joint } from './asked-words.ts';
import type { CommonRun } from './common-runs.ts';
import { type MarkedWords, stretchAt } from './utterances.ts';
import type { ArticleNumbers } from './word-index.ts';

/** An article that may have (a part of) the quotation, with the runs it has in common with it. */
export interface CandidateArticle {
  readonly of: ArticleNumbers;
  readonly marked: readonly MarkedWords[];
  readonly runs: readonly CommonRun[];
}

/** A stretch of the quotation and the stretch of an article that it comes from. Ends exclusive, in words. */
export interface Piece {
  readonly candidate: CandidateArticle;
  readonly askedStart: number;
  readonly askedEnd: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/** Of all candidates' runs so many are looked at, the longest. */
const MOST_RUNS = 400;
/** Words left out between two runs of one piece at most; more where the quotation marks a cut. */
const NEAR = 40;
const NEAR_WHERE_CUT = 250;
/** What it costs, in words, to go on nearby, elsewhere in the article, and in another article. */
const COST = { near: 0.5, leftOut: 0.02, elsewhere: 3.5, otherArticle: 4 };
/** Between places that are as good otherwise, the one between quotation marks is chosen. */
const MARKED = 0.3;

interface Step {
  readonly candidate: CandidateArticle;
  readonly run: CommonRun;
  /** Words at the run's beginning that the run before has already. */
  trimmed: number;
  score: number;
  before: Step | undefined;
  /** True when it stands elsewhere than right after the one before. */
  apart: boolean;
}

/**
 * The pieces that together have most of the quotation's words, in its order: one where it stands in one
 * place, several where it is put together. Empty when there are no runs.
 */
export function choosePieces(
  candidates: readonly CandidateArticle[],
  joints: readonly (Joint | undefined)[],
): readonly Piece[] {
  const steps = stepsOf(candidates);
  let best: Step | undefined;
  for (const [place, step] of steps.entries()) {
    for (let earlier = 0; earlier < place; earlier += 1) {
      const before = steps[earlier];
      if (before !== undefined) goOn(before, step, joints);
    }
    if (best === undefined || step.score > best.score) best = step;
  }
  return piecesOf(best);
}

function stepsOf(candidates: readonly CandidateArticle[]): readonly Step[] {
  const runs = candidates.flatMap((candidate) => candidate.runs.map((run) => ({ candidate, run })));
  const longest =
    runs.length <= MOST_RUNS
      ? runs
      : runs.sort((one, other) => other.run.length - one.run.length).slice(0, MOST_RUNS);
  return longest
    .map(
      ({ candidate, run }): Step => ({
        candidate,
        run,
        trimmed: 0,
        score: run.length + (stretchAt(candidate.marked, run.source) === undefined ? 0 : MARKED),
        before: undefined,
        apart: true,
      }),
    )
    .sort((one, other) => one.run.asked - other.run.asked || one.run.source - other.run.source);
}

/** Lets `step` follow `before` when that makes more of it than what it follows so far. */
function goOn(before: Step, step: Step, joints: readonly (Joint | undefined)[]): void {
  const askedEnd = before.run.asked + before.run.length;
  const trimmed = Math.max(0, askedEnd - step.run.asked);
  const own = step.run.length - trimmed;
  if (own <= 0) return;
  const sameArticle = before.candidate === step.candidate;
  const leftOut = step.run.source + trimmed - (before.run.source + before.run.length);
  const cut = joints.slice(askedEnd, step.run.asked + trimmed + 1).includes('cut');
  const near = sameArticle && leftOut >= 0 && leftOut <= (cut ? NEAR_WHERE_CUT : NEAR);
  const apart = near ? 0 : sameArticle ? COST.elsewhere : COST.otherArticle;
  const cost = near ? COST.near + (cut ? 0 : COST.leftOut * leftOut) : apart;
  const marked = !near && stretchAt(step.candidate.marked, step.run.source) !== undefined ? MARKED : 0;
  const score = before.score + own - cost + marked;
  if (score <= step.score) return;
  step.score = score;
  step.before = before;
  step.trimmed = trimmed;
  step.apart = !near;
}

function piecesOf(last: Step | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = last;
  for (let step = last; step !== undefined; step = step.before) {
    if (!step.apart && step.before !== undefined) continue;
    if (end !== undefined)
      pieces.unshift({
        candidate: step.candidate,
        askedStart: step.run.asked + (step.before === undefined ? 0 : step.trimmed),
        askedEnd: end.run.asked + end.run.length,
        sourceStart: step.run.source + (step.before === undefined ? 0 : step.trimmed),
        sourceEnd: end.run.source + end.run.length,
      });
    end = step.before;
  }
  return pieces;
}
