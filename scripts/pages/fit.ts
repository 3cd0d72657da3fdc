import type { BlockJudge } from '../../src/article/html/block-chances.ts';
import type { MeasuredPage } from '../../src/article/html/judge-page.ts';
import { type BoostSettings, boost, yesOrNoLoss } from '../learn/boost.ts';
import type { GoldPage } from './gold.ts';
import { type Label, labelsOf } from './label-blocks.ts';

/** A page measured, with what its gold says about its blocks. */
export interface Example {
  readonly page: GoldPage;
  readonly measured: MeasuredPage;
  readonly labels: readonly Label[];
}

export const settings: BoostSettings = {
  trees: 120,
  depth: 4,
  rate: 0.1,
  rowShare: 0.7,
  measureShare: 0.4,
  leastCurve: 0.8,
  shrink: 3,
  seed: 1,
};

/** A page as an example. */
export function exampleOf(page: GoldPage, measured: MeasuredPage): Example {
  return { page, measured, labels: labelsOf(page, measured.blocks, measured.readable) };
}

/** Fits trees over the named measures that tell the articles' blocks from the others. */
export function fitJudge(
  examples: readonly Example[],
  names: readonly string[],
  chosen = settings,
): BlockJudge {
  const rows = examples.flatMap(({ page, measured, labels }) =>
    labels.flatMap((label, index) => {
      const measures = measured.measures[index];
      if (label === -1 || measures === undefined) return [];
      // Long blocks count for more; of the many that nobody takes for the article, each counts for less.
      const length = Math.min(3, 0.5 + (measures.words ?? 0) / 30);
      const weight =
        page.text === undefined ? 1.2 : length * (label === 0 && measured.readable[index] !== true ? 0.5 : 1);
      return [{ measures, label, weight }];
    }),
  );
  const values = new Float32Array(rows.length * names.length);
  for (const [row, { measures }] of rows.entries())
    for (const [column, name] of names.entries()) values[row * names.length + column] = measures[name] ?? 0;
  const right = Uint8Array.from(rows, ({ label }) => label);
  const loss = yesOrNoLoss(
    right,
    Float32Array.from(rows, ({ weight }) => weight),
  );
  return { names, forest: boost({ width: names.length, rows: rows.length, values }, loss, chosen) };
}
