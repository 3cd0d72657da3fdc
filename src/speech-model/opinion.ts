import type { Article, Range } from '../article/article.ts';
import type { WordPieces } from '../encoder/word-pieces.ts';
import type { DraftStatement } from '../speech/draft.ts';
import type { LikelyWords, SpanOpinion, SpeechOpinion } from '../speech/opinion.ts';
import { spansOf } from '../speech/read.ts';
import type { Stretch } from './pointing.ts';
import type { CueReading, WindowReading } from './read-window.ts';
import { remaining } from './remaining.ts';
import { type Stream, streamOf } from './stream.ts';
import { centrality, type Edges, type Window, windowsOf } from './windows.ts';

/** Runs the model over a window. */
export type RunWindow = (window: Window) => Promise<WindowReading>;

/** The windows of an article that the model reads, in reading order. */
export function articleWindows(article: Article, pieces: WordPieces): readonly Window[] {
  return windowsOf(streamOfArticle(article, pieces), edgesOf(pieces));
}

/**
 * What the model makes of an article: of each marked span and of each cue what the window says in which it stands
 * farthest from an edge.
 *
 * @param readings of the article's windows, in their order
 */
export function opinionFrom(
  article: Article,
  pieces: WordPieces,
  readings: readonly WindowReading[],
): SpeechOpinion {
  const stream = streamOfArticle(article, pieces);
  const gathered = new Gathered(article, stream);
  for (const [at, window] of windowsOf(stream, edgesOf(pieces)).entries()) {
    const reading = readings[at];
    if (reading) gathered.add(window, reading);
  }
  return gathered.opinion();
}

function streamOfArticle(article: Article, pieces: WordPieces): Stream {
  const texts = article.paragraphs.map(({ text }) => text);
  return streamOf(texts, spansOf(article), pieces);
}

function edgesOf(pieces: WordPieces): Edges {
  return { begin: pieces.numberOf('[CLS]'), end: pieces.numberOf('[SEP]') };
}

/** Gathers what windows say. */
class Gathered {
  readonly #article: Article;
  readonly #stream: Stream;
  readonly #spans: (SpanOpinion | null)[];
  /** How well each marked span was seen so far. */
  readonly #seen: number[];
  readonly #cues = new Map<number, { statement: DraftStatement | null; seen: number }>();

  constructor(article: Article, stream: Stream) {
    this.#article = article;
    this.#stream = stream;
    this.#spans = stream.marks.map(() => null);
    this.#seen = stream.marks.map(() => -1);
  }

  add(window: Window, reading: WindowReading): void {
    const length = this.#stream.ids.length;
    const seenAt = (piece: number) => centrality(window, length, window.from + piece - 1);
    for (const [at, { span, opening, closing }] of window.marks.entries()) {
      const read = reading.spans[at];
      // With one of its marks outside, it is seen worse than in any window with both.
      const seen = opening > 0 && closing > 0 ? 1 + seenAt(opening) + seenAt(closing) : 0;
      if (read === undefined || seen <= (this.#seen[span] ?? -1)) continue;
      this.#seen[span] = seen;
      const sources = read.sources.flatMap((stretch) => this.#likelyWords(window, stretch));
      this.#spans[span] = { quoted: read.quoted, sources };
    }
    for (const cue of reading.cues) {
      const piece = window.from + cue.first - 1;
      const seen = seenAt(cue.first);
      if (seen <= (this.#cues.get(piece)?.seen ?? -1)) continue;
      this.#cues.set(piece, { statement: this.#statement(window, cue), seen });
    }
  }

  opinion(): SpeechOpinion {
    const cues = [...this.#cues].sort(([a], [b]) => a - b);
    return {
      spans: this.#spans,
      statements: cues.flatMap(([, { statement }]) => (statement === null ? [] : [statement])),
    };
  }

  #likelyWords(window: Window, stretch: Stretch): LikelyWords[] {
    const place = this.#place(window, stretch.first, stretch.last);
    return place === null ? [] : [{ paragraph: place.paragraph, ...place.range, chance: stretch.chance }];
  }

  /** Null when it is not certain enough, or the content does not stand in the cue's paragraph. */
  #statement(window: Window, cue: CueReading): DraftStatement | null {
    const certainty = cue.begins * cue.content.chance ** CONTENT_POWER;
    if (certainty < LEAST_CERTAIN || cue.speech < LEAST_SPEECH) return null;
    const own = this.#place(window, cue.first, cue.last);
    const said = this.#place(window, cue.content.first, cue.content.last);
    if (own === null || said === null || said.paragraph !== own.paragraph) return null;
    const named = cue.source && this.#place(window, cue.source.first, cue.source.last);
    const taken = named?.paragraph === own.paragraph ? [own.range, named.range] : [own.range];
    const content = remaining(this.#article.paragraphs[own.paragraph]?.text ?? '', said.range, taken);
    if (content.length === 0) return null;
    const source = named && { paragraph: this.#number(named.paragraph), ...named.range };
    return {
      paragraph: this.#number(own.paragraph),
      source,
      introduction: source,
      cue: own.range,
      content,
      certainty,
      sourceCertainty: cue.sourceChance,
    };
  }

  /** Where a stretch of words stands; null when it goes over the end of its first paragraph. */
  #place(window: Window, first: number, last: number): { paragraph: number; range: Range } | null {
    const wordAt = (piece: number) => this.#stream.places[this.#stream.words[window.from + piece - 1] ?? -1];
    const start = wordAt(first);
    const end = wordAt(last);
    if (start === undefined || end === undefined || start.paragraph !== end.paragraph) return null;
    return { paragraph: start.paragraph, range: { start: start.start, end: end.end } };
  }

  #number(index: number): number {
    return this.#article.paragraphs[index]?.number ?? index + 1;
  }
}

/** Cues that are less likely ones of saying or writing are of thought, attitude or deeds. */
const LEAST_SPEECH = 0.5;
/** How much less the sureness of the content counts than that of the cue. */
const CONTENT_POWER = 0.3;
/**
 * The least certainty of a statement: of those with the best F1 on training articles that the weights have not seen, the
 * one with the most right.
 */
const LEAST_CERTAIN = 0.5;
