import type { Article } from '../../article/article.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { type Saying, saying } from '../../words/words.ts';

/** Words that a text must have to be taken for an article. */
const FEWEST_WORDS = 20;

/** That a text is too short for an article; null when it is not. */
export function tooShort({ paragraphs }: Article): Saying | null {
  let words = 0;
  for (const { text } of paragraphs) {
    words += plainWordsOf(text).length;
    if (words >= FEWEST_WORDS) return null;
  }
  return saying('articles.tooShort', { count: words, fewest: FEWEST_WORDS });
}
