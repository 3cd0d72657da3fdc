import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { Question } from '../question/question.ts';
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
  const size = question.terms.length;
  const paragraph = new Float32Array(size);
  const counts = new Float32Array(size);
  const related = new Float32Array(size);
  const relatedSentences = indexed.sentences.map(() => new Float32Array(size));
  const sentences = indexed.sentences.map(() => new Float32Array(size));
  const lastSeen = new Int32Array(size).fill(-1000);
  const runs = new Float32Array(size);
  const paired = new Uint8Array(size);
  const found = { places: [] as number[], terms: [] as number[], likeness: [] as number[] };
  let longest = 0;
  let sentence = 0;
  for (let at = 0; at < indexed.terms.length; at += 1) {
    while (sentence < indexed.sentenceEnds.length - 1 && at >= (indexed.sentenceEnds[sentence] ?? 0))
      sentence += 1;
    const alike = question.related.get(indexed.terms[at] ?? -1);
    if (alike !== undefined) {
      const there = relatedSentences[sentence];
      for (const { term, likeness } of alike) {
        related[term] = Math.max(related[term] ?? 0, likeness);
        if (there !== undefined) there[term] = Math.max(there[term] ?? 0, likeness);
        found.places.push(at);
        found.terms.push(term);
        found.likeness.push(relatedNearness * likeness);
      }
    }
    const matches = question.matches.get(indexed.terms[at] ?? -1);
    if (matches === undefined) continue;
    const here = sentences[sentence];
    for (const { term, likeness } of matches) {
      counts[term] = (counts[term] ?? 0) + likeness;
      paragraph[term] = Math.max(paragraph[term] ?? 0, likeness);
      if (here !== undefined) here[term] = Math.max(here[term] ?? 0, likeness);
      const before = at - (term > 0 ? (lastSeen[term - 1] ?? 0) : -1000);
      const weight = likeness * (question.weights[term] ?? 0);
      runs[term] = weight + (before <= 2 && before > 0 ? (runs[term - 1] ?? 0) : 0);
      longest = Math.max(longest, runs[term] ?? 0);
      lastSeen[term] = at;
      if (before <= nearBy) paired[term] = 1;
      if (term + 1 < size && at - (lastSeen[term + 1] ?? 0) <= nearBy) paired[term + 1] = 1;
      found.places.push(at);
      found.terms.push(term);
      found.likeness.push(likeness);
    }
  }
  return {
    paragraph,
    related: together(related, paragraph),
    relatedSentences: relatedSentences.map((one, at) => together(one, sentences[at] ?? one)),
    sentences,
    counts,
    pairs: shareOfPairs(question, paired),
    run: question.weight > 0 ? longest / question.weight : 0,
    ...around(question, indexed, vocabulary, found),
  };
}

interface Found {
  readonly places: readonly number[];
  readonly terms: readonly number[];
  readonly likeness: readonly number[];
}

/** What stands around the words that the question does not have. */
function around(
  question: Question,
  indexed: IndexedParagraph,
  vocabulary: Vocabulary,
  { places, terms, likeness }: Found,
): Pick<Coverage, 'density' | 'nearKind' | 'offered'> {
  const count = indexed.sentences.length;
  const density = new Float32Array(count);
  const nearKind = new Float32Array(count);
  const offered = new Uint8Array(count);
  const best = new Float32Array(question.terms.length);
  const { wanted } = question;
  let sentence = 0;
  let first = 0;
  for (let at = 0; at < indexed.terms.length; at += 1) {
    while (sentence < count - 1 && at >= (indexed.sentenceEnds[sentence] ?? 0)) sentence += 1;
    const id = indexed.terms[at] ?? -1;
    if (question.matches.has(id)) continue;
    let kind = indexed.kinds[at] ?? 0;
    if ((kind & termKind.begins) !== 0 && vocabulary.isName(id)) kind |= termKind.name;
    const fits = wanted === 0 || (kind & wanted) !== 0;
    if (fits) offered[sentence] = (offered[sentence] ?? 0) + 1;
    while (first < places.length && (places[first] ?? 0) < at - farthest) first += 1;
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
    if (sum > (density[sentence] ?? 0)) density[sentence] = sum;
    if (fits && sum > (nearKind[sentence] ?? 0)) nearKind[sentence] = sum;
  }
  const weight = question.weight || 1;
  for (let which = 0; which < count; which += 1) {
    density[which] = (density[which] ?? 0) / weight;
    nearKind[which] = (nearKind[which] ?? 0) / weight;
  }
  return { density, nearKind, offered };
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
