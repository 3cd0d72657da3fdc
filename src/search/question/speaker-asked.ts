import type { Quotation, Speaker } from '../../speech/speech.ts';
import { termsOf } from '../index/terms.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { shareCovered } from '../ranking/coverage.ts';
import { termsCovered } from '../ranking/features.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Question } from './question.ts';

/** For "who said …" the speaker of the best passage's quotation that has most of the question's words. */
export function speakerAsked(
  question: Question,
  best: RankedPassage | undefined,
  vocabulary: Vocabulary,
): Speaker | null {
  if (!question.asksWhoSaid || best === undefined) return null;
  const { quotations, paragraph } = best.indexed;
  let most = -1;
  let speaker: Speaker | null = null;
  for (const quotation of quotations) {
    const share = shareOf(question, paragraph.text, quotation, vocabulary);
    if (share <= most) continue;
    most = share;
    speaker = quotation.speaker;
  }
  return speaker;
}

function shareOf(
  question: Question,
  text: string,
  { start, end }: Quotation,
  vocabulary: Vocabulary,
): number {
  const terms = termsOf(text.slice(start, end)).flatMap((term) => vocabulary.find(term.stem) ?? []);
  return shareCovered(question, termsCovered(question, terms));
}
