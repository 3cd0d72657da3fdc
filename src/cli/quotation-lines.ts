import type { Article } from '../article/article.ts';
import type { Quotation } from '../speech/speech.ts';

/** The text of a paragraph; empty when the article has none of that number. */
export function paragraphText(article: Article, number: number): string {
  return article.paragraphs[number - 1]?.text ?? '';
}

/** A quotation as it stands in the article, with the marks around it. */
export function withMarks(article: Article, quotation: Quotation): string {
  const text = paragraphText(article, quotation.paragraph);
  const before = /(?:''|[“‘"'„«])$/u.exec(text.slice(0, quotation.start))?.[0] ?? '';
  const after = /^(?:''|[”’"'»])/u.exec(text.slice(quotation.end))?.[0] ?? '';
  return before + text.slice(quotation.start, quotation.end) + after;
}

/** How a quotation is introduced: its source and cue, in the order in which the article has them. */
export function introduction(article: Article, quotation: Quotation): string {
  const spans = [quotation.source, quotation.cue].flatMap((span) => (span === null ? [] : [span]));
  spans.sort((one, other) => one.paragraph - other.paragraph || one.start - other.start);
  return spans.map((span) => paragraphText(article, span.paragraph).slice(span.start, span.end)).join(' ');
}
