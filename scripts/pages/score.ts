import { type GoldPage, plainText, runsOf } from './gold.ts';

/** How well articles were taken out of pages, in per cent. */
export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Of the wanted passages those found, of the unwanted ones those shown. */
  readonly wanted: number;
  readonly unwanted: number;
}

/** Over runs of four words, each page counting the same, as ScrapingHub's article extraction benchmark does. */
export function scoreOf(pages: readonly GoldPage[], textOf: (page: GoldPage) => string): Score {
  let [right, extra, missing] = [0, 0, 0];
  const passages = { wanted: 0, found: 0, unwanted: 0, shown: 0 };
  for (const page of pages) {
    const text = textOf(page);
    if (page.text !== undefined) {
      const counts = compared(page.text, text);
      const all = Math.max(1, counts.right + counts.extra + counts.missing);
      right += counts.right / all;
      extra += counts.extra / all;
      missing += counts.missing / all;
    }
    const plain = plainText(text);
    const found = (list: readonly string[]) =>
      list.filter((passage) => plain.includes(plainText(passage))).length;
    passages.wanted += page.wanted.length;
    passages.unwanted += page.unwanted.length;
    passages.found += found(page.wanted);
    passages.shown += found(page.unwanted);
  }
  const precision = (100 * right) / (right + extra);
  const recall = (100 * right) / (right + missing);
  return {
    f1: (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    wanted: (100 * passages.found) / Math.max(1, passages.wanted),
    unwanted: (100 * passages.shown) / Math.max(1, passages.unwanted),
  };
}

/** How many runs of four words two texts have in common, and how many only one of them. */
export function compared(gold: string, text: string): { right: number; extra: number; missing: number } {
  const [own, other] = [runsOf(gold), runsOf(text)];
  const sum = (runs: ReadonlyMap<string, number>) =>
    [...runs.values()].reduce((all, count) => all + count, 0);
  let right = 0;
  for (const [run, count] of own) right += Math.min(count, other.get(run) ?? 0);
  return { right, extra: sum(other) - right, missing: sum(own) - right };
}
