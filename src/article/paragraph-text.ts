import type { Article, Span } from './article.ts';

/** The text of a paragraph by its number; empty when the article has none of that number. */
export function paragraphText(article: Article, number: number): string {
  const paragraph = article.paragraphs[number - 1];
  if (paragraph?.number === number) return paragraph.text;
  return article.paragraphs.find((each) => each.number === number)?.text ?? '';
}

/** The words of a span. */
export function spanText(article: Article, { paragraph, start, end }: Span): string {
  return paragraphText(article, paragraph).slice(start, end);
}
