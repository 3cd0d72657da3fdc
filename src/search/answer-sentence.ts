import { offersKind } from './answer-kind.ts';
import { shareCovered, together } from './coverage.ts';
import type { Question } from './question.ts';
import type { RankedPassage } from './ranked-passage.ts';
import weights from './weights.json' with { type: 'json' };

/** What speaks for a sentence as the answer; from 0 to 1 each. */
export const sentenceFeatureNames = ['share', 'withNeighbours', 'kind', 'first', 'length'] as const;
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
  return passage.indexed.sentences.map((sentence, at) => {
    const own = sentences[at] ?? new Float32Array();
    const before = sentences[at - 1];
    const words = text.slice(sentence.start, sentence.end);
    const meaning = passage.sentenceCosines?.[at];
    return {
      share: shareCovered(question, own),
      withNeighbours:
        shareCovered(question, before === undefined ? own : together(own, before)) -
        shareCovered(question, own),
      kind: offersKind(question.asksFor, words, question.text) ? 1 : 0,
      first: at === 0 ? 1 : 0,
      length: Math.log1p(words.length) / 6,
      ...(meaning === undefined ? {} : { meaning }),
    };
  });
}
