import { type Forest, Trees } from '../../text/trees.ts';
import { answerKinds } from '../question/answer-kind.ts';
import type { Question } from '../question/question.ts';
import { type FeatureName, type Features, featureNames, meaningFeatureNames } from './features.ts';
import forests from './ranking-trees.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

/** Features that also count by how far a candidate stays behind the best of its list. */
const compared: readonly FeatureName[] = [
  'bm25',
  'paragraph',
  'sentence',
  'nearKind',
  'topics',
  'meaning',
  'meaningOfSentence',
];

/** How candidates are scored: a weighted sum of their features, and trees that correct it. */
interface Ranking {
  readonly names: readonly FeatureName[];
  readonly weights: Float64Array;
  readonly trees: Trees;
}

const byWords = rankingOf(featureNames, weights.lexical, forests.lexical);
const byMeaning = rankingOf(
  [...featureNames, ...meaningFeatureNames],
  weights.withMeaning,
  forests.withMeaning,
);

/** The scores of all candidates for a question, by which they are ranked; higher is better. */
export function rankingScores(
  question: Question,
  candidates: readonly Partial<Features>[],
): readonly number[] {
  const meaning = candidates.length > 0 && candidates.every((one) => one.meaning !== undefined);
  const { names, weights, trees } = meaning ? byMeaning : byWords;
  return measuresOf(question, candidates, names).map((measures) => {
    let sum = trees.sum(measures);
    for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (measures[at] ?? 0);
    return sum;
  });
}

/**
 * What the ranking reads of each candidate, as numbers: its features by `names`, how far they stay behind the best
 * candidate's, and what is asked for.
 */
export function measuresOf(
  question: Question,
  candidates: readonly Partial<Features>[],
  names: readonly FeatureName[],
): readonly Float32Array[] {
  const relative = compared.filter((name) => names.includes(name));
  const best = relative.map((name) => Math.max(-1, ...candidates.map((one) => one[name] ?? 0)));
  const asked = [answerKinds.indexOf(question.asksFor), question.terms.length];
  return candidates.map((features) => {
    const measures = new Float32Array(names.length + relative.length + asked.length);
    let at = 0;
    for (const name of names) measures[at++] = features[name] ?? 0;
    for (let which = 0; which < relative.length; which += 1)
      measures[at++] = (features[relative[which] as FeatureName] ?? 0) - (best[which] ?? 0);
    measures.set(asked, at);
    return measures;
  });
}

function rankingOf(
  names: readonly FeatureName[],
  chosen: Readonly<Partial<Record<FeatureName, number>>>,
  forest: Forest,
): Ranking {
  return {
    names,
    weights: Float64Array.from(names, (name) => chosen[name] ?? 0),
    trees: new Trees(forest),
  };
}
