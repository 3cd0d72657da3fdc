import { type FeatureName, type Features, featureNames, meaningFeatureNames } from './features.ts';
import weights from './weights.json' with { type: 'json' };

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

const lexical: Weights = weights.lexical;
const withMeaning: Weights = weights.withMeaning;

/** The weighted sum of a candidate's features, by which candidates are ranked; higher is better. */
export function rankingScore(features: Partial<Features>): number {
  const chosen = features.meaning === undefined ? lexical : withMeaning;
  return weightedSum(features, chosen);
}

function weightedSum(features: Partial<Features>, chosen: Weights): number {
  let sum = 0;
  for (const name of [...featureNames, ...meaningFeatureNames])
    sum += (features[name] ?? 0) * (chosen[name] ?? 0);
  return sum;
}
