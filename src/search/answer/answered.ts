import type { RankedPassage } from '../ranking/ranked-passage.ts';
import { learnedDecision } from '../ranking/weights.ts';

/** What the decision reads of the best passage: features of the ranking that do not depend on how much is indexed. */
export const answeredFeatureNames = [
  'flatSentence',
  'twoSentences',
  'relatedSentence',
  'nearKind',
  'topics',
] as const;
/** With vectors; `nearest` is the nearest sentence in meaning of the best five passages. */
export const answeredMeaningNames = [
  'flatSentence',
  'twoSentences',
  'relatedSentence',
  'nearKind',
  'meaning',
  'meaningOfSentence',
  'nearest',
] as const;

const byWords = { names: answeredFeatureNames, ...learnedDecision('lexical', answeredFeatureNames) };
const byMeaning = { names: answeredMeaningNames, ...learnedDecision('withMeaning', answeredMeaningNames) };

const passagesLookedAt = 5;

/** From this likelihood on the best passage is shown as an answer. */
export const answeredFrom = 0.5;

/** How likely it is that the best passage answers, from 0 to 1, by logistic regression. */
export function likelihoodOfAnswer(ranked: readonly RankedPassage[]): number {
  const features = answeredFeatures(ranked);
  if (features === undefined) return 0;
  const { names, weights, constant } = features.meaning === undefined ? byWords : byMeaning;
  let sum = constant;
  for (const [at, name] of names.entries()) sum += (weights[at] ?? 0) * (features[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The features of the decision, by name; undefined when nothing was found. */
export function answeredFeatures(
  ranked: readonly Pick<RankedPassage, 'features'>[],
): Readonly<Record<string, number>> | undefined {
  const best = ranked[0]?.features;
  if (best === undefined) return undefined;
  if (best.meaning === undefined) return best;
  const nearest = ranked
    .slice(0, passagesLookedAt)
    .reduce((most, { features }) => Math.max(most, features.meaningOfSentence ?? -1), -1);
  return { ...best, nearest };
}
