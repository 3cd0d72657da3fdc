import type { IndexedParagraph } from './indexed-paragraph.ts';
import type { Question } from './question.ts';

/** How a paragraph covers the terms of a question. Shares are by weight, from 0 to 1. */
export interface Coverage {
  /** For each term of the question how well its best match in the paragraph stands for it. */
  readonly paragraph: Float32Array;
  /** The same for each sentence. */
  readonly sentences: readonly Float32Array[];
  /** How often each term stands in the paragraph, by likeness. */
  readonly counts: Float32Array;
  /** Share of the neighbouring pairs of the question's terms that stand near each other here too. */
  readonly pairs: number;
}

const nearBy = 4;

/** Compares a paragraph with a question. */
export function coverageOf(question: Question, indexed: IndexedParagraph): Coverage {
  const size = question.terms.length;
  const paragraph = new Float32Array(size);
  const counts = new Float32Array(size);
  const sentences = indexed.sentences.map(() => new Float32Array(size));
  const lastSeen = new Int32Array(size).fill(-1000);
  const paired = new Uint8Array(size);
  let sentence = 0;
  for (let at = 0; at < indexed.terms.length; at += 1) {
    while (sentence < indexed.sentenceEnds.length - 1 && at >= (indexed.sentenceEnds[sentence] ?? 0))
      sentence += 1;
    const matches = question.matches.get(indexed.terms[at] ?? -1);
    if (matches === undefined) continue;
    const here = sentences[sentence];
    for (const { term, likeness } of matches) {
      counts[term] = (counts[term] ?? 0) + likeness;
      paragraph[term] = Math.max(paragraph[term] ?? 0, likeness);
      if (here !== undefined) here[term] = Math.max(here[term] ?? 0, likeness);
      lastSeen[term] = at;
      if (term > 0 && at - (lastSeen[term - 1] ?? 0) <= nearBy) paired[term] = 1;
      if (term + 1 < size && at - (lastSeen[term + 1] ?? 0) <= nearBy) paired[term + 1] = 1;
    }
  }
  return { paragraph, sentences, counts, pairs: shareOfPairs(question, paired) };
}

function shareOfPairs(question: Question, paired: Uint8Array): number {
  let all = 0;
  let found = 0;
  for (let at = 1; at < question.terms.length; at += 1) {
    const weight = (question.terms[at]?.weight ?? 0) + (question.terms[at - 1]?.weight ?? 0);
    all += weight;
    if (paired[at] === 1) found += weight;
  }
  return all > 0 ? found / all : 0;
}

/** The share of the question's weight that the terms cover. */
export function shareCovered(question: Question, covered: ArrayLike<number>): number {
  let sum = 0;
  for (const [at, { weight }] of question.terms.entries()) sum += weight * (covered[at] ?? 0);
  return question.weight > 0 ? sum / question.weight : 0;
}

/** The better of two coverages, term by term. */
export function together(one: ArrayLike<number>, other: ArrayLike<number>): Float32Array {
  const both = new Float32Array(one.length);
  for (let at = 0; at < one.length; at += 1) both[at] = Math.max(one[at] ?? 0, other[at] ?? 0);
  return both;
}
