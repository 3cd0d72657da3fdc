import type { PageBlock } from '../../src/article/html/page-block.ts';
import { type GoldPage, plainText, runsOf, wordsOf } from './gold.ts';

/** Whether a block is the article's: 1 and 0; -1 where the page's gold does not say. */
export type Label = 1 | 0 | -1;

/** What a page's gold says about each of its blocks. */
export function labelsOf(
  page: GoldPage,
  blocks: readonly PageBlock[],
  readable: readonly boolean[],
): readonly Label[] {
  return page.text === undefined ? byPassages(page, blocks) : byText(page.text, blocks, readable);
}

function byPassages({ wanted, unwanted }: GoldPage, blocks: readonly PageBlock[]): readonly Label[] {
  const [good, bad] = [wanted.map(plainText), unwanted.map(plainText)];
  return blocks.map(({ text }) => {
    const plain = plainText(text);
    if (bad.some((passage) => plain.includes(passage))) return 0;
    const is = good.some(
      (passage) => plain.includes(passage) || (plain.length > 25 && passage.includes(plain)),
    );
    return is ? 1 : -1;
  });
}

/** A block is the article's when half of its runs stand there, and no more often than there; the readable ones first. */
function byText(text: string, blocks: readonly PageBlock[], readable: readonly boolean[]): readonly Label[] {
  const runs = runsOf(text);
  const joined = ` ${wordsOf(text).join(' ')} `;
  const lines = counted(text.split('\n').map((line) => wordsOf(line).join(' ')));
  const seen = new Map<string, number>();
  const labels: Label[] = blocks.map(() => 0);
  const order = [...blocks.keys()].sort((a, b) => Number(readable[b]) - Number(readable[a]) || a - b);
  for (const index of order) {
    const words = wordsOf(blocks[index]?.text ?? '');
    const key = words.join(' ');
    const before = seen.get(key) ?? 0;
    const is =
      words.length >= 4
        ? shareIn(runsOf(key), runs) >= 0.5 && before < Math.max(1, joined.split(` ${key} `).length - 1)
        : before < (lines.get(key) ?? 0);
    if (!is || words.length === 0) continue;
    labels[index] = 1;
    seen.set(key, before + 1);
  }
  return labels;
}

function shareIn(own: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): number {
  return [...own.keys()].filter((run) => all.has(run)).length / own.size;
}

function counted(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
