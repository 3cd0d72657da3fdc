import type { Article, Paragraph, Range } from '../../article/article.ts';
import type { RankedPassage } from '../ranking/ranked-passage.ts';

/** The sentence nearest to a text. */
export interface NearestSentence {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly sentence: Range;
  /** The cosine of the two in meaning, from -1 to 1; null where there is no model. */
  readonly likeness: number | null;
}

/** Of ranked passages the sentence nearest in meaning; without a model the first of the best passage. */
export function nearestSentence(ranked: readonly RankedPassage[]): NearestSentence | null {
  let best: NearestSentence | null = null;
  for (const { indexed, sentenceCosines } of ranked) {
    for (const [at, sentence] of indexed.sentences.entries()) {
      const likeness = sentenceCosines?.[at] ?? null;
      const nearer = best === null || (likeness !== null && likeness > (best.likeness ?? -1));
      if (nearer) best = { article: indexed.article, paragraph: indexed.paragraph, sentence, likeness };
    }
  }
  return best;
}
