import { offersKind } from './answer-kind.ts';
import { shareCovered, together } from './coverage.ts';
import type { Question } from './question.ts';
import type { RankedPassage } from './ranked-passage.ts';
import weights from './weights.json' with { type: 'json' };

/** What speaks for a sentence as the answer; from 0 to 1 each. */
export const sentenceFeatureNames = [
  'share',
  'telling',
  'withNeighbours',
  'kind',
  'exactKind',
  'length',
] as const;
export const sentenceMeaningNames = ['meaning'] as const;

export type SentenceFeatures = Partial<
  Record<(typeof sentenceFeatureNames)[number] | (typeof sentenceMeaningNames)[number], number>
>;

/** The place of the sentence that most likely answers, among the paragraph's sentences. */
export function answerSentence(question: Question, passage: RankedPassage): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [at, features] of sentenceFeatures(question, passage).entries()) {
    const score = sentenceScore(features);
    if (score > highest) [best, highest] = [at, score];
  }
  return best;
}

function sentenceScore(features: SentenceFeatures): number {
  const chosen: SentenceFeatures =
    features.meaning === undefined ? weights.sentence : weights.sentenceWithMeaning;
  let sum = 0;
  for (const name of [...sentenceFeatureNames, ...sentenceMeaningNames])
    sum += (features[name] ?? 0) * (chosen[name] ?? 0);
  return sum;
}

/** The features of each sentence of a passage, in order. */
export function sentenceFeatures(question: Question, passage: RankedPassage): readonly SentenceFeatures[] {
  const { text } = passage.indexed.paragraph;
  const { sentences } = passage.coverage;
  const holding = sentencesHolding(question, sentences);
  return passage.indexed.sentences.map((sentence, at) => {
    const own = sentences[at] ?? new Float32Array();
    const before = sentences[at - 1];
    const words = text.slice(sentence.start, sentence.end);
    const meaning = passage.sentenceCosines?.[at];
    const offers = offersKind(question.asksFor, words, question.text);
    return {
      share: shareCovered(question, own),
      withNeighbours:
        shareCovered(question, before === undefined ? own : together(own, before)) -
        shareCovered(question, own),
      telling: tellingShare(question, own, holding),
      kind: offers ? 1 : 0,
      exactKind: offers && exactKinds.has(question.asksFor) ? 1 : 0,
      length: Math.log1p(words.length) / 6,
      ...(meaning === undefined ? {} : { meaning }),
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
