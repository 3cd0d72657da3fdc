import type { Range } from '../article/article.ts';
import type { ReadArticle } from '../search/answer/answer.ts';
import { markedSpans } from '../speech/marks/marks.ts';
import type { Quotation } from '../speech/speech.ts';
import type { ArticleNumbers } from './word-index.ts';
import { comparedWords } from './words.ts';

/** A stretch between quotation marks, in words of its article. End exclusive. */
export interface MarkedWords extends Range {
  /** The same for stretches that are one quotation over several paragraphs. */
  readonly utterance: number;
  /** What was found out about it; null for a scare quote, a title, and what was not told to be a quotation. */
  readonly quotation: Quotation | null;
}

/** Every stretch of an article between quotation marks, in reading order. Linear in the article's length. */
export function markedWords(of: ArticleNumbers): readonly MarkedWords[] {
  const found: MarkedWords[] = [];
  let utterance = 0;
  let words: { readonly place: number; readonly list: ReturnType<typeof comparedWords> } | undefined;
  for (const { place, start, end, quotation, continues } of stretches(of.read)) {
    if (words?.place !== place)
      words = { place, list: comparedWords(of.read.article.paragraphs[place]?.text ?? '') };
    const first = words.list.findIndex((word) => word.end > start);
    const after = words.list.findIndex((word) => word.start >= end);
    if (first < 0) continue;
    const begin = of.begins[place] ?? 0;
    if (!continues) utterance += 1;
    found.push({
      start: begin + first,
      end: begin + (after < 0 ? words.list.length : after),
      utterance,
      quotation,
    });
  }
  return found;
}

interface Stretch extends Range {
  readonly place: number;
  readonly quotation: Quotation | null;
  readonly continues: boolean;
}

/** The quotations, and what else stands between marks. */
function stretches({ article, speech }: ReadArticle): readonly Stretch[] {
  const places = new Map(article.paragraphs.map(({ number }, place) => [number, place]));
  const quotations = speech.quotations.map((quotation): Stretch => {
    const { paragraph, start, end, continues } = quotation;
    return { place: places.get(paragraph) ?? 0, start, end, quotation, continues };
  });
  const taken = new Map<number, Stretch[]>();
  for (const one of quotations) taken.set(one.place, [...(taken.get(one.place) ?? []), one]);
  const others = markedSpans(article.paragraphs.map(({ text }) => text))
    .filter(({ paragraph, start, end }) =>
      (taken.get(paragraph) ?? []).every((one) => end <= one.start || start >= one.end),
    )
    .map(
      ({ paragraph, start, end, continues }): Stretch => ({
        place: paragraph,
        start,
        end,
        quotation: null,
        continues,
      }),
    );
  return [...quotations, ...others].sort((one, other) => one.place - other.place || one.start - other.start);
}

/** The stretch that holds a word; the list is in order. */
export function stretchAt(marked: readonly MarkedWords[], word: number): MarkedWords | undefined {
  let low = 0;
  let high = marked.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = marked[middle];
    if (one === undefined) return undefined;
    if (word < one.start) high = middle - 1;
    else if (word >= one.end) low = middle + 1;
    else return one;
  }
  return undefined;
}
