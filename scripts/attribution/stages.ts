import type { Choices } from '../../src/speech/attribution/choices.ts';
import { CUE_ROWS } from '../../src/speech/attribution/cue-choice.ts';
import { Features } from '../../src/speech/attribution/features.ts';
import { firstPass, NEIGHBOUR_ROWS, PASS_ROWS, secondPass } from '../../src/speech/attribution/passes.ts';
import {
  describeMarked,
  MARKED_MEASURES,
  measureMarked,
  QUOTED_ROWS,
  type Wording,
  wordingsOf,
} from '../../src/speech/attribution/quoted.ts';
import { type Forest, Trees } from '../../src/text/trees.ts';
import { boost, yesOrNoLoss } from '../learn/boost.ts';
import {
  cueSamplesOf,
  cuesOfArticle,
  LINEAR,
  LINEAR_SECOND,
  type Sample,
  samplesOf,
  secondSamplesOf,
  trainLinear,
} from '../learn/linear.ts';
import { randomFrom, shuffled } from '../learn/random.ts';
import type { ArticleExamples } from './examples.ts';

/** Each stage learns from what the stage before says of articles that it has not seen, in this many parts. */
export const FOLDS = 5;

export function foldOf(index: number): number {
  return index % FOLDS;
}

/** One table trained on all, and one without each fold. */
function crossTrained(
  samples: readonly (readonly Sample[])[],
  size: number,
  settings = LINEAR,
): { whole: Float32Array; without: readonly Float32Array[] } {
  const train = (fold: number): Float32Array =>
    trainLinear(samples.filter((_, index) => foldOf(index) !== fold).flat(), size, settings);
  return { whole: train(-1), without: Array.from({ length: FOLDS }, (_, fold) => train(fold)) };
}

export interface PassTables {
  readonly cues: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** The tables of cues and of both passes, and each article's choices by tables that have not seen it. */
export function trainPasses(articles: readonly ArticleExamples[]): {
  tables: PassTables;
  unseen: readonly (readonly Choices[])[];
} {
  const cues = crossTrained(cueSamplesOf(articles), CUE_ROWS);
  const unseenCues = articles.map((article, index) => cuesOfArticle(article, tableFor(cues.without, index)));
  const first = crossTrained(samplesOf(articles, unseenCues, PASS_ROWS), PASS_ROWS);
  const unseenFirst = articles.map(({ context }, index) =>
    firstPass(context, tableFor(cues.without, index), tableFor(first.without, index)),
  );
  const second = crossTrained(secondSamplesOf(articles, unseenFirst), NEIGHBOUR_ROWS, LINEAR_SECOND);
  const unseen = articles.map((_, index) =>
    secondPass(unseenFirst[index] ?? [], tableFor(second.without, index)),
  );
  return { tables: { cues: cues.whole, first: first.whole, second: second.whole }, unseen };
}

function tableFor(without: readonly Float32Array[], index: number): Float32Array {
  const table = without[foldOf(index)];
  if (table === undefined) throw new Error('no table for the fold');
  return table;
}

const MARKED_SETTINGS = {
  trees: 120,
  depth: 4,
  rate: 0.07,
  rowShare: 0.7,
  measureShare: 0.5,
  leastCurve: 3,
  shrink: 3,
  seed: 5,
};

interface MarkedRow {
  readonly article: number;
  readonly at: number;
  readonly rows: Int32Array;
  readonly quoted: 0 | 1;
}

/** What tells quotations from other marked words: a logistic table of the words around, then trees. */
export function trainMarked(
  articles: readonly ArticleExamples[],
  unseen: readonly (readonly Choices[])[],
  settings = MARKED_SETTINGS,
): { table: Float32Array; forest: Forest; judged: readonly { quoted: boolean; chance: number }[] } {
  const features = new Features(QUOTED_ROWS);
  const rows: MarkedRow[] = [];
  const wordings = articles.map((article) => wordingsOf(article.context));
  for (const [index, article] of articles.entries()) {
    for (const [at, example] of article.examples.entries()) {
      const choices = unseen[index]?.[at];
      const wording = wordings[index]?.[at];
      if (example.label === 'ignored' || choices === undefined || wording === undefined) continue;
      features.clear();
      describeMarked(choices, wording, article.context, features);
      rows.push({
        article: index,
        at,
        rows: features.rows.slice(0, features.count),
        quoted: example.label === 'quoted' ? 1 : 0,
      });
    }
  }
  const tables = Array.from({ length: FOLDS }, (_, fold) =>
    trainAround(rows.filter((row) => foldOf(row.article) !== fold)),
  );
  const width = MARKED_MEASURES.length;
  const values = new Float32Array(rows.length * width);
  const measures = new Float32Array(width);
  for (const [index, { article, at, rows: hashed }] of rows.entries()) {
    const around = sum(hashed, tableFor(tables, article));
    const wording = wordings[article]?.[at] as Wording;
    measureMarked(unseen[article] ?? [], at, wording, around, measures);
    values.set(measures, index * width);
  }
  const grow = (chosen: readonly number[]): Forest => {
    const table = { width, rows: chosen.length, values: new Float32Array(chosen.length * width) };
    for (const [index, row] of chosen.entries())
      table.values.set(values.subarray(row * width, (row + 1) * width), index * width);
    return boost(table, yesOrNoLoss(Uint8Array.from(chosen, (row) => rows[row]?.quoted ?? 0)), settings);
  };
  const numbers = rows.map((_, index) => index);
  const unseenTrees = Array.from(
    { length: FOLDS },
    (_, fold) => new Trees(grow(numbers.filter((row) => foldOf(rows[row]?.article ?? 0) !== fold))),
  );
  const judged = rows.map((row, index) => ({
    quoted: row.quoted === 1,
    chance:
      1 /
      (1 +
        Math.exp(
          -(unseenTrees[foldOf(row.article)]?.sum(values.subarray(index * width, (index + 1) * width)) ?? 0),
        )),
  }));
  return { table: trainAround(rows), forest: grow(numbers), judged };
}

function sum(rows: Int32Array, table: Float32Array): number {
  let total = 0;
  for (const row of rows) total += table[row] ?? 0;
  return total;
}

/** Logistic regression by AdaGrad. */
function trainAround(rows: readonly MarkedRow[]): Float32Array {
  const table = new Float32Array(QUOTED_ROWS);
  const squares = new Float32Array(QUOTED_ROWS).fill(0.01);
  const random = randomFrom(13);
  for (let pass = 0; pass < 6; pass++) {
    for (const { rows: hashed, quoted } of shuffled(rows, random)) {
      const slope = 1 / (1 + Math.exp(-sum(hashed, table))) - quoted;
      for (const row of hashed) {
        const step = slope + 2e-3 * (table[row] ?? 0);
        const square = (squares[row] ?? 0) + step * step;
        squares[row] = square;
        table[row] = (table[row] ?? 0) - (0.05 * step) / Math.sqrt(square);
      }
    }
  }
  return table;
}
