import { frequencyShare } from '../../text/bm25.ts';
import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import { readsLike } from '../question/answer-kind.ts';
import { type Question, standsFor } from '../question/question.ts';
import { type Coverage, shareCovered, together } from './coverage.ts';

/** What the ranking knows about a paragraph for a question; each from 0 to 1 unless said otherwise. */
export const featureNames = [
  /** BM25 (k1 1.2, b 0.6), as a share of the most it could be. */
  'bm25',
  /** Weighted share of the question's terms in the paragraph. */
  'paragraph',
  /** The same for the best sentence and the best two. */
  'sentence',
  'twoSentences',
  /** Covered by the very words of the question. */
  'exact',
  /** Where rare terms count still more, and (in the best sentence) where all count the same. */
  'steep',
  'flatSentence',
  /** How well the two rarest terms are covered. */
  'twoRarest',
  /** Of its names and numbers, and of the words that say what kind of thing is asked for. */
  'names',
  'asked',
  /** What words of like meaning add to the paragraph and to the best sentence. */
  'related',
  'relatedSentence',
  /** Neighbouring terms of the question near each other. */
  'pairs',
  /** Share of the question in the longest run of its terms that stands here. */
  'run',
  /** How close the question's terms stand around a word of the kind asked for that the question has not. */
  'nearKind',
  /** How many such words there are: logarithm divided by 3. */
  'offered',
  /** The best sentence has something of the kind asked for. */
  'kindInSentence',
  /** What the paragraphs before and behind add. */
  'neighbours',
  /** What the article is about, though the paragraph does not repeat it. */
  'topics',
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
  const best = bestSentence(question, coverage.sentences);
  const { kind } = indexed.paragraph;
  return {
    bm25: bm25(question, coverage, indexed.terms.length / around.meanLength),
    paragraph,
    sentence: best.share,
    twoSentences: bestTwo(question, coverage, best),
    ...otherShares(question, coverage),
    related: shareCovered(question, coverage.related) - paragraph,
    relatedSentence: bestSentence(question, coverage.relatedSentences).share - best.share,
    pairs: coverage.pairs,
    run: coverage.run,
    nearKind: Math.max(0, ...coverage.nearKind),
    offered: Math.log1p(coverage.offered.reduce((sum, one) => sum + one, 0)) / 3,
    kindInSentence: offersKind(question, indexed, coverage, best.at) ? 1 : 0,
    neighbours: shareWith(question, coverage.paragraph, [around.before, around.behind]) - paragraph,
    topics: shareCovered(question, together(coverage.paragraph, around.topics)) - paragraph,
    caption: kind === 'caption' || kind === 'heading' ? 1 : 0,
    speaker: speaks(question, indexed) ? 1 : 0,
    quotation: question.asksWhoSaid ? shareInQuotation(question, indexed, coverage) : 0,
    length: Math.log1p(indexed.terms.length) / 5,
  };
}

/** Whether a sentence has something of the kind asked for that the question has not. */
export function offersKind(
  question: Question,
  { paragraph, sentences }: IndexedParagraph,
  coverage: Coverage,
  at: number,
): boolean {
  const range = sentences[at];
  if (question.measure !== null && range !== undefined)
    return question.measure.test(paragraph.text.slice(range.start, range.end));
  if (question.wanted !== 0) return (coverage.offered[at] ?? 0) > 0;
  return range !== undefined && readsLike(question.asksFor, paragraph.text.slice(range.start, range.end));
}

function bm25(question: Question, coverage: Coverage, relativeLength: number): number {
  let sum = 0;
  for (const [at, { weight }] of question.terms.entries()) {
    sum += weight * frequencyShare(coverage.counts[at] ?? 0, relativeLength);
  }
  return question.weight > 0 ? sum / question.weight : 0;
}

interface BestSentence {
  readonly at: number;
  readonly share: number;
}

function bestSentence(question: Question, sentences: readonly Float32Array[]): BestSentence {
  let best: BestSentence = { at: 0, share: -1 };
  for (const [at, covered] of sentences.entries()) {
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
  for (const id of words) {
    if (((question.marks[id] ?? 0) & standsFor.term) === 0) continue;
    const matches = question.matches.get(id);
    if (matches === undefined) continue;
    for (const { term, likeness } of matches) covered[term] = Math.max(covered[term] ?? 0, likeness);
  }
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

/** Shares of the question's terms that are weighted in other ways, or of some of its terms. */
function otherShares(
  question: Question,
  { paragraph, sentences }: Coverage,
): Record<'exact' | 'steep' | 'flatSentence' | 'twoRarest' | 'names' | 'asked', number> {
  const { weights, terms } = question;
  const steep = new Share();
  const exact = new Share();
  const names = new Share();
  const asked = new Share();
  let [rarest, second] = [-1, -1];
  for (let at = 0; at < terms.length; at += 1) {
    const weight = weights[at] ?? 0;
    const covered = paragraph[at] ?? 0;
    steep.add(weight * weight, covered);
    exact.add(weight, covered >= 1 ? 1 : 0);
    if (terms[at]?.name) names.add(weight, covered);
    if (terms[at]?.asked) asked.add(weight, covered);
    if (rarest < 0 || weight > (weights[rarest] ?? 0)) [rarest, second] = [at, rarest];
    else if (second < 0 || weight > (weights[second] ?? 0)) second = at;
  }
  const all = shareCovered(question, paragraph);
  const mostTerms = sentences.reduce((most, one) => Math.max(most, sumOf(one)), 0);
  return {
    steep: steep.value(0),
    exact: exact.value(0),
    names: names.value(all),
    asked: asked.value(all),
    flatSentence: mostTerms / Math.max(1, terms.length),
    twoRarest: ((paragraph[rarest] ?? 0) + (paragraph[second < 0 ? rarest : second] ?? 0)) / 2,
  };
}

/** A weighted share. */
class Share {
  #all = 0;
  #covered = 0;

  add(weight: number, covered: number): void {
    this.#all += weight;
    this.#covered += weight * covered;
  }

  /** `none` where nothing was added. */
  value(none: number): number {
    return this.#all > 0 ? this.#covered / this.#all : none;
  }
}

function sumOf(covered: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < covered.length; at += 1) sum += covered[at] ?? 0;
  return sum;
}
