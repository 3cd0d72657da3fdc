import type { Trees } from '../../text/trees.ts';
import type { Question } from '../question/question.ts';
import { shareCovered, together } from '../ranking/coverage.ts';
import { offersKind } from '../ranking/features.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import { toldDirectly } from '../ranking/told-directly.ts';
import { learned } from '../ranking/weights.ts';

/** What speaks for a sentence as the answer; from 0 to 1 each unless said otherwise. */
export const sentenceFeatureNames = [
  /** Weighted share of the question's terms in it. */
  'share',
  /** What words of like meaning add. */
  'related',
  /** Share of the terms that the paragraph's other sentences do not have. */
  'telling',
  /** What the sentence before adds, and the one behind. */
  'before',
  'behind',
  /** It has something of the kind asked for; the kind is one that a text shows for certain. */
  'kind',
  'exactKind',
  /** How close the question's terms stand around such a thing, and around any other word. */
  'nearKind',
  'density',
  /** How many such things: logarithm divided by 3. */
  'offered',
  /** The paragraph's first. */
  'first',
  /** Logarithm of its letters, divided by 6. */
  'length',
] as const;
/** Added when vectors are there: its cosine with the question, and how far that is below the best. */
export const sentenceMeaningNames = ['meaning', 'belowBest'] as const;

export type SentenceFeatures = Partial<
  Record<(typeof sentenceFeatureNames)[number] | (typeof sentenceMeaningNames)[number], number>
>;

/** A weighted sum of a sentence's features, and trees that correct it. */
interface Choice {
  readonly names: readonly (keyof SentenceFeatures)[];
  readonly weights: SentenceFeatures;
  readonly trees: Trees;
}

const byWords = choiceOf('sentence', sentenceFeatureNames);
const byMeaning = choiceOf('sentenceWithMeaning', [...sentenceFeatureNames, ...sentenceMeaningNames]);

function choiceOf(choice: 'sentence' | 'sentenceWithMeaning', names: Choice['names']): Choice {
  return { names, ...learned(choice, names) };
}

/**
 * The place of the sentence that most likely answers, among the paragraph's sentences.
 *
 * @param may - which of them may; the first where none may
 */
export function answerSentence(
  question: Question,
  passage: RankedPassage,
  may: (place: number) => boolean = () => true,
): number {
  const told = toldDirectly(question, passage.indexed, passage.coverage);
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [at, features] of sentenceFeatures(question, passage).entries()) {
    const score = sentenceScore(features) + (told[at] ?? 0);
    if (score > highest && may(at)) [best, highest] = [at, score];
  }
  return best;
}

function sentenceScore(features: SentenceFeatures): number {
  const { names, weights: chosen, trees } = features.meaning === undefined ? byWords : byMeaning;
  const measures = Float32Array.from(names, (name) => features[name] ?? 0);
  let sum = trees.sum(measures);
  for (const [at, name] of names.entries()) sum += (measures[at] ?? 0) * (chosen[name] ?? 0);
  return sum;
}

/** The features of each sentence of a passage, in order. */
export function sentenceFeatures(question: Question, passage: RankedPassage): readonly SentenceFeatures[] {
  const { indexed, coverage, sentenceCosines } = passage;
  const { sentences } = coverage;
  const holding = sentencesHolding(question, sentences);
  const nearest = Math.max(-1, ...(sentenceCosines ?? []));
  return indexed.sentences.map(({ start, end }, at) => {
    const own = sentences[at] ?? new Float32Array();
    const share = shareCovered(question, own);
    const meaning = sentenceCosines?.[at];
    const offers = offersKind(question, indexed, coverage, at);
    return {
      share,
      related: shareCovered(question, coverage.relatedSentences[at] ?? own) - share,
      telling: tellingShare(question, own, holding),
      before: shareCovered(question, together(own, sentences[at - 1] ?? own)) - share,
      behind: shareCovered(question, together(own, sentences[at + 1] ?? own)) - share,
      kind: offers ? 1 : 0,
      exactKind: offers && exactKinds.has(question.asksFor) ? 1 : 0,
      nearKind: coverage.nearKind[at] ?? 0,
      density: coverage.density[at] ?? 0,
      offered: Math.log1p(coverage.offered[at] ?? 0) / 3,
      first: at === 0 ? 1 : 0,
      length: Math.log1p(end - start) / 6,
      ...(meaning === undefined ? {} : { meaning, belowBest: nearest - meaning }),
    };
  });
}

/** Kinds that a text shows for certain. */
const exactKinds: ReadonlySet<string> = new Set(['time', 'number']);

/** For each term how many of the sentences have it, by likeness. */
function sentencesHolding(question: Question, sentences: readonly Float32Array[]): readonly number[] {
  return question.terms.map((_, term) => sentences.reduce((sum, covered) => sum + (covered[term] ?? 0), 0));
}

/** The share of the question's weight that this sentence has and the others have not. */
function tellingShare(question: Question, own: Float32Array, holding: readonly number[]): number {
  return shareCovered(
    question,
    own.map((covered, term) => covered / Math.max(1, holding[term] ?? 0)),
  );
}
