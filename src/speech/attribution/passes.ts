import type { Candidate } from './candidates.ts';
import { bestOf, type Choices } from './choices.ts';
import type { Context, SpanPlace } from './context.ts';
import { CUE_ROWS, cuesOf } from './cue-choice.ts';
import { describeCued } from './cued-features.ts';
import { Features } from './features.ts';
import { describeNeighbours } from './neighbour-features.ts';
import { describePair } from './pair-features.ts';
import { pairsOf } from './pairs.ts';
import { settingOf } from './setting.ts';

/** Rows of the first pass's table of weights, and of the second's. */
export const PASS_ROWS = 1 << 18;
export const NEIGHBOUR_ROWS = 1 << 14;

/** How many candidates of a marked span the second pass looks at. */
export const KEPT = 8;

/** The first pass: ranks every candidate source of every marked span on its own, after its likeliest cues. */
export function firstPass(context: Context, cueTable: Float32Array, table: Float32Array): readonly Choices[] {
  const features = new Features(PASS_ROWS);
  const cueFeatures = new Features(CUE_ROWS);
  return context.places.map((place) => {
    const setting = settingOf(context, place);
    const cues = cuesOf(context, place, setting, cueTable, cueFeatures);
    const scored = pairsOf(context, place).map((pair) => {
      features.clear();
      describePair(context, setting, pair, features);
      describeCued(context, setting, pair, cues, features);
      const label = isLabel(context, place, pair.candidate) ? LABEL_BONUS : 0;
      return { pair, score: features.sum(table) + label };
    });
    return { place, setting, cues, choices: bestOf(scored, KEPT) };
  });
}

/**
 * What a transcript's label within the marks (“DOE: Well, …”) gains over all else. Set, not learned: the
 * annotated articles hold no such label, and it leaves no doubt.
 */
const LABEL_BONUS = 8;

export function isLabel(context: Context, place: SpanPlace, candidate: Candidate): boolean {
  const start = context.parts[candidate.part]?.outline.start[candidate.from] ?? 0;
  return candidate.part === place.part && start >= place.span.outerStart && candidate.to <= place.token;
}

/**
 * The second pass: ranks the best few again, adding to their scores what the first pass chose for the spans
 * around.
 */
export function secondPass(first: readonly Choices[], table: Float32Array): readonly Choices[] {
  const features = new Features(NEIGHBOUR_ROWS);
  return first.map((own, at) => {
    const scored = own.choices.map((choice, rank) => {
      features.clear();
      describeNeighbours(first, at, rank, choice, features);
      return { pair: choice.pair, score: choice.score + features.sum(table) };
    });
    return { ...own, choices: bestOf(scored, KEPT) };
  });
}
