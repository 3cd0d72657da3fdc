import { type Forest, Trees } from '../../src/text/trees.ts';
import { type BoostSettings, boost, yesOrNoLoss } from '../learn/boost.ts';
import type { DecisionRow, Put } from './decision-examples.ts';
import { folds } from './examples.ts';

/** What a decision reads of a row. */
export type Measures = (row: DecisionRow) => Float32Array;

/** Questions put elsewhere are easy to tell but must hardly ever be answered. */
const counts: Readonly<Record<Put, number>> = { own: 1, removed: 1, renamed: 0.3, unrelated: 6 };
const settings: BoostSettings = {
  trees: 100,
  depth: 2,
  rate: 0.08,
  rowShare: 0.7,
  measureShare: 0.5,
  leastCurve: 8,
  shrink: 2,
  seed: 1,
};

/** Fits whether a row is answered. */
export function fitDecision(rows: readonly DecisionRow[], measures: Measures): Forest {
  const width = rows[0] === undefined ? 0 : measures(rows[0]).length;
  const values = new Float32Array(width * rows.length);
  for (const [at, row] of rows.entries()) values.set(measures(row), at * width);
  const answered = Uint8Array.from(rows, ({ put }) => (put === 'own' ? 1 : 0));
  const weights = Float32Array.from(rows, ({ put }) => counts[put]);
  return boost({ width, rows: rows.length, values }, yesOrNoLoss(answered, weights), settings);
}

/** A row with its score: the logarithm of how much likelier it is that it is answered than not. */
export interface Scored {
  readonly row: DecisionRow;
  readonly score: number;
}

/** The rows with their scores by a fitted decision. */
export function scoredBy(
  forest: Forest,
  rows: readonly DecisionRow[],
  measures: Measures,
): readonly Scored[] {
  const trees = new Trees(forest);
  return rows.map((row) => ({ row, score: trees.sum(measures(row)) }));
}

/** The rows, each with its score by a decision that saw nothing of its article. */
export function crossValidated(rows: readonly DecisionRow[], measures: Measures): readonly Scored[] {
  return Array.from({ length: folds }, (_, fold) => {
    const fitted = fitDecision(
      rows.filter((row) => row.fold !== fold),
      measures,
    );
    return scoredBy(
      fitted,
      rows.filter((row) => row.fold === fold),
      measures,
    );
  }).flat();
}

/** The score below which a share of the questions put to their own article would be refused. */
export function limitAt(scored: readonly Scored[], share: number): number {
  const scores = scored.flatMap(({ row, score }) => (row.put === 'own' ? [score] : [])).sort((a, b) => a - b);
  return Number((scores[Math.floor(share * scores.length)] ?? 0).toFixed(3));
}

/** The share of the rows put somewhere that are below a limit. */
export function shareBelow(scored: readonly Scored[], put: Put, limit: number): number {
  const all = scored.filter(({ row }) => row.put === put);
  return all.filter(({ score }) => score < limit).length / Math.max(1, all.length);
}

/** What comes of a share of own questions that may be refused, on articles of another kind than those learned from. */
export interface Elsewhere {
  readonly share: number;
  /** The share of own questions that is refused of each set left out, by its name. */
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * Tries shares of own questions that may be refused: each set of questions is left out once, the limit is taken from
 * the others, and what it refuses of the set left out is counted.
 */
export function elsewhere(
  rows: readonly DecisionRow[],
  shares: readonly number[],
  measures: Measures,
): readonly Elsewhere[] {
  const tried = [...new Set(rows.map(({ source }) => source))].map((source) => {
    const others = rows.filter((row) => row.source !== source);
    const left = rows.filter((row) => row.source === source);
    return {
      source,
      within: crossValidated(others, measures),
      without: scoredBy(fitDecision(others, measures), left, measures),
    };
  });
  return shares.map((share) => ({
    share,
    refused: new Map(
      tried.map(({ source, within, without }) => [
        source,
        shareBelow(without, 'own', limitAt(within, share)),
      ]),
    ),
  }));
}
