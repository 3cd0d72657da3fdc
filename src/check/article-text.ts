import type { Span } from '../article/article.ts';
import { spanText } from '../article/paragraph-text.ts';
import { type ArticleNumbers, paragraphAt } from './word-index.ts';
import { type ComparedWord, comparedWords } from './words.ts';

/** Leads from an article's words back to its text. Paragraphs are taken apart when they are asked for. */
export class ArticleText {
  readonly #of: ArticleNumbers;
  readonly #words = new Map<number, readonly ComparedWord[]>();

  constructor(of: ArticleNumbers) {
    this.#of = of;
  }

  /** The stretches of text from one word to (without) another, one a paragraph. */
  spans(from: number, to: number): readonly Span[] {
    const spans: Span[] = [];
    for (let at = from; at < to; ) {
      const place = paragraphAt(this.#of, at);
      const begin = this.#of.begins[place] ?? 0;
      const end = Math.min(to, this.#of.begins[place + 1] ?? to);
      const words = this.#wordsOf(place);
      const first = words[at - begin];
      const last = words[end - begin - 1];
      const paragraph = this.#of.read.article.paragraphs[place]?.number ?? place + 1;
      if (first && last) spans.push({ paragraph, start: first.start, end: last.end });
      at = Math.max(end, at + 1);
    }
    return spans;
  }

  text(span: Span): string {
    return spanText(this.#of.read.article, span);
  }

  /** The words from one to (without) another, as written. */
  words(from: number, to: number): readonly string[] {
    const found: string[] = [];
    for (let at = from; at < to; at += 1) {
      const [span] = this.spans(at, at + 1);
      if (span !== undefined) found.push(this.text(span));
    }
    return found;
  }

  #wordsOf(place: number): readonly ComparedWord[] {
    const known = this.#words.get(place);
    if (known !== undefined) return known;
    const words = comparedWords(this.#of.read.article.paragraphs[place]?.text ?? '');
    this.#words.set(place, words);
    return words;
  }
}
