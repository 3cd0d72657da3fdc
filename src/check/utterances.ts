import type { Range } from '../article/article.ts';
import { type MarkedSpan, markedSpans, spansIn } from '../speech/marks/marks.ts';
import type { Quotation, ReadArticle } from '../speech/speech.ts';
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
    const first = firstWhere(words.list, (word) => word.end > start);
    const after = firstWhere(words.list, (word) => word.start >= end);
    if (first === after) continue;
    const begin = of.begins[place] ?? 0;
    if (!continues) utterance += 1;
    found.push({
      start: begin + first,
      end: begin + after,
      utterance,
      quotation,
    });
  }
  return found;
}

/** The first place from which on a condition holds; the length where it never does. */
function firstWhere<One>(list: readonly One[], holds: (one: One) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && holds(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Stretch extends Range {
  readonly place: number;
  readonly quotation: Quotation | null;
  readonly continues: boolean;
}

/** A stretch between marks that the article does not quote with has so many characters at most: more is a mistake. */
const LONGEST_OF_OTHER_MARKS = 200;

/** The quotations, and what else stands between marks of either kind. */
function stretches({ article, speech }: ReadArticle): readonly Stretch[] {
  const texts = article.paragraphs.map(({ text }) => text);
  const places = new Map(article.paragraphs.map(({ number }, place) => [number, place]));
  const quoted = speech.quotations.map((quotation): Stretch => {
    const { paragraph, start, end, continues } = quotation;
    return { place: places.get(paragraph) ?? 0, start, end, quotation, continues };
  });
  const others = (['double', 'single'] as const).flatMap((style) =>
    spansIn(texts, style).filter(({ closed, start, end }) => closed && end - start <= LONGEST_OF_OTHER_MARKS),
  );
  return withOthers(withOthers(quoted, markedSpans(texts)), others.sort(inOrder));
}

/** The stretches, and of the spans those that overlap none of them; both in order. */
function withOthers(stretches: readonly Stretch[], spans: readonly MarkedSpan[]): readonly Stretch[] {
  const all: Stretch[] = [];
  let next = 0;
  for (const { paragraph: place, start, end, continues } of spans) {
    for (let one = stretches[next]; one && isBefore(one, { place, start }); one = stretches[next]) {
      all.push(one);
      next += 1;
    }
    const last = all.at(-1);
    const following = stretches[next];
    const overlaps =
      (last?.place === place && last.end > start) || (following?.place === place && following.start < end);
    if (!overlaps) all.push({ place, start, end, quotation: null, continues });
  }
  return [...all, ...stretches.slice(next)];
}

function isBefore(one: Pick<Stretch, 'place' | 'start'>, other: Pick<Stretch, 'place' | 'start'>): boolean {
  return one.place < other.place || (one.place === other.place && one.start <= other.start);
}

function inOrder(one: MarkedSpan, other: MarkedSpan): number {
  return one.paragraph - other.paragraph || one.start - other.start;
}

/** Words between two stretches of one sentence at most: "…," she told the meeting on Friday, "…". */
const MOST_INTERRUPTING = 20;

/** Whether two stretches are one utterance that is only interrupted by who speaks. */
export function isInterrupted(one: MarkedWords, next: MarkedWords): boolean {
  const speaker = one.quotation?.speaker ?? null;
  return (
    speaker === (next.quotation?.speaker ?? null) &&
    next.start >= one.end &&
    next.start - one.end <= MOST_INTERRUPTING
  );
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
