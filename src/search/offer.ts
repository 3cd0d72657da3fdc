import type { Speaker } from '../speech/speech.ts';
import type { Offer, ReadArticle } from './answer.ts';
import type { ParagraphTable } from './paragraph-table.ts';
import type { Question } from './question.ts';
import type { SpeakerNames } from './speaker-names.ts';

/** What can be offered when the articles do not answer. */
export function offerFor(
  _question: Question,
  inScope: readonly ReadArticle[],
  _table: ParagraphTable,
  _names: SpeakerNames,
): Offer {
  const people: Speaker[] = inScope.flatMap((read) =>
    read.speech.speakers.filter((speaker) => speaker.kind === 'person'),
  );
  return { people: people.slice(0, 5), didYouMean: [], about: [] };
}
