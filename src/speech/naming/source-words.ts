import type { DraftQuotation } from '../draft.ts';
import type { ReadParagraph } from './reading.ts';

/** The words of a source. */
export interface SourceWords {
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly drafts: readonly number[];
}

/** The sources in reading order, each once, as numbers of words. */
export function sourceWords(
  paragraphs: readonly ReadParagraph[],
  drafts: readonly DraftQuotation[],
): readonly SourceWords[] {
  const places = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const found = new Map<string, { paragraph: number; first: number; last: number; drafts: number[] }>();
  for (const [index, { source }] of drafts.entries()) {
    const paragraph = source ? places.get(source.paragraph) : undefined;
    if (!source || !paragraph) continue;
    const first = wordAt(paragraph, source.start);
    const last = wordBefore(paragraph, source.end, first);
    if (last < first) continue;
    const key = `${paragraph.index} ${first} ${last}`;
    const known = found.get(key);
    if (known) known.drafts.push(index);
    else found.set(key, { paragraph: paragraph.index, first, last, drafts: [index] });
  }
  return [...found.values()].sort(
    (a, b) => a.paragraph - b.paragraph || a.first - b.first || a.last - b.last,
  );
}

/** The first word that ends after the offset. */
function wordAt({ words }: ReadParagraph, offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last word that begins before the offset. */
function wordBefore(paragraph: ReadParagraph, offset: number, first: number): number {
  let last = wordAt(paragraph, offset);
  while (last >= first && (paragraph.words[last]?.start ?? offset) >= offset) last -= 1;
  return last;
}
