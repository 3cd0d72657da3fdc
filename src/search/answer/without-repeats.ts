import type { Range } from '../../article/article.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';
import type { Source } from './answer.ts';
import { isRepeat } from './repeats.ts';

/** A passage with its answer sentence, and where else that stands. */
export interface Told {
  readonly passage: RankedPassage;
  readonly sentence: Range;
  readonly also: readonly Source[];
}

/** Passages that are compared: what is repeated is found for the same reasons, and so stands near. */
export const MOST_COMPARED = 20;

/**
 * Passages, best first, without those whose answer sentence a better one has as well: they are among its sources, one an
 * article.
 *
 * @param sentenceOf - the answer sentence of a passage
 * @returns of the first twenty passages those that differ
 */
export function withoutRepeats(
  passages: readonly RankedPassage[],
  sentenceOf: (passage: RankedPassage) => Range,
): readonly Told[] {
  const told: (Told & { readonly text: string; readonly also: Source[] })[] = [];
  for (const passage of passages.slice(0, MOST_COMPARED)) {
    const { article, paragraph } = passage.indexed;
    const sentence = sentenceOf(passage);
    const text = paragraph.text.slice(sentence.start, sentence.end);
    const first = told.find((one) => isRepeat(one.text, text));
    if (first === undefined) told.push({ passage, sentence, text, also: [] });
    else if (![first.passage.indexed, ...first.also].some((one) => one.article.id === article.id))
      first.also.push({ article, paragraph, sentence });
  }
  return told;
}
