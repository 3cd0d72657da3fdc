import type { Article } from '../../article/article.ts';
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
    const known = foldedNames(article);
    return words.every((word) => known.includes(` ${word}`));
  });
  // The title comes first.
  const begins = ({ article }: LibraryArticle) => Number(foldedNames(article).startsWith(` ${wanted}`));
  return found.sort((a, b) => begins(b) - begins(a));
}

// An article is looked for again with every key pressed; what it is called is folded once.
const folded = new WeakMap<Article, string>();

/** A space before each word of its title, link and file name. */
function foldedNames(article: Article): string {
  const known = folded.get(article);
  if (known !== undefined) return known;
  const names = ` ${fold(`${article.title} ${article.link ?? ''} ${article.origin}`)}`;
  folded.set(article, names);
  return names;
}

function fold(text: string): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .join(' ');
}
