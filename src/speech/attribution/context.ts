import type { Article } from '../../article/article.ts';
import type { MarkedSpan } from '../marks/marks.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { cueRate } from './cues.ts';
import { lastSign, type Outline, outlineOf } from './outline.ts';
import { phrasesOf } from './phrases.ts';
import { tagsOf } from './tagger.ts';

/** A paragraph as the attribution sees it. */
export interface ContextPart {
  readonly outline: Outline;
  readonly tags: Uint8Array;
  readonly candidates: readonly Candidate[];
  /** Index of the next part before it that is not a caption, or -1. */
  readonly before: number;
}

/** A marked span and where it stands in its paragraph's outline. */
export interface SpanPlace {
  readonly span: MarkedSpan;
  readonly part: number;
  readonly token: number;
  readonly sentence: number;
  /** Words between the marks, counted by their blanks. */
  readonly words: number;
  /** The last sign between the marks, such as "," or ".". */
  readonly lastSign: string;
  readonly startsPart: boolean;
  readonly endsPart: boolean;
}

/** All that the choice of sources looks at: paragraphs' outlines with their candidates, and the marked spans. */
export interface Context {
  readonly parts: readonly ContextPart[];
  readonly places: readonly SpanPlace[];
  /** For each head word of a candidate near a marked span: how often it is one, and how often as a likely cue's subject. */
  readonly heads: ReadonlyMap<number, Head>;
}

/** How present a name or noun is in an article. */
export interface Head {
  count: number;
  speaks: number;
}

/** How many paragraphs before a quotation its source is looked for. */
export const REACH = 5;

/** The context of an article. */
export function contextOf(article: Article, spans: readonly MarkedSpan[]): Context {
  const near = nearSpans(article, spans);
  const parts: ContextPart[] = [];
  const places: SpanPlace[] = [];
  let first = 0;
  let before = -1;
  for (const [index, paragraph] of article.paragraphs.entries()) {
    let next = first;
    while (spans[next]?.paragraph === index) next++;
    const outline = outlineOf(paragraph.text, spans.slice(first, next), first);
    const tags = tagsOf(outline);
    const candidates = candidatesIn(outline, tags, phrasesOf(outline, tags), index);
    parts.push({ outline, tags, candidates, before });
    pushPlaces(outline, spans, index, places);
    if (paragraph.kind !== 'caption') before = index;
    first = next;
  }
  return { parts, places, heads: headsOf(parts.filter((_, index) => near[index])) };
}

const LEAST_CUE_RATE = 0.2;

function headsOf(parts: readonly ContextPart[]): ReadonlyMap<number, Head> {
  const heads = new Map<number, Head>();
  for (const part of parts) {
    for (const candidate of part.candidates) {
      let head = heads.get(candidate.headWord);
      if (head === undefined) {
        head = { count: 0, speaks: 0 };
        heads.set(candidate.headWord, head);
      }
      head.count++;
      if (candidate.subject && cueRate(candidate.verbWord) > LEAST_CUE_RATE) head.speaks++;
    }
  }
  return heads;
}

/** Which paragraphs are near enough to a marked span to name its source. */
function nearSpans(article: Article, spans: readonly MarkedSpan[]): readonly boolean[] {
  const near = new Array<boolean>(article.paragraphs.length).fill(false);
  let done = -1;
  for (const { paragraph } of spans) {
    if (paragraph === done) continue;
    done = paragraph;
    let body = 0;
    if (paragraph + 1 < near.length) near[paragraph + 1] = true;
    for (let index = paragraph; index >= 0 && body <= REACH; index--) {
      near[index] = true;
      if (article.paragraphs[index]?.kind !== 'caption') body++;
    }
  }
  return near;
}

function pushPlaces(outline: Outline, spans: readonly MarkedSpan[], part: number, into: SpanPlace[]): void {
  for (let token = 0; token < outline.count; token++) {
    const span = spans[outline.span[token] ?? -1];
    if (span === undefined) continue;
    into.push({
      span,
      part,
      token,
      sentence: outline.sentence[token] ?? 0,
      words: countWords(outline.text, span.start, span.end),
      lastSign: lastSign(outline.text, span.outerEnd),
      startsPart: token === 0,
      endsPart: token === outline.count - 1,
    });
  }
}

function countWords(text: string, start: number, end: number): number {
  let words = 1;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 32) words++;
  return words;
}
