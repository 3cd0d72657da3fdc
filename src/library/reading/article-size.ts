import type { Article } from '../../article/article.ts';

/** A paragraph counts as at least so many characters: what goes with it takes memory, however short it is. */
const LEAST_OF_PARAGRAPH = 100;

/** UTF-16 units of an article's paragraphs. */
export function charactersOf({ paragraphs }: Article): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

/** What an article takes of a server's room and of the memory, in characters. */
export function sizeOf({ title, link = '', paragraphs }: Article): number {
  const ofTitleAndLink = title.length + link.length;
  return paragraphs.reduce(
    (sum, { text }) => sum + Math.max(LEAST_OF_PARAGRAPH, text.length),
    ofTitleAndLink,
  );
}
