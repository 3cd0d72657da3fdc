import { bestOf, type Choices } from './choices.ts';
import { CUE_ROWS, cuesOf } from './cue-choice.ts';
import { describePair, settingOf } from './describe.ts';
import { describeCued } from './describe-cued.ts';
import { describeNeighbours } from './describe-neighbours.ts';
import { Features } from './features.ts';
import { pairsOf } from './pairs.ts';
import type { Scene } from './scene.ts';

/** Rows of the first pass's table of weights, and of the second's. */
export const PASS_ROWS = 1 << 18;
export const NEIGHBOUR_ROWS = 1 << 14;

/** How many candidates of a marked span the second pass looks at. */
export const KEPT = 8;

/** The first pass: ranks every candidate source of every marked span on its own, after its likeliest cues. */
export function firstPass(scene: Scene, cueTable: Float32Array, table: Float32Array): readonly Choices[] {
  const features = new Features(PASS_ROWS);
  const cueFeatures = new Features(CUE_ROWS);
  return scene.places.map((place) => {
    const setting = settingOf(scene, place);
    const cues = cuesOf(scene, place, setting, cueTable, cueFeatures);
    const scored = pairsOf(scene, place).map((pair) => {
      features.clear();
      describePair(scene, setting, pair, features);
      describeCued(scene, setting, pair, cues, features);
      return { pair, score: features.sum(table) };
    });
    return { place, setting, cues, choices: bestOf(scored, KEPT) };
  });
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
