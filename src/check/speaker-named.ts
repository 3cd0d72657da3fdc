import type { ReadArticle } from '../search/answer.ts';
import { matchPeople, peopleOf } from '../speech/people.ts';
import type { Quotation } from '../speech/speech.ts';

/** Whether a quotation is certainly not by the person who is named; false where nobody is named or certain. */
export function isSomebodyElse(
  named: string | undefined,
  read: ReadArticle,
  quotation: Quotation | null,
): boolean {
  const speaker = quotation?.speaker ?? null;
  if (named === undefined || speaker === null) return false;
  const meant = matchPeople(peopleOf([read]), named);
  return meant.every((person) => person.speaker !== speaker);
}
