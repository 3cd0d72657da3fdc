import MiniSearch from 'minisearch';
import type { Question } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Entry {
  readonly id: number;
  readonly terms: string;
}

/** MiniSearch takes some microseconds a posting, and the rarest words decide: reading more changes no ranking. */
const mostPostings = 3_000;
const bm25 = { k: 1.2, b: 0.6, d: 0 };

/**
 * The paragraphs worth a closer look, found with MiniSearch. It is only asked for words that are known to
 * stand in the index (no prefixes, no fuzzy search), the most telling first, and its multiplication of
 * the score by the number of matched words is undone.
 */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  readonly #miniSearch: MiniSearch<Entry>;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#miniSearch = new MiniSearch<Entry>(settings);
  }

  /** Enters a paragraph by the numbers of its stems. */
  add(id: number, terms: Uint32Array): void {
    this.#miniSearch.add({ id, terms: terms.join(' ') });
  }

  /** Takes a paragraph out; `terms` as they were given to `add`. */
  remove(id: number, terms: Uint32Array): void {
    this.#miniSearch.remove({ id, terms: terms.join(' ') });
  }

  /** At most `most` paragraphs, best first. */
  find(question: Question, most: number): readonly number[] {
    const wanted = this.#affordable(question);
    if (wanted.length === 0) return [];
    const boost = new Map(wanted.map(({ id, likeness }) => [String(id), likeness]));
    const found = this.#miniSearch.search(wanted.map(({ id }) => id).join(' '), {
      boostTerm: (term) => boost.get(term) ?? 1,
    });
    return found
      .map((result) => ({
        id: Number(result.id),
        score: result.score / Math.max(1, result.queryTerms.length),
      }))
      .sort((one, other) => other.score - one.score || one.id - other.id)
      .slice(0, most)
      .map((result) => result.id);
  }

  /** The words that stand for the question's terms, rarest first, until too many paragraphs have them. */
  #affordable(question: Question): readonly { readonly id: number; readonly likeness: number }[] {
    const words = [...question.matches]
      .map(([id, matches]) => ({ id, likeness: Math.max(...matches.map((match) => match.likeness)) }))
      .sort((one, other) => this.#cost(one) - this.#cost(other));
    let postings = 0;
    return words.filter(({ id }, place) => {
      postings += this.#vocabulary.paragraphsWith(id);
      return place === 0 || postings <= mostPostings;
    });
  }

  #cost(word: { readonly id: number; readonly likeness: number }): number {
    return this.#vocabulary.paragraphsWith(word.id) / word.likeness ** 2;
  }
}

const settings = {
  fields: ['terms'],
  tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
  processTerm: (term: string) => term,
  searchOptions: { bm25 },
};
