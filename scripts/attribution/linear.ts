import { describePair, settingOf } from '../../src/speech/attribution/describe.ts';
import { Features } from '../../src/speech/attribution/features.ts';
import type { ArticleExamples } from './examples.ts';
import { randomFrom, shuffled } from './random.ts';

/** A quotation's pairs as rows of the table of weights. */
export interface Sample {
  readonly rows: Int32Array;
  /** Where each pair's rows start in `rows`; one entry more than pairs. */
  readonly starts: Int32Array;
  readonly right: readonly boolean[];
}

export function samplesOf(articles: readonly ArticleExamples[], size: number): readonly (readonly Sample[])[] {
  const features = new Features(size);
  return articles.map(({ scene, examples }) =>
    examples.map(({ place, pairs, right }): Sample => {
      const setting = settingOf(scene, place);
      const rows: number[] = [];
      const starts = [0];
      for (const pair of pairs) {
        features.clear();
        describePair(setting, pair, features);
        for (let index = 0; index < features.count; index++) rows.push(features.rows[index] ?? 0);
        starts.push(rows.length);
      }
      return { rows: Int32Array.from(rows), starts: Int32Array.from(starts), right };
    }),
  );
}

/** The sum of weights of each pair. */
export function scoresOf(sample: Sample, table: Float32Array): Float64Array {
  const scores = new Float64Array(sample.starts.length - 1);
  for (let pair = 0; pair < scores.length; pair++) {
    let sum = 0;
    const end = sample.starts[pair + 1] ?? 0;
    for (let at = sample.starts[pair] ?? 0; at < end; at++) sum += table[sample.rows[at] ?? 0] ?? 0;
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

/**
 * Multinomial logistic regression over each quotation's candidates (the right ones' shares added up), by
 * AdaGrad with a pull towards nought.
 */
export function trainLinear(samples: readonly Sample[], size: number, settings = { passes: 8, rate: 0.08, pull: 2e-6 }): Float32Array {
  const table = new Float32Array(size);
  const squares = new Float32Array(size).fill(0.01);
  const random = randomFrom(11);
  const usable = samples.filter((sample) => sample.right.includes(true));
  for (let pass = 0; pass < settings.passes; pass++) {
    const rate = settings.rate * (1 - pass / settings.passes) + 0.01;
    for (const sample of shuffled(usable, random)) {
      const shares = softmax(scoresOf(sample, table));
      let rightShare = 1e-12;
      for (const [pair, share] of shares.entries()) if (sample.right[pair]) rightShare += share;
      for (const [pair, share] of shares.entries()) {
        const gradient = share - (sample.right[pair] ? share / rightShare : 0);
        if (Math.abs(gradient) < 1e-3) continue;
        const end = sample.starts[pair + 1] ?? 0;
        for (let at = sample.starts[pair] ?? 0; at < end; at++) {
          const row = sample.rows[at] ?? 0;
          const weight = table[row] ?? 0;
          const step = gradient + settings.pull * weight * 100;
          const square = (squares[row] ?? 0) + step * step;
          squares[row] = square;
          table[row] = weight - (rate * step) / Math.sqrt(square);
        }
      }
    }
  }
  return table;
}
