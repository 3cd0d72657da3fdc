import type { ReadArticle, Speaker } from '../../speech/speech.ts';
import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Question } from '../question/question.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Silent } from './answer.ts';

/** The passages in which those speak whose words are asked for, in their order; all where nobody's are. */
export function ownWords({ wordsOf }: Question, ranked: readonly RankedPassage[]): readonly RankedPassage[] {
  if (wordsOf.size === 0) return ranked;
  return ranked.filter(({ indexed }) => saidBy(indexed, wordsOf).length > 0);
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
