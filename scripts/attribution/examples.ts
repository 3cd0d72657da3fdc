import type { Candidate } from '../../src/speech/attribution/candidates.ts';
import { type Context, contextOf, type SpanPlace } from '../../src/speech/attribution/context.ts';
import { type Pair, pairsOf } from '../../src/speech/attribution/pairs.ts';
import { markedSpans } from '../../src/speech/marks/marks.ts';
import type { GoldQuotation, StyledArticle } from './gold.ts';

/** A marked span with what people say of it: quoted from somebody (`gold`), not quoted, or left open. */
export interface Example {
  readonly place: SpanPlace;
  readonly pairs: readonly Pair[];
  readonly label: 'quoted' | 'unquoted' | 'ignored';
  readonly gold: GoldQuotation | null;
  /** For each pair: whether its candidate is the source people marked. */
  readonly right: readonly boolean[];
}

export interface ArticleExamples {
  readonly styled: StyledArticle;
  readonly context: Context;
  readonly examples: readonly Example[];
}

/** The examples of one article; gold quotations that no marked span matches are left out. */
export function examplesOf(styled: StyledArticle): ArticleExamples {
  const spans = markedSpans(styled.article.paragraphs.map((paragraph) => paragraph.text));
  const context = contextOf(styled.article, spans);
  const { gold, offsets } = styled;
  const examples = context.places.map((place): Example => {
    const offset = offsets[place.part] ?? 0;
    const start = offset + place.span.start;
    const end = offset + place.span.end;
    const same = (from: number, to: number): boolean => {
      const [first, last] = withoutSigns(gold.text, from, to);
      const [own, ownLast] = withoutSigns(gold.text, start, end);
      const overlap = Math.min(ownLast, last) - Math.max(own, first);
      return overlap >= 0.8 * (last - first) && overlap >= 0.8 * (ownLast - own);
    };
    const quotation = gold.quotes.find((quote) => same(quote.start, quote.end)) ?? null;
    const ignored = gold.ignored.some(([from, to]) => same(from, to));
    const pairs = pairsOf(context, place);
    return {
      place,
      pairs,
      label: quotation ? 'quoted' : ignored ? 'ignored' : 'unquoted',
      gold: quotation,
      right: quotation ? rightPairs(context, offsets, pairs, quotation) : pairs.map(() => false),
    };
  });
  return { styled, context, examples };
}

function withoutSigns(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && !/[\p{L}\p{N}]/u.test(text.charAt(start))) start++;
  while (end > start && !/[\p{L}\p{N}]/u.test(text.charAt(end - 1))) end--;
  return [start, end];
}

/** Where a candidate stands in the gold text. */
export function placeInText(
  context: Context,
  offsets: readonly number[],
  candidate: Candidate,
): [number, number] {
  const outline = context.parts[candidate.part]?.outline;
  const offset = offsets[candidate.part] ?? 0;
  return [offset + (outline?.start[candidate.from] ?? 0), offset + (outline?.end[candidate.to - 1] ?? 0)];
}

/** Candidates whose head is the gold head; failing that those that cover it; failing that any overlap. */
function rightPairs(
  context: Context,
  offsets: readonly number[],
  pairs: readonly Pair[],
  gold: GoldQuotation,
): readonly boolean[] {
  const targets = gold.alt ? [...gold.alt] : [];
  const head = gold.head ?? gold.source[0] ?? [0, 0];
  const heads = pairs.map(({ candidate }) => {
    const outline = context.parts[candidate.part]?.outline;
    const at = (offsets[candidate.part] ?? 0) + (outline?.start[candidate.head] ?? 0);
    return (at >= head[0] && at < head[1]) || targets.some(([from, to]) => at >= from && at < to);
  });
  if (heads.includes(true)) return heads;
  const covers = pairs.map(({ candidate }) => {
    const [start, end] = placeInText(context, offsets, candidate);
    return start < head[1] && end > head[0];
  });
  if (covers.includes(true)) return covers;
  return pairs.map(({ candidate }) => {
    const [start, end] = placeInText(context, offsets, candidate);
    return gold.source.some(([from, to]) => start >= from - 1 && end <= to + 1);
  });
}
