import { wordsOf } from '../../text/fold.ts';
import type { LibraryArticle } from '../types.ts';

/**
 * The articles somebody may mean by what they typed: every word typed begins a word of the title, the link
 * or the file name. Titles that begin with the text come first; otherwise the order given is kept.
 */
export function findArticles(articles: readonly LibraryArticle[], typed: string): readonly LibraryArticle[] {
  const wanted = fold(typed);
  if (wanted === '') return articles;
  const words = wanted.split(' ');
  const found = articles.filter(({ article }) => {
    const known = ` ${fold(`${article.title} ${article.link ?? ''} ${article.origin}`)}`;
    return words.every((word) => known.includes(` ${word}`));
  });
  const begins = ({ article }: LibraryArticle) => Number(fold(article.title).startsWith(wanted));
  return found.sort((a, b) => begins(b) - begins(a));
}

function fold(text: string): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .join(' ');
}
