import MiniSearch from 'minisearch';
import { frequencyShare, rarity } from '../../text/bm25.ts';
import { highest } from '../../text/highest.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { Question } from '../question/question.ts';

interface Entry {
  readonly id: number;
  /** The numbers of its different stems. */
  readonly terms: string;
}

/** A word of the question on its way through the paragraphs. */
interface ScoredWord {
  readonly id: number;
  readonly term: string;
  readonly weight: number;
}

/** The rarest words decide: reading more postings (a word in a paragraph) changes no ranking. */
const mostPostings = 3_000;
/** A word of like meaning only says so much. */
const relatedLikeness = 0.5;

/**
 * The paragraphs worth a closer look. MiniSearch holds them and finds those that have a word; it is only
 * asked for words that are known to stand in the index (no prefixes, no fuzzy search), the most telling
 * first. They are scored here, by BM25, while it walks through them: a result object for each, and sorting
 * them all, would take ten times as long, and its multiplication of the score by the number of matched
 * words is not wanted.
 */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  readonly #miniSearch = new MiniSearch<Entry>(settings);
  /** By paragraph how many different words it has. */
  #lengths = new Uint32Array(1024);
  #size = 0;
  #length = 0;
  /** By paragraph the words that stand there more than once, and how often. */
  readonly #repeated = new Map<number, ReadonlyMap<number, number>>();
  /** By paragraph its score; all zero between two questions. */
  #scores = new Float64Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Enters a paragraph by the numbers of its stems. */
  add(id: number, terms: Uint32Array): void {
    const different = new Set(terms);
    this.#miniSearch.add({ id, terms: [...different].join(' ') });
    if (different.size < terms.length) this.#repeated.set(id, repeatedAmong(terms));
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
    this.#miniSearch.remove({ id, terms: [...new Set(terms)].join(' ') });
    this.#repeated.delete(id);
    this.#length -= this.#lengths[id] ?? 0;
    this.#size -= 1;
  }

  /** At most `most` paragraphs that have a word, by its number. */
  having(word: number, most: number): readonly number[] {
    const having: number[] = [];
    this.#miniSearch.search(String(word), {
      boostDocument: (id: number) => {
        if (having.length < most) having.push(id);
        return 0; // nothing more to be done with it
      },
    });
    return having;
  }

  /** At most `most` paragraphs, best first. */
  find(question: Question, most: number): readonly number[] {
    const wanted = this.#affordable(question);
    if (wanted.length === 0) return [];
    const scored: number[] = [];
    const scores = this.#scores;
    let word: ScoredWord | undefined;
    // MiniSearch reads one word after another, and tells for each the paragraphs that have it.
    const words = new Map(wanted.map((one) => [String(one.id), this.#scoredWord(one)]));
    this.#miniSearch.search([...words.keys()].join(' '), {
      boostDocument: (id: number, term: string) => {
        if (word?.term !== term) word = words.get(term);
        if (word === undefined) return 0;
        const before = scores[id] ?? 0;
        if (before === 0) scored.push(id);
        scores[id] = before + this.#score(word, id);
        return 0; // nothing more to be done with it
      },
    });
    const best = highest(scored, (id) => scores[id] ?? 0, most);
    for (const id of scored) scores[id] = 0;
    return best;
  }

  #scoredWord({ id, likeness }: { readonly id: number; readonly likeness: number }): ScoredWord {
    const having = this.#vocabulary.paragraphsWith(id);
    return { id, term: String(id), weight: likeness * rarity(having, this.#size) };
  }

  /** BM25, the length in different words. */
  #score({ id, weight }: ScoredWord, paragraph: number): number {
    const count = this.#repeated.get(paragraph)?.get(id) ?? 1;
    const relativeLength = ((this.#lengths[paragraph] ?? 0) * this.#size) / this.#length;
    return weight * frequencyShare(count, relativeLength);
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

const settings = {
  fields: ['terms'],
  tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
  processTerm: (term: string) => term,
};

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
