import type { Trees } from '../../text/trees.ts';
import { answerKinds } from '../question/answer-kind.ts';
import type { Question } from '../question/question.ts';
import { type FeatureName, type Features, featureNames, meaningFeatureNames } from './features.ts';
import { type Choice, learned } from './weights.ts';

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

/** What is told of the question, whichever the candidate. */
const ofQuestion: readonly (readonly [name: string, value: (question: Question) => number])[] = [
  ['kind asked for', ({ asksFor }) => answerKinds.indexOf(asksFor)],
  ['terms', ({ terms }) => terms.length],
];

const byWords = rankingOf('lexical', featureNames);
const byMeaning = rankingOf('withMeaning', [...featureNames, ...meaningFeatureNames]);

/**
 * The scores of all candidates for a question, by which they are ranked; higher is better. Differences between scores
 * are logarithms of how many times likelier one is to answer than another.
 *
 * Where some candidates have no vectors yet, words tell how likely the answer is among those that have, and meaning
 * and words together how likely it is each of these: P(c) = P(has vectors) P(c | has vectors).
 */
export function rankingScores(
  question: Question,
  candidates: readonly Partial<Features>[],
): readonly number[] {
  const known = candidates.filter((one) => one.meaning !== undefined);
  if (known.length === candidates.length) return scoresBy(byMeaning, question, candidates);
  const words = scoresBy(byWords, question, candidates);
  if (known.length === 0) return words;
  const meanings = scoresBy(byMeaning, question, known);
  const share = logOfSum(words.filter((_, at) => candidates[at]?.meaning !== undefined)) - logOfSum(meanings);
  let next = 0;
  return candidates.map(({ meaning }, at) => {
    if (meaning === undefined) return words[at] ?? 0;
    const score = (meanings[next] ?? 0) + share;
    next += 1;
    return score;
  });
}

function scoresBy(
  { names, weights, trees }: Ranking,
  question: Question,
  candidates: readonly Partial<Features>[],
): readonly number[] {
  return measuresOf(question, candidates, names).map((measures) => {
    let sum = trees.sum(measures);
    for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (measures[at] ?? 0);
    return sum;
  });
}

/** The logarithm of the sum of what the scores are logarithms of. */
function logOfSum(scores: readonly number[]): number {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
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
  const relative = comparedOf(names);
  const best = relative.map((name) => Math.max(-1, ...candidates.map((one) => one[name] ?? 0)));
  const asked = ofQuestion.map(([, value]) => value(question));
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

/** The names of the measures of `measuresOf`, in the same order. */
export function measureNames(names: readonly FeatureName[]): readonly string[] {
  return [
    ...names,
    ...comparedOf(names).map((name) => `${name}, behind the best`),
    ...ofQuestion.map(([name]) => name),
  ];
}

function comparedOf(names: readonly FeatureName[]): readonly FeatureName[] {
  return compared.filter((name) => names.includes(name));
}

function rankingOf(choice: Choice, names: readonly FeatureName[]): Ranking {
  const { weights, trees } = learned(choice, measureNames(names));
  return { names, weights: Float64Array.from(names, (name) => weights[name] ?? 0), trees };
}
