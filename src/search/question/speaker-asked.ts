import type { Range } from '../../article/article.ts';
import type { Speaker } from '../../speech/speech.ts';
import { termsOf } from '../index/terms.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { shareCovered } from '../ranking/coverage.ts';
import { termsCovered } from '../ranking/features.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Question } from './question.ts';

/** Who said it, and whether it is only reported that they did. */
export interface SpeakerAsked {
  readonly speaker: Speaker;
  readonly reported: boolean;
}

/**
 * For "who said …" the speaker of the best passage's quotation or reported statement that has most of the question's
 * words; of the two a quotation where both have as many. For "What did Quill say about …" the same among what Quill
 * says there.
 */
export function speakerAsked(
  question: Question,
  best: RankedPassage | undefined,
  vocabulary: Vocabulary,
): SpeakerAsked | null {
  const { wordsOf } = question;
  if (best === undefined || !(question.asksWhoSaid || wordsOf.size > 0)) return null;
  const { quotations, statements, paragraph } = best.indexed;
  const said = [
    ...quotations.map((quotation) => ({ speaker: quotation.speaker, content: [quotation], reported: false })),
    ...statements.map(({ speaker, content }) => ({ speaker, content, reported: true })),
  ];
  let most = -1;
  let asked: SpeakerAsked | null = null;
  for (const { speaker, content, reported } of said) {
    if (wordsOf.size > 0 && !(speaker && wordsOf.has(speaker))) continue;
    const share = shareOf(question, paragraph.text, content, vocabulary);
    if (share <= most) continue;
    most = share;
    asked = speaker && { speaker, reported };
  }
  return asked;
}

function shareOf(
  question: Question,
  text: string,
  content: readonly Range[],
  vocabulary: Vocabulary,
): number {
  const words = content.map(({ start, end }) => text.slice(start, end)).join(' ');
  const terms = termsOf(words).flatMap((term) => vocabulary.find(term.stem) ?? []);
  return shareCovered(question, termsCovered(question, terms));
}
