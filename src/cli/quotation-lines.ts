import type { Article } from '../article/article.ts';
import { spanText } from '../article/paragraph-text.ts';
import { introductionOf, marksAround } from '../speech/quotation-words.ts';
import type { Quotation } from '../speech/speech.ts';

/** A quotation as it stands in the article, with the marks around it. */
export function withMarks(article: Article, quotation: Quotation): string {
  const { open, close } = marksAround(article, quotation);
  return open + spanText(article, quotation) + close;
}

/** How a quotation is introduced: its source and cue, in the order in which the article has them. */
export function introduction(article: Article, quotation: Quotation): string {
  return introductionOf(article, quotation)
    .map((span) => spanText(article, span))
    .join(' … ');
}
