import { answerKinds } from '../question/answer-kind.ts';
import type { Question } from '../question/question.ts';
import { together } from '../ranking/coverage.ts';
import { offersKind } from '../ranking/features.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import { introducing } from '../ranking/told-directly.ts';
import { learned } from '../ranking/weights.ts';
import type { Degree } from './answer.ts';
import { answerSentence, sentenceFeatures } from './answer-sentence.ts';

/**
 * What the decision reads of a passage, its answer sentence and those found with it; each from 0 to 1 unless said
 * otherwise. None depends on how much is indexed.
 */
export const answeredFeatureNames = [
  /** Of the ranking. */
  'flatSentence',
  'twoSentences',
  'relatedSentence',
  'nearKind',
  'twoRarest',
  'exact',
  'topics',
  'pairs',
  'run',
  /** How many terms the question has, and how many of them are names or numbers. */
  'terms',
  'names',
  /** Something of the kind asked for stands in the answer sentence or beside it; it would have to and does not. */
  'kindNear',
  'kindMissing',
  /** Names, and other terms, of the question that neither the answer sentence nor those beside it have. */
  'namesMissing',
  'wordsMissing',
  /** Names of the question that none of the passages has. */
  'namesMissingInAll',
  /** Terms that are no names and stand nowhere in the paragraph. */
  'wordsMissingInParagraph',
  /** Share of the terms that the paragraph's other sentences do not have. */
  'telling',
  /** Share of the terms, all counting the same, that the best five passages have together, and that all have. */
  'inBestFive',
  'inAll',
  /** What is asked for: its place among the kinds. */
  'kindAsked',
] as const;
/** Added when vectors are there; cosines with the question. */
export const answeredMeaningNames = [
  ...answeredFeatureNames,
  'meaning',
  'meaningOfSentence',
  /** Of the answer sentence, and how much that is above the mean over the passages. */
  'meaningOfAnswer',
  'aboveOthers',
  /** The nearest sentence of the best five passages. */
  'nearest',
] as const;

type Features = Readonly<Record<string, number>>;

const byWords = { names: answeredFeatureNames, ...learned('answered', answeredFeatureNames) };
const byMeaning = {
  names: answeredMeaningNames,
  ...learned('answeredWithMeaning', answeredMeaningNames),
};

/** What is told for certain, and what cannot answer, is as likely at least, and at most. */
const likelihoodOfIntroduction = 0.9;
const mostLikelyRefused = 0.05;
const passagesLookedAt = 5;
/** A term counts as missing below this likeness. */
const leastLikeness = 0.3;

/** Whether a passage answers. */
export interface Decision {
  readonly degree: Degree;
  /** How likely it is that it answers, from 0 to 1, among questions of which half are answered. */
  readonly likelihood: number;
}

/**
 * Whether each of the first `count` passages answers, told as if it stood first.
 *
 * @param ranked - all that was found, best first
 */
export function decisionsOn(
  question: Question,
  ranked: readonly RankedPassage[],
  count: number,
): readonly Decision[] {
  const shared = sharedFeatures(question, ranked);
  return ranked
    .slice(0, count)
    .map((passage) =>
      decisionOn(question, passage, { ...shared, ...ownFeatures(question, passage, shared) }),
    );
}

function decisionOn(question: Question, passage: RankedPassage, features: Features): Decision {
  const { degree, likelihood } = decided(features);
  // Who somebody is, is told where they are introduced.
  if (introducing(question, passage.indexed).size > 0)
    return { degree: 'answers', likelihood: Math.max(likelihood, likelihoodOfIntroduction) };
  if (question.asksOfNobody) return refused(likelihood);
  // A measure is told in figures or words that one knows: where they are not, nothing tells it.
  if (question.measure?.test(passage.indexed.paragraph.text) === false) return refused(likelihood);
  // Without a thing of the kind asked for it may answer at most.
  const doubted = degree === 'answers' && features.kindMissing === 1;
  return { degree: doubted ? 'mayAnswer' : degree, likelihood };
}

function refused(likelihood: number): Decision {
  return { degree: 'nothing', likelihood: Math.min(likelihood, mostLikelyRefused) };
}

function decided(features: Features): Decision {
  const { names, weights, trees } = features.meaning === undefined ? byWords : byMeaning;
  const sum = trees.sum(Float32Array.from(names, (name) => features[name] ?? 0));
  const degree =
    sum < (weights.mayAnswerFrom ?? 0)
      ? 'nothing'
      : sum < (weights.answersFrom ?? 0)
        ? 'mayAnswer'
        : 'answers';
  return { degree, likelihood: 1 / (1 + Math.exp(-sum)) };
}

/** The features of the decision on the best passage, by name; undefined when nothing was found. */
export function answeredFeatures(question: Question, ranked: readonly RankedPassage[]): Features | undefined {
  const [best] = ranked;
  if (best === undefined) return undefined;
  const shared = sharedFeatures(question, ranked);
  return { ...shared, ...ownFeatures(question, best, shared) };
}

/** What is told of the question and of all passages. */
function sharedFeatures(question: Question, ranked: readonly RankedPassage[]) {
  const few = ranked.slice(0, passagesLookedAt);
  const cosines = ranked.flatMap((passage) => passage.features.meaningOfSentence ?? []);
  return {
    terms: question.terms.length,
    names: question.terms.filter(({ name }) => name).length,
    kindAsked: answerKinds.indexOf(question.asksFor),
    inBestFive: shareOfTerms(question, few),
    inAll: shareOfTerms(question, ranked),
    namesMissingInAll: missing(question, coveredByAny(question, ranked), true),
    meanCosine: cosines.reduce((sum, one) => sum + one, 0) / Math.max(1, cosines.length),
    nearest: few.reduce((most, { features }) => Math.max(most, features.meaningOfSentence ?? -1), -1),
  };
}

function shareOfTerms(question: Question, passages: readonly RankedPassage[]): number {
  const all = coveredByAny(question, passages);
  return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
}

/** How well each term is covered by the passage that covers it best. */
function coveredByAny({ terms }: Question, passages: readonly RankedPassage[]): Float32Array {
  return passages.reduce<Float32Array>(
    (sum, { coverage }) => together(sum, coverage.related),
    new Float32Array(terms.length),
  );
}

/** What is told of one passage. */
function ownFeatures(
  question: Question,
  passage: RankedPassage,
  { meanCosine }: { readonly meanCosine: number },
): Features {
  const { coverage, indexed, features } = passage;
  const at = answerSentence(question, passage);
  const near = [at - 1, at, at + 1].filter((place) => coverage.relatedSentences[place] !== undefined);
  const window = near.reduce<Float32Array>(
    (sum, place) => together(sum, coverage.relatedSentences[place] ?? sum),
    new Float32Array(question.terms.length),
  );
  const kindNear = near.some((place) => offersKind(question, indexed, coverage, place));
  const sentence = sentenceFeatures(question, passage)[at];
  const cosine = sentence?.meaning;
  return {
    ...features,
    kindNear: kindNear ? 1 : 0,
    kindMissing: (question.wanted !== 0 || question.measure !== null) && !kindNear ? 1 : 0,
    namesMissing: missing(question, window, true),
    wordsMissing: missing(question, window, false),
    wordsMissingInParagraph: missing(question, coverage.related, false),
    telling: sentence?.telling ?? 0,
    names: question.terms.filter(({ name }) => name).length,
    ...(cosine === undefined ? {} : { meaningOfAnswer: cosine, aboveOthers: cosine - meanCosine }),
  };
}

/** How many terms that are names (or are none) are hardly covered. */
function missing(question: Question, covered: ArrayLike<number>, names: boolean): number {
  return question.terms.filter(({ name }, at) => name === names && (covered[at] ?? 0) < leastLikeness).length;
}
