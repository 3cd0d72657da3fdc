import { frequencyShare, rarity } from '../../text/bm25.ts';
import { highest } from '../../text/highest.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { Question } from '../question/question.ts';

/** The rarest words decide: reading more postings (a word in a paragraph) changes no ranking. */
const mostPostings = 3_000;
/** A word of like meaning only says so much. */
const relatedLikeness = 0.5;

/** The paragraphs worth a closer look: those that have the most telling words of a question, scored by BM25. */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  /** By stem the paragraphs that have it, in the order of their numbers. */
  readonly #postings: number[][] = [];
  /** By paragraph how many different words it has. */
  #lengths = new Uint32Array(1024);
  #size = 0;
  #length = 0;
  /** By paragraph the words that stand there more than once, and how often. */
  readonly #repeated: (ReadonlyMap<number, number> | undefined)[] = [];
  /** By paragraph its score; all zero between two questions. */
  #scores = new Float64Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Enters a paragraph by the numbers of its stems; its own number is larger than all before. */
  add(id: number, terms: Uint32Array): void {
    const different = new Set(terms);
    for (const term of different) this.#postingsOf(term).push(id);
    while (this.#repeated.length < id) this.#repeated.push(undefined);
    this.#repeated[id] = different.size < terms.length ? repeatedAmong(terms) : undefined;
    if (id >= this.#lengths.length) {
      this.#lengths = grown(this.#lengths, id);
      this.#scores = new Float64Array(this.#lengths.length);
    }
    this.#lengths[id] = different.size;
    this.#length += different.size;
    this.#size += 1;
  }

  /** Takes a paragraph out; `terms` as they were given to `add`. */
  remove(id: number, terms: Uint32Array): void {
    for (const term of new Set(terms)) {
      const postings = this.#postingsOf(term);
      const place = postings.lastIndexOf(id);
      if (place >= 0) postings.splice(place, 1);
    }
    this.#repeated[id] = undefined;
    this.#length -= this.#lengths[id] ?? 0;
    this.#size -= 1;
  }

  /** At most `most` paragraphs, best first. */
  find(question: Question, most: number): readonly number[] {
    const wanted = this.#affordable(question);
    if (wanted.length === 0) return [];
    const scored: number[] = [];
    const scores = this.#scores;
    for (const { id, likeness } of wanted) {
      const weight = likeness * rarity(this.#vocabulary.paragraphsWith(id), this.#size);
      for (const paragraph of this.#postings[id] ?? []) {
        const before = scores[paragraph] ?? 0;
        if (before === 0) scored.push(paragraph);
        scores[paragraph] = before + weight * this.#shareOf(id, paragraph);
      }
    }
    const best = highest(scored, (id) => scores[id] ?? 0, most);
    for (const id of scored) scores[id] = 0;
    return best;
  }

  #postingsOf(term: number): number[] {
    const known = this.#postings[term];
    if (known !== undefined) return known;
    // Filled up, so that the list stays one without gaps.
    while (this.#postings.length < term) this.#postings.push([]);
    const postings: number[] = [];
    this.#postings[term] = postings;
    return postings;
  }

  /** The part of BM25 that depends on the paragraph, its length in different words. */
  #shareOf(term: number, paragraph: number): number {
    const count = this.#repeated[paragraph]?.get(term) ?? 1;
    const relativeLength = ((this.#lengths[paragraph] ?? 0) * this.#size) / this.#length;
    return frequencyShare(count, relativeLength);
  }

  /** The words that stand for the question's terms, rarest first, until too many paragraphs have them. */
  #affordable(question: Question): readonly { readonly id: number; readonly likeness: number }[] {
    const related = [...question.related]
      .filter(([id]) => !question.matches.has(id))
      .map(([id, matches]) => ({
        id,
        likeness: relatedLikeness * Math.max(...matches.map((match) => match.likeness)),
      }));
    const words = [...question.matches]
      .map(([id, matches]) => ({ id, likeness: Math.max(...matches.map((match) => match.likeness)) }))
      .concat(related)
      .map((word) => ({ ...word, cost: this.#cost(word) }))
      .sort((one, other) => one.cost - other.cost || this.#byAlphabet(one.id, other.id));
    let postings = 0;
    return words.filter(({ id }, place) => {
      postings += this.#vocabulary.paragraphsWith(id);
      return place === 0 || postings <= mostPostings;
    });
  }

  /** So that the order does not depend on when words were entered. */
  #byAlphabet(one: number, other: number): number {
    return this.#vocabulary.stem(one) < this.#vocabulary.stem(other) ? -1 : 1;
  }

  #cost(word: { readonly id: number; readonly likeness: number }): number {
    return this.#vocabulary.paragraphsWith(word.id) / word.likeness ** 2;
  }
}

/** The numbers that stand more than once, and how often. */
function repeatedAmong(terms: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) if (count === 1) counts.delete(term);
  return counts;
}

/** A copy with room for `id`. */
function grown(numbers: Uint32Array, id: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * numbers.length, id + 1));
  larger.set(numbers);
  return larger;
}
