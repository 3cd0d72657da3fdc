import { offersKind } from './answer-kind.ts';
import { type Coverage, shareCovered, together } from './coverage.ts';
import type { IndexedParagraph } from './indexed-paragraph.ts';
import type { Question } from './question.ts';

/** What the ranking knows about a paragraph for a question; each from 0 to 1 unless said otherwise. */
export const featureNames = [
  /** BM25 (k1 1.2, b 0.6), as a share of the most it could be. */
  'bm25',
  /** Weighted share of the question's terms in the paragraph. */
  'paragraph',
  /** The same for the best sentence and the best two. */
  'sentence',
  'twoSentences',
  /** Neighbouring terms of the question near each other. */
  'pairs',
  /** What the paragraphs before and behind add. */
  'neighbours',
  /** What the article is about, though the paragraph does not repeat it. */
  'topics',
  /** The best sentence has something of the kind asked for. */
  'kindInSentence',
  /** A caption or heading. */
  'caption',
  /** The person asked about speaks here. */
  'speaker',
  /** Weighted share of the question within one quotation, when asked who said it. */
  'quotation',
  /** Logarithm of the number of terms, divided by 5. */
  'length',
] as const;

/** Added when vectors are there: cosines of the paragraph and of its nearest sentence with the question. */
export const meaningFeatureNames = ['meaning', 'meaningOfSentence'] as const;

export type FeatureName = (typeof featureNames)[number] | (typeof meaningFeatureNames)[number];
export type Features = Readonly<Record<FeatureName, number>>;

const k1 = 1.2;
const b = 0.6;

/** What surrounds a paragraph. */
export interface Surroundings {
  readonly before: IndexedParagraph | undefined;
  readonly behind: IndexedParagraph | undefined;
  /**
   * For each term of the question how much the article is about it, from 0 to 1: the root of the share of
   * its paragraphs that have it.
   */
  readonly topics: ArrayLike<number>;
  /** Mean number of terms in a paragraph of the index. */
  readonly meanLength: number;
}

/** The features that need words alone. */
export function lexicalFeatures(
  question: Question,
  indexed: IndexedParagraph,
  coverage: Coverage,
  around: Surroundings,
): Record<(typeof featureNames)[number], number> {
  const paragraph = shareCovered(question, coverage.paragraph);
  const best = bestSentence(question, coverage);
  const neighbours = shareWith(question, coverage.paragraph, [around.before, around.behind]);
  const topics = shareCovered(question, together(coverage.paragraph, around.topics));
  const { text, kind } = indexed.paragraph;
  const sentence = indexed.sentences[best.at];
  const sentenceText = sentence === undefined ? text : text.slice(sentence.start, sentence.end);
  const inSentence = offersKind(question.asksFor, sentenceText, question.text);
  return {
    bm25: bm25(question, coverage, indexed.terms.length / around.meanLength),
    paragraph,
    sentence: best.share,
    twoSentences: bestTwo(question, coverage, best),
    pairs: coverage.pairs,
    neighbours: neighbours - paragraph,
    topics: topics - paragraph,
    kindInSentence: inSentence ? 1 : 0,
    caption: kind === 'caption' || kind === 'heading' ? 1 : 0,
    speaker: speaks(question, indexed) ? 1 : 0,
    quotation: question.asksWhoSaid ? shareInQuotation(question, indexed, coverage) : 0,
    length: Math.log1p(indexed.terms.length) / 5,
  };
}

function bm25(question: Question, coverage: Coverage, relativeLength: number): number {
  const norm = k1 * (1 - b + b * relativeLength);
  let sum = 0;
  for (const [at, { weight }] of question.terms.entries()) {
    const count = coverage.counts[at] ?? 0;
    sum += (weight * count) / (count + norm);
  }
  return question.weight > 0 ? sum / question.weight : 0;
}

interface BestSentence {
  readonly at: number;
  readonly share: number;
}

function bestSentence(question: Question, coverage: Coverage): BestSentence {
  let best: BestSentence = { at: 0, share: -1 };
  for (const [at, covered] of coverage.sentences.entries()) {
    const share = shareCovered(question, covered);
    if (share > best.share) best = { at, share };
  }
  return { at: best.at, share: Math.max(0, best.share) };
}

function bestTwo(question: Question, coverage: Coverage, best: BestSentence): number {
  const first = coverage.sentences[best.at];
  if (first === undefined) return 0;
  let share = best.share;
  for (const other of coverage.sentences)
    share = Math.max(share, shareCovered(question, together(first, other)));
  return share;
}

function shareWith(
  question: Question,
  covered: ArrayLike<number>,
  neighbours: readonly (IndexedParagraph | undefined)[],
): number {
  let all = covered;
  for (const neighbour of neighbours)
    if (neighbour !== undefined) all = together(all, termsCovered(question, neighbour.terms));
  return shareCovered(question, all);
}

/** For each term of the question how well some words, by their numbers, cover it. */
export function termsCovered(question: Question, words: Iterable<number>): Float32Array {
  const covered = new Float32Array(question.terms.length);
  for (const id of words)
    for (const { term, likeness } of question.matches.get(id) ?? [])
      covered[term] = Math.max(covered[term] ?? 0, likeness);
  return covered;
}

function speaks(question: Question, indexed: IndexedParagraph): boolean {
  return indexed.quotations.some(({ speaker }) => speaker !== null && question.speakers.has(speaker));
}

function shareInQuotation(question: Question, indexed: IndexedParagraph, coverage: Coverage): number {
  let best = 0;
  for (const quotation of indexed.quotations) {
    const within = indexed.sentences.findIndex(({ end }) => end > quotation.start);
    const covered = coverage.sentences[within];
    if (covered !== undefined) best = Math.max(best, shareCovered(question, covered));
  }
  return best;
}
