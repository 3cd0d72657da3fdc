import type { ReadArticle } from '../speech/speech.ts';
import { comparedWords, numberOf } from './words.ts';

/** The words of an article as numbers, four bytes each. */
export interface ArticleNumbers {
  readonly read: ReadArticle;
  /** The number of every word, in reading order. */
  readonly numbers: Int32Array;
  /** Where each paragraph's words begin in `numbers`; the last entry is where they end. */
  readonly begins: Uint32Array;
}

/**
 * The words of many articles, so that a row of words is found wherever it stands. The rows are not listed:
 * reading over the numbers of a hundred thousand paragraphs takes some milliseconds, and articles can come and
 * go without anything to mend.
 */
export class WordIndex {
  readonly #articles = new Map<string, ArticleNumbers>();

  /** Takes an article in, a paragraph a step; one with the same id is replaced. */
  *adding(read: ReadArticle): Generator<void, void> {
    const { article } = read;
    const parts: Int32Array[] = [];
    const begins = new Uint32Array(article.paragraphs.length + 1);
    let count = 0;
    for (const [place, { text }] of article.paragraphs.entries()) {
      const part = Int32Array.from(comparedWords(text), ({ folded }) => numberOf(folded));
      parts.push(part);
      count += part.length;
      begins[place + 1] = count;
      yield;
    }
    const numbers = new Int32Array(count);
    for (const [place, part] of parts.entries()) numbers.set(part, begins[place]);
    this.#articles.set(article.id, { read, numbers, begins });
  }

  add(read: ReadArticle): void {
    for (const _ of this.adding(read));
  }

  /** Takes an article out; unknown ids do nothing. */
  remove(articleId: string): void {
    this.#articles.delete(articleId);
  }

  get(articleId: string): ArticleNumbers | undefined {
    return this.#articles.get(articleId);
  }

  all(): Iterable<ArticleNumbers> {
    return this.#articles.values();
  }
}

/** Which paragraph (its place in the article) a word belongs to. */
export function paragraphAt({ begins }: ArticleNumbers, word: number): number {
  let low = 0;
  let high = begins.length - 1;
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if ((begins[middle] ?? 0) <= word) low = middle;
    else high = middle;
  }
  return low;
}
