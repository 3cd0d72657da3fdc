import type { RankedPassage } from './ranked-passage.ts';
import weights from './weights.json' with { type: 'json' };

type AnswerWeights = { readonly constant: number } & Readonly<Record<string, number>>;

/** From this likelihood on the best passage is shown as an answer. */
export const answeredFrom = 0.5;

/**
 * How likely it is that the best passage answers, from 0 to 1, by logistic regression. Its features are
 * shares and cosines, so that it does not depend on how much is indexed.
 */
export function likelihoodOfAnswer(ranked: readonly RankedPassage[]): number {
  const best = ranked[0]?.features;
  if (best === undefined) return 0;
  const chosen: AnswerWeights =
    best.meaning === undefined ? weights.answered.lexical : weights.answered.withMeaning;
  const features: Readonly<Record<string, number>> = best;
  let sum = chosen.constant;
  for (const [name, weight] of Object.entries(chosen)) sum += weight * (features[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
