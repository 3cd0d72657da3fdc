import type { Choices } from '../../src/speech/attribution/choices.ts';
import { CUE_ROWS, type Cue, cuesOf, possibleCues } from '../../src/speech/attribution/cue-choice.ts';
import { describeCue } from '../../src/speech/attribution/cue-features.ts';
import { describeCued } from '../../src/speech/attribution/cued-features.ts';
import { Features } from '../../src/speech/attribution/features.ts';
import { describeNeighbours } from '../../src/speech/attribution/neighbour-features.ts';
import { describePair } from '../../src/speech/attribution/pair-features.ts';
import { NEIGHBOUR_ROWS } from '../../src/speech/attribution/passes.ts';
import { settingOf } from '../../src/speech/attribution/setting.ts';
import type { ArticleExamples, Example } from '../attribution/examples.ts';
import { randomFrom, shuffled } from './random.ts';

/** A quotation's pairs as rows of the table of weights. */
export interface Sample {
  readonly rows: Int32Array;
  /** Where each pair's rows start in `rows`; one entry more than pairs. */
  readonly starts: Int32Array;
  readonly right: readonly boolean[];
  /** Scores that the weights are added to, when there is a pass before. */
  readonly offsets?: readonly number[];
}

/** Every quotation's candidate sources as rows; `cues` are each article's quotations' likeliest cues. */
export function samplesOf(
  articles: readonly ArticleExamples[],
  cues: readonly (readonly (readonly Cue[])[])[],
  size: number,
): readonly (readonly Sample[])[] {
  const features = new Features(size);
  return articles.map(({ context, examples }, index) =>
    examples.map(({ place, pairs, right }, at): Sample => {
      const setting = settingOf(context, place);
      const rows: number[] = [];
      const starts = [0];
      for (const pair of pairs) {
        features.clear();
        describePair(context, setting, pair, features);
        describeCued(context, setting, pair, cues[index]?.[at] ?? [], features);
        for (let row = 0; row < features.count; row++) rows.push(features.rows[row] ?? 0);
        starts.push(rows.length);
      }
      return { rows: Int32Array.from(rows), starts: Int32Array.from(starts), right };
    }),
  );
}

/** Every quotation's possible cues as rows; right are those that people marked, or none when they marked none. */
export function cueSamplesOf(articles: readonly ArticleExamples[]): readonly (readonly Sample[])[] {
  const features = new Features(CUE_ROWS);
  return articles.map(({ context, examples, styled }) =>
    examples.map(({ place, gold }): Sample => {
      const setting = settingOf(context, place);
      const rows: number[] = [];
      const starts = [0];
      const right: boolean[] = [];
      for (const cue of possibleCues(context, place)) {
        features.clear();
        describeCue(context, place, setting, cue, features);
        for (let row = 0; row < features.count; row++) rows.push(features.rows[row] ?? 0);
        starts.push(rows.length);
        const at =
          (styled.offsets[cue.part] ?? 0) + (context.parts[cue.part]?.outline.start[cue.token] ?? -1e9);
        right.push(gold?.cue.some(([from, to]) => at >= from && at < to) ?? false);
      }
      if (gold && !right.includes(true)) right[right.length - 1] = true;
      return { rows: Int32Array.from(rows), starts: Int32Array.from(starts), right };
    }),
  );
}

/** The first pass's choices as rows for the second. */
export function secondSamplesOf(
  articles: readonly ArticleExamples[],
  first: readonly (readonly Choices[])[],
): readonly (readonly Sample[])[] {
  const features = new Features(NEIGHBOUR_ROWS);
  return articles.map(({ examples }, index) =>
    examples.map((example, at): Sample => {
      const choices = first[index] ?? [];
      const rows: number[] = [];
      const starts = [0];
      for (const [rank, choice] of (choices[at]?.choices ?? []).entries()) {
        features.clear();
        describeNeighbours(choices, at, rank, choice, features);
        for (let row = 0; row < features.count; row++) rows.push(features.rows[row] ?? 0);
        starts.push(rows.length);
      }
      return {
        rows: Int32Array.from(rows),
        starts: Int32Array.from(starts),
        right: rightChoices(example, choices[at]),
        offsets: (choices[at]?.choices ?? []).map((choice) => choice.score),
      };
    }),
  );
}

/** For each choice: whether people marked it as the source. */
export function rightChoices(example: Example, choices: Choices | undefined): readonly boolean[] {
  return (choices?.choices ?? []).map(({ pair }) => {
    const index = example.pairs.findIndex(({ candidate }) => candidate === pair.candidate);
    return example.right[index] ?? false;
  });
}

/** The likeliest cues of each of an article's marked spans. */
export function cuesOfArticle(article: ArticleExamples, table: Float32Array): readonly (readonly Cue[])[] {
  const features = new Features(CUE_ROWS);
  const { context } = article;
  return context.places.map((place) => cuesOf(context, place, settingOf(context, place), table, features));
}

/** The sum of weights of each pair. */
export function scoresOf(sample: Sample, table: Float32Array): Float64Array {
  const scores = new Float64Array(sample.starts.length - 1);
  for (let pair = 0; pair < scores.length; pair++) {
    let sum = sample.offsets?.[pair] ?? 0;
    const end = sample.starts[pair + 1] ?? 0;
    for (let at = sample.starts[pair] ?? 0; at < end; at++) sum += table[sample.rows[at] as number] as number;
    scores[pair] = sum;
  }
  return scores;
}

export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  const shares = scores.map((score) => Math.exp(score - most));
  let total = 0;
  for (const share of shares) total += share;
  return shares.map((share) => share / total);
}

/** How the tables are trained; chosen on training articles left out of training. */
export interface LinearSettings {
  readonly passes: number;
  /** The step at the start; it falls to a tenth. */
  readonly rate: number;
  /** The pull of weights towards nought, as a share of a step. */
  readonly pull: number;
  /** Passes at the end over which the weights are averaged. */
  readonly averaged: number;
  /** Share of features left out of each step, so that no weight leans on another being there. */
  readonly dropped: number;
  /** The orders that tables are learned in and averaged over; three where none are given. */
  readonly seeds?: readonly number[];
}

export const LINEAR: LinearSettings = { passes: 8, rate: 0.03, pull: 1e-2, averaged: 4, dropped: 0 };

/** The second pass only corrects the first: small steps. */
export const LINEAR_SECOND: LinearSettings = { passes: 5, rate: 0.02, pull: 2e-2, averaged: 4, dropped: 0 };

/**
 * Multinomial logistic regression over each quotation's candidates (the right ones' shares added up), by
 * AdaGrad with a pull towards nought.
 */
export function trainLinear(
  samples: readonly Sample[],
  size: number,
  settings: LinearSettings = LINEAR,
): Float32Array {
  const seeds = settings.seeds ?? SEEDS;
  const mean = new Float32Array(size);
  for (const seed of seeds) {
    const table = trainInOrder(samples, size, settings, seed);
    for (let row = 0; row < size; row++) mean[row] = (mean[row] ?? 0) + (table[row] ?? 0) / seeds.length;
  }
  return mean;
}

/** Tables learned in several orders are averaged: what one order happens to end with weighs less. */
const SEEDS = [11, 12, 13];

function trainInOrder(
  samples: readonly Sample[],
  size: number,
  settings: LinearSettings,
  seed: number,
): Float32Array {
  const table = new Float32Array(size);
  const squares = new Float32Array(size).fill(0.01);
  const average = new Float32Array(size);
  const random = randomFrom(seed);
  const usable = samples.filter((sample) => sample.right.includes(true));
  for (let pass = 0; pass < settings.passes; pass++) {
    const rate = settings.rate * (1 - (0.9 * pass) / settings.passes);
    for (const sample of shuffled(usable, random)) {
      learn(thinned(sample, settings.dropped, random), table, squares, rate, settings.pull);
    }
    if (pass < settings.passes - settings.averaged) continue;
    for (let row = 0; row < size; row++)
      average[row] = (average[row] ?? 0) + (table[row] ?? 0) / settings.averaged;
  }
  return average;
}

/** The sample without a share of its features, the same ones for all its pairs. */
function thinned(sample: Sample, share: number, random: () => number): Sample {
  if (share === 0) return sample;
  const seed = Math.floor(random() * 0x7fffffff);
  const limit = share * 0x10000;
  const rows = new Int32Array(sample.rows.length);
  const starts = new Int32Array(sample.starts.length);
  let count = 0;
  for (let pair = 0; pair + 1 < starts.length; pair++) {
    const end = sample.starts[pair + 1] as number;
    for (let at = sample.starts[pair] as number; at < end; at++) {
      const row = sample.rows[at] as number;
      if (((Math.imul(row ^ seed, 0x9e3779b1) >>> 8) & 0xffff) >= limit) rows[count++] = row;
    }
    starts[pair + 1] = count;
  }
  return { ...sample, rows, starts };
}

function learn(sample: Sample, table: Float32Array, squares: Float32Array, rate: number, pull: number): void {
  const shares = softmax(scoresOf(sample, table));
  let rightShare = 1e-12;
  for (let pair = 0; pair < shares.length; pair++) if (sample.right[pair]) rightShare += shares[pair] ?? 0;
  for (let pair = 0; pair < shares.length; pair++) {
    const share = shares[pair] ?? 0;
    const gradient = share - (sample.right[pair] ? share / rightShare : 0);
    if (Math.abs(gradient) < 1e-3) continue;
    const end = sample.starts[pair + 1] ?? 0;
    for (let at = sample.starts[pair] ?? 0; at < end; at++) {
      const row = sample.rows[at] as number;
      const weight = table[row] as number;
      const step = gradient + pull * weight;
      const square = (squares[row] as number) + step * step;
      squares[row] = square;
      table[row] = weight - (rate * step) / Math.sqrt(square);
    }
  }
}
