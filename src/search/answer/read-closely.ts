import type { Question } from '../question/question.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Meaning } from './answer.ts';
import { answerSentence } from './answer-sentence.ts';
import { partToRead } from './part-to-read.ts';

/** The passages of a question that are read together with it: a question is to take no longer than it must. */
export const mostRead = 5;
/** What a reading counts beside the ranking; chosen on training articles that the model of answers had not seen. */
const weightOfReading = 0.5;

/**
 * The passages with the best of them in the order of ranking and reading together. As they were without a model that
 * reads, and where it fails, is busy or takes too long.
 *
 * @param text - the question as it was asked
 * @param ranked - best first; their scores are logarithms, as the model's are
 */
export async function readClosely(
  text: string,
  question: Question,
  ranked: readonly RankedPassage[],
  meaning: Meaning | undefined,
): Promise<readonly RankedPassage[]> {
  const best = ranked.slice(0, mostRead);
  if (best.length < 2 || meaning?.relevance === undefined) return ranked;
  const parts = best.map((passage) => partOf(question, passage));
  const read = await meaning.relevance(text, parts).catch(() => null);
  if (read === null) return ranked;
  const again = best.map((passage, at) => ({
    ...passage,
    score: passage.score + weightOfReading * (read[at] ?? 0),
  }));
  // Sorting keeps the order of equals.
  again.sort((one, other) => other.score - one.score);
  return [...again, ...ranked.slice(mostRead)];
}

/** The words of a passage that are read. */
export function partOf(question: Question, passage: RankedPassage): string {
  const { paragraph, sentences } = passage.indexed;
  const { start, end } = partToRead(sentences, answerSentence(question, passage), paragraph.text.length);
  return paragraph.text.slice(start, end);
}
