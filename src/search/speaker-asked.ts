import type { Speaker } from '../speech/speech.ts';
import type { Question } from './question.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** For "who said …": the speaker of the best passage's matching quotation. */
export function speakerAsked(question: Question, ranked: readonly RankedPassage[]): Speaker | null {
  if (!question.asksWhoSaid) return null;
  return ranked[0]?.indexed.quotations.find((quotation) => quotation.speaker !== null)?.speaker ?? null;
}
