import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { type Question, standsFor } from '../question/question.ts';
import { termKind } from './term-kinds.ts';

/** How a paragraph covers the terms of a question. Shares are by weight, from 0 to 1. */
export interface Coverage {
  /** For each term of the question how well its best match in the paragraph stands for it. */
  readonly paragraph: Float32Array;
  /** The same for each sentence. */
  readonly sentences: readonly Float32Array[];
  /** The same for paragraph and sentences with words of like meaning counted too. */
  readonly related: Float32Array;
  readonly relatedSentences: readonly Float32Array[];
  /** How often each term stands in the paragraph, by likeness. */
  readonly counts: Float32Array;
  /** Share of the neighbouring pairs of the question's terms that stand near each other here too. */
  readonly pairs: number;
  /** Share of the question in its longest run that stands here word after word. */
  readonly run: number;
  /** For each sentence how much of the question stands close around some word that the question has not. */
  readonly density: Float32Array;
  /** The same around words of the kind asked for. */
  readonly nearKind: Float32Array;
  /** For each sentence how many words of the kind asked for it has that the question has not. */
  readonly offered: Uint8Array;
}

const nearBy = 4;
/** How much a word of like meaning counts where a term of the question would stand. */
const relatedNearness = 0.6;
const farthest = 24;
const nearness = Float32Array.from({ length: farthest + 1 }, (_, distance) => 1 / (1 + distance / 5));

/** Compares a paragraph with a question. */
export function coverageOf(question: Question, indexed: IndexedParagraph, vocabulary: Vocabulary): Coverage {
  const exact = new Covered(question, indexed.sentences.length);
  const related = new Covered(question, indexed.sentences.length);
  const order = new TermOrder(question);
  const found: Found = { places: [], terms: [], likeness: [] };
  let sentence = 0;
  for (let at = 0; at < indexed.terms.length; at += 1) {
    while (sentence < indexed.sentenceEnds.length - 1 && at >= (indexed.sentenceEnds[sentence] ?? 0))
      sentence += 1;
    const id = indexed.terms[at] ?? -1;
    if ((question.marks[id] ?? 0) === 0) continue;
    for (const { term, likeness } of question.related.get(id) ?? NONE) {
      related.add(term, likeness, sentence);
      push(found, at, term, relatedNearness * likeness);
    }
    for (const { term, likeness } of question.matches.get(id) ?? NONE) {
      exact.add(term, likeness, sentence);
      order.add(term, likeness, at);
      push(found, at, term, likeness);
    }
  }
  return {
    paragraph: exact.paragraph,
    related: together(related.paragraph, exact.paragraph),
    relatedSentences: related.sentences.map((one, at) => together(one, exact.sentences[at] ?? one)),
    sentences: exact.sentences,
    counts: exact.counts,
    pairs: shareOfPairs(question, order.paired),
    run: question.weight > 0 ? order.longest / question.weight : 0,
    ...around(question, indexed, vocabulary, found),
  };
}

const NONE: readonly { readonly term: number; readonly likeness: number }[] = [];

/** How well each term of a question is covered by the paragraph and by its sentences. */
class Covered {
  readonly paragraph: Float32Array;
  readonly sentences: readonly Float32Array[];
  readonly counts: Float32Array;

  constructor({ terms }: Question, sentences: number) {
    this.paragraph = new Float32Array(terms.length);
    this.counts = new Float32Array(terms.length);
    this.sentences = Array.from({ length: sentences }, () => new Float32Array(terms.length));
  }

  add(term: number, likeness: number, sentence: number): void {
    this.counts[term] = (this.counts[term] ?? 0) + likeness;
    this.paragraph[term] = Math.max(this.paragraph[term] ?? 0, likeness);
    const here = this.sentences[sentence];
    if (here !== undefined) here[term] = Math.max(here[term] ?? 0, likeness);
  }
}

/** Which terms of a question stand in its order here: neighbours near each other, and runs. */
class TermOrder {
  readonly paired: Uint8Array;
  /** Weight of the longest run so far. */
  longest = 0;
  readonly #weights: Float64Array;
  readonly #lastSeen: Int32Array;
  readonly #runs: Float32Array;

  constructor({ weights, terms }: Question) {
    this.paired = new Uint8Array(terms.length);
    this.#weights = weights;
    this.#lastSeen = new Int32Array(terms.length).fill(-1000);
    this.#runs = new Float32Array(terms.length);
  }

  add(term: number, likeness: number, at: number): void {
    const before = at - (term > 0 ? (this.#lastSeen[term - 1] ?? 0) : -1000);
    const weight = likeness * (this.#weights[term] ?? 0);
    this.#runs[term] = weight + (before <= 2 && before > 0 ? (this.#runs[term - 1] ?? 0) : 0);
    this.longest = Math.max(this.longest, this.#runs[term] ?? 0);
    this.#lastSeen[term] = at;
    if (before <= nearBy) this.paired[term] = 1;
    const isLast = term + 1 >= this.paired.length;
    if (!isLast && at - (this.#lastSeen[term + 1] ?? 0) <= nearBy) this.paired[term + 1] = 1;
  }
}

/** Where terms of the question stand, in reading order, as parallel columns. */
interface Found {
  readonly places: number[];
  readonly terms: number[];
  readonly likeness: number[];
}

function push({ places, terms, likeness }: Found, place: number, term: number, alike: number): void {
  places.push(place);
  terms.push(term);
  likeness.push(alike);
}

/** What stands around the words that the question does not have. */
function around(
  question: Question,
  indexed: IndexedParagraph,
  vocabulary: Vocabulary,
  found: Found,
): Pick<Coverage, 'density' | 'nearKind' | 'offered'> {
  const count = indexed.sentences.length;
  const density = new Float32Array(count);
  const nearKind = new Float32Array(count);
  const offered = new Uint8Array(count);
  const best = new Float32Array(question.terms.length);
  let sentence = 0;
  let first = 0;
  for (let at = 0; at < indexed.terms.length; at += 1) {
    while (sentence < count - 1 && at >= (indexed.sentenceEnds[sentence] ?? 0)) sentence += 1;
    const id = indexed.terms[at] ?? -1;
    if (((question.marks[id] ?? 0) & standsFor.term) !== 0) continue;
    while (first < found.places.length && (found.places[first] ?? 0) < at - farthest) first += 1;
    const sum = weightAround(question, found, first, at, best);
    raise(density, sentence, sum);
    if (!isAskedFor(question, kindOf(indexed, vocabulary, at))) continue;
    offered[sentence] = (offered[sentence] ?? 0) + 1;
    raise(nearKind, sentence, sum);
  }
  const weight = question.weight || 1;
  return {
    density: density.map((sum) => sum / weight),
    nearKind: nearKind.map((sum) => sum / weight),
    offered,
  };
}

function raise(most: Float32Array, at: number, value: number): void {
  most[at] = Math.max(most[at] ?? 0, value);
}

/** What kind of word stands at a place; whether one that begins a sentence is a name, the other articles tell. */
function kindOf(indexed: IndexedParagraph, vocabulary: Vocabulary, at: number): number {
  const kind = indexed.kinds[at] ?? 0;
  const isName = (kind & termKind.begins) !== 0 && vocabulary.isName(indexed.terms[at] ?? -1);
  return isName ? kind | termKind.name : kind;
}

function isAskedFor({ wanted }: Question, kind: number): boolean {
  return wanted === 0 || (kind & wanted) !== 0;
}

/** How much of the question stands close around a word, looking from found term `first` on; `best` is scratch. */
function weightAround(
  question: Question,
  { places, terms, likeness }: Found,
  first: number,
  at: number,
  best: Float32Array,
): number {
  best.fill(0);
  let sum = 0;
  for (let which = first; which < places.length; which += 1) {
    const place = places[which] ?? 0;
    if (place > at + farthest) break;
    const term = terms[which] ?? 0;
    const near = (likeness[which] ?? 0) * (nearness[Math.abs(place - at)] ?? 0);
    const more = near - (best[term] ?? 0);
    if (more <= 0) continue;
    best[term] = near;
    sum += more * (question.weights[term] ?? 0);
  }
  return sum;
}

function shareOfPairs(question: Question, paired: Uint8Array): number {
  let all = 0;
  let found = 0;
  for (let at = 1; at < question.terms.length; at += 1) {
    const weight = (question.weights[at] ?? 0) + (question.weights[at - 1] ?? 0);
    all += weight;
    if (paired[at] === 1) found += weight;
  }
  return all > 0 ? found / all : 0;
}

/** The share of the question's weight that the terms cover. */
export function shareCovered(question: Question, covered: ArrayLike<number>): number {
  const { weights } = question;
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (covered[at] ?? 0);
  return question.weight > 0 ? sum / question.weight : 0;
}

/** The better of two coverages, term by term. */
export function together(one: ArrayLike<number>, other: ArrayLike<number>): Float32Array {
  const both = new Float32Array(one.length);
  for (let at = 0; at < one.length; at += 1) both[at] = Math.max(one[at] ?? 0, other[at] ?? 0);
  return both;
}
