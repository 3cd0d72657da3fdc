import type { DraftQuotation } from '../draft.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';

/** Words that may name the source of quotations. */
export interface SourceWords {
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  /** The quotations that they may be the source of, with the chance of each and their place among its sources. */
  readonly drafts: readonly { readonly draft: number; readonly share: number; readonly rank: number }[];
  /**
   * True when they are the likeliest source of a quotation: who they stand for is then whom the reader has in mind.
   * What is only reported is read as any other sentence, so that it leaves the quotations' speakers as they are.
   */
  readonly likeliest: boolean;
}

/**
 * The likely sources in reading order, each once, as numbers of words.
 *
 * @param quotations - how many of the drafts, the first ones, are quotations; the others are reported statements
 */
export function sourceWords(
  paragraphs: readonly ReadParagraph[],
  drafts: readonly Pick<DraftQuotation, 'sources'>[],
  quotations: number,
): readonly SourceWords[] {
  const places = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const found = new Map<
    string,
    SourceWords & { drafts: SourceWords['drafts'][number][]; likeliest: boolean }
  >();
  for (const [draft, { sources }] of drafts.entries()) {
    for (const [rank, { span, share }] of sources.entries()) {
      const paragraph = places.get(span.paragraph);
      if (!paragraph) continue;
      const first = wordAt(paragraph, span.start);
      const last = wordBefore(paragraph, span.end, first);
      if (last < first) continue;
      const key = `${paragraph.index} ${first} ${last}`;
      let words = found.get(key);
      if (!words) {
        words = { paragraph: paragraph.index, first, last, drafts: [], likeliest: false };
        found.set(key, words);
      }
      words.drafts.push({ draft, share, rank });
      words.likeliest ||= rank === 0 && draft < quotations;
    }
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
