import { type Forest, Trees } from '../../src/text/trees.ts';
import { type BoostSettings, boost, choiceLoss, type Loss } from '../learn/boost.ts';
import { type Example, folds } from './examples.ts';
import { type Choice, dot, fitChoices } from './linear-fit.ts';

/** A fitted ranking: weights of the features, and trees over all measures. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly forest: Forest;
}

const ridge = 0.001;
/** Candidates that are learnt from: the first ones of a list, and the right ones. */
const mostRows = 40;
/** Of a set searched as a whole, and of one searched within articles: more of these would cost the others. */
const mostOfASet = { all: 700, own: 240 } as const;
const trees: BoostSettings = {
  trees: 80,
  depth: 3,
  rate: 0.06,
  rowShare: 0.8,
  measureShare: 0.6,
  leastCurve: 2,
  shrink: 1,
  seed: 1,
};
/** There are fewer sentences to learn from. */
const sentenceTrees: BoostSettings = { ...trees, trees: 60, leastCurve: 4 };

/** Fits the ranking of paragraphs: weights of the first `size` measures, and trees over all of them. */
export function fitRanking(examples: readonly Example[], size: number): Fitted {
  return fitTogether(someOfEach(examples.filter(({ right }) => right.size > 0)).map(shorten), size, trees);
}

/** Fits the choice of the sentence in the same way. */
export function fitSentences(examples: readonly Example[], size: number): Fitted {
  const choices = examples.flatMap(({ sentences }) =>
    sentences && sentences.rows.length > 1 ? [sentences] : [],
  );
  return fitTogether(choices, size, sentenceTrees);
}

/** Fits weights, and then trees that correct their sum. */
function fitTogether(choices: readonly Choice[], size: number, settings: BoostSettings): Fitted {
  const linear = choices.map(({ rows, right }) => ({
    rows: rows.map((row) => row.subarray(0, size)),
    right,
  }));
  const weights = fitChoices(linear, size, ridge, 250);
  const rows = choices.flatMap((choice) => choice.rows);
  const width = rows[0]?.length ?? 0;
  const values = new Float32Array(width * rows.length);
  for (const [place, row] of rows.entries()) values.set(row, place * width);
  const begun = Float64Array.from(rows, (row) => dot(row.subarray(0, size), weights));
  const scores = new Float64Array(rows.length);
  const groups: [number, number][] = [];
  for (const choice of choices) {
    const from = groups.at(-1)?.[1] ?? 0;
    groups.push([from, from + choice.rows.length]);
  }
  const right = choices.flatMap((choice) => choice.rows.map((_, place) => (choice.right.has(place) ? 1 : 0)));
  const loss = choiceLoss(groups, Uint8Array.from(right));
  const addedLoss: Loss = (added, slope, curve) => {
    for (let row = 0; row < scores.length; row += 1) scores[row] = (begun[row] ?? 0) + (added[row] ?? 0);
    loss(scores, slope, curve);
  };
  return { weights, forest: boost({ width, rows: rows.length, values }, addedLoss, settings) };
}

/** The first of each set, so that no set counts much more than another. */
function someOfEach(examples: readonly Example[]): readonly Example[] {
  const sets = new Map<string, Example[]>();
  for (const example of examples) {
    const others = sets.get(example.set);
    if (others === undefined) sets.set(example.set, [example]);
    else if (others.length < mostOfASet[example.where]) others.push(example);
  }
  return [...sets.values()].flat();
}

function shorten({ found, right }: Example): Choice {
  const kept = found.measures.map((_, at) => at).filter((at) => at < mostRows || right.has(at));
  return {
    rows: kept.map((at) => Float64Array.from(found.measures[at] ?? [])),
    right: new Set(kept.flatMap((at, place) => (right.has(at) ? [place] : []))),
  };
}

/** The scores of a list by a fitted ranking. */
export function scoresBy(
  { weights, forest }: Fitted,
  measures: readonly (Float32Array | Float64Array)[],
): readonly number[] {
  const compact = new Trees(forest);
  return measures.map((row) => {
    let sum = compact.sum(Float32Array.from(row));
    for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (row[at] ?? 0);
    return sum;
  });
}

/** Calls `measure` for each example with a fit that did not see its article. */
export function crossValidate<Fit>(
  examples: readonly Example[],
  fit: (learnt: readonly Example[]) => Fit,
  measure: (fitted: Fit, example: Example) => void,
): void {
  for (let fold = 0; fold < folds; fold += 1) {
    const fitted = fit(examples.filter((one) => one.fold !== fold));
    for (const example of examples) if (example.fold === fold) measure(fitted, example);
  }
}

/** The place of the first right candidate, -1 for none. */
export function placeOfRight({ right }: Example, scores: readonly number[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return order.findIndex((at) => right.has(at));
}
