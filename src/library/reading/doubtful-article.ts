import type { Article } from '../../article/article.ts';
import type { Doubt } from '../../article/doubt.ts';
import { UserError } from '../../user-error.ts';

/** What was given is no article, it seems, or not in English; it can be added all the same (`anyway`). */
export class DoubtfulArticle extends UserError {}

/**
 * What speaks against what was read being an article that answers can be found in; null when nothing does.
 *
 * @param page the address that it was fetched from, if it was
 */
export function doubtOf({ doubt, title, origin }: Article, page: string | undefined): DoubtfulArticle | null {
  if (doubt === undefined) return null;
  const what = page === undefined ? `“${origin}”` : `The page of “${new URL(page).hostname}”`;
  return new DoubtfulArticle(messageFor(doubt, title, what));
}

const BETTER =
  'If you can read the article in a browser, save its page as .html or copy its text, and add that.';

function messageFor(doubt: Doubt, title: string, what: string): string {
  switch (doubt.kind) {
    case 'cookies':
      return `${what} asks about cookies and has no article. ${BETTER}`;
    case 'login':
      return `${what} is for logging in and has no article. ${BETTER}`;
    case 'paywall':
      return `${what} has only the beginning of the article; the rest is for subscribers. ${BETTER}`;
    case 'error':
      return `${what} is an error page (“${title}”). Check the link. ${BETTER}`;
    case 'language':
      return `${what} is in ${doubt.language}. Questions are asked in English, and answers are found in English articles.`;
  }
}
