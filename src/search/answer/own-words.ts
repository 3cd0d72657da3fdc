import type { Range } from '../../article/article.ts';
import type { ReadArticle, Speaker } from '../../speech/speech.ts';
import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Question } from '../question/question.ts';
import { together } from '../ranking/coverage.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Silent } from './answer.ts';
import { decisionsOn } from './answered.ts';

/**
 * Share of the subject, by weight, that must stand in or beside what somebody says for it to be about that: the least that
 * scripts/ranking/own-words.ts finds to refuse whoever says nothing of it.
 */
const leastOfSubject = 0.5;

/**
 * How likely it must be that somebody's words answer where none share enough of the subject; chosen by
 * scripts/ranking/own-words.ts.
 */
const leastLikelihood = 0.5;

/**
 * The passages in which those whose words are asked for speak of what they are asked about, in their order; all where
 * nobody's words are. Where none has enough of the subject, they may speak of it in other words: then those that the
 * decision takes for likely enough.
 */
export function ownWords(
  question: Question,
  ranked: readonly RankedPassage[],
  least = leastOfSubject,
  likely = leastLikelihood,
): readonly RankedPassage[] {
  if (question.wordsOf.size === 0) return ranked;
  const shared = ranked.filter((passage) => speakOfSubject(question, passage, least));
  if (shared.length > 0) return shared;
  const spoken = ranked.filter(({ indexed }) => saidBy(indexed, question.wordsOf).length > 0);
  const decisions = decisionsOn(question, spoken, mostDecided);
  return spoken.filter((_, at) => (decisions[at]?.likelihood ?? 0) >= likely);
}

/** Passages of somebody's words that are decided on. */
const mostDecided = 10;

function speakOfSubject(question: Question, { indexed, coverage }: RankedPassage, least: number): boolean {
  const weight = question.subject.reduce((sum, one) => sum + one, 0);
  return saidBy(indexed, question.wordsOf).some(({ start, end }) => {
    if (weight === 0) return true;
    const covered = indexed.sentences.reduce<Float32Array>((sum, sentence, at) => {
      const isNear = isBeside(start, end, indexed.sentences[at - 1], sentence, indexed.sentences[at + 1]);
      return isNear ? together(sum, coverage.relatedSentences[at] ?? sum) : sum;
    }, new Float32Array(question.terms.length));
    const share = question.subject.reduce((sum, one, at) => sum + one * (covered[at] ?? 0), 0) / weight;
    return share >= least;
  });
}

/** Whether one of three neighbouring sentences has a part of the stretch. */
function isBeside(start: number, end: number, ...sentences: readonly (Range | undefined)[]): boolean {
  return sentences.some((sentence) => sentence !== undefined && start < sentence.end && end > sentence.start);
}

/** Whether a sentence of a paragraph has words of those whose words are asked for; true where nobody's are. */
export function isOwnSentence({ wordsOf }: Question, indexed: IndexedParagraph, place: number): boolean {
  const own = saidBy(indexed, wordsOf);
  if (own.length === 0) return true;
  const sentence = indexed.sentences[place];
  return sentence !== undefined && own.some(({ start, end }) => start < sentence.end && end > sentence.start);
}

/** What these speakers say in a paragraph, quoted or reported. */
function saidBy({ quotations, statements }: IndexedParagraph, speakers: ReadonlySet<Speaker>) {
  return [...quotations, ...statements].filter(({ speaker }) => speaker !== null && speakers.has(speaker));
}

/** Whose words are asked for, and whether they speak in these articles at all. */
export function silentOf({ wordsOf }: Question, articles: readonly ReadArticle[]): Silent | null {
  const [speaker] = wordsOf;
  if (speaker === undefined) return null;
  const speaks = articles.some(({ speech }) =>
    [...speech.quotations, ...speech.statements].some(
      (said) => said.speaker !== null && wordsOf.has(said.speaker),
    ),
  );
  return { speaker, speaks };
}
