import { frequencyShare, rarity } from '../../text/bm25.ts';
import { highest } from '../../text/highest.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { Question } from '../question/question.ts';

/** The rarest words decide: reading more postings (a word in a paragraph) changes no ranking. */
const mostPostings = 3_000;
/** A word of like meaning only says so much. */
const relatedLikeness = 0.5;

/** The paragraphs that have a stem, in the order of their numbers, and how often each has it. */
interface Postings {
  readonly paragraphs: number[];
  readonly counts: number[];
}

/** The paragraphs worth a closer look: those that have the most telling words of a question, scored by BM25. */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  /** By stem where it stands. */
  readonly #postings: Postings[] = [];
  /** By paragraph how many different words it has. */
  #lengths = new Uint32Array(1024);
  #size = 0;
  #length = 0;
  /** By paragraph its score; all zero between two questions. */
  #scores = new Float64Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Enters a paragraph by the numbers of its stems; its own number is larger than all before. */
  add(id: number, terms: Uint32Array): void {
    const different = countsOf(terms);
    for (const [term, count] of different) {
      const { paragraphs, counts } = this.#postingsOf(term);
      paragraphs.push(id);
      counts.push(count);
    }
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
      const { paragraphs, counts } = this.#postingsOf(term);
      const place = paragraphs.lastIndexOf(id);
      if (place < 0) continue;
      paragraphs.splice(place, 1);
      counts.splice(place, 1);
    }
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
      const { paragraphs, counts } = this.#postingsOf(id);
      for (let at = 0; at < paragraphs.length; at += 1) {
        const paragraph = paragraphs[at] ?? 0;
        const before = scores[paragraph] ?? 0;
        if (before === 0) scored.push(paragraph);
        const relativeLength = ((this.#lengths[paragraph] ?? 0) * this.#size) / this.#length;
        scores[paragraph] = before + weight * frequencyShare(counts[at] ?? 1, relativeLength);
      }
    }
    const best = highest(scored, (id) => scores[id] ?? 0, most);
    for (const id of scored) scores[id] = 0;
    return best;
  }

  #postingsOf(term: number): Postings {
    // Filled up, so that the list stays one without gaps.
    while (this.#postings.length <= term) this.#postings.push({ paragraphs: [], counts: [] });
    return this.#postings[term] ?? { paragraphs: [], counts: [] };
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

/** How often each number stands there. */
function countsOf(terms: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** A copy with room for `id`. */
function grown(numbers: Uint32Array, id: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * numbers.length, id + 1));
  larger.set(numbers);
  return larger;
}
