import type { Question } from './question.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** Whether the best passages answer the question at all. */
export function isAnswered(_question: Question, ranked: readonly RankedPassage[]): boolean {
  return (ranked[0]?.features.paragraph ?? 0) >= 0.5;
}
