import type { Article } from '../../article/article.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/** Characters of sentences that an article has at least; the shortest news in brief have some more. */
const LEAST_PROSE = 100;
/** Characters of a paragraph that is no label, button or headline. */
const LEAST_OF_PARAGRAPH = 50;

/**
 * Looks whether a page that was fetched has an article: lists of links, forms and pages that only a program in
 * the browser fills have texts, but hardly a sentence.
 *
 * @throws UserError when it has none.
 */
export function checkPage({ paragraphs }: Article, link: string): void {
  const prose = paragraphs.filter(({ text }) => text.length >= LEAST_OF_PARAGRAPH && /[.!?…]/.test(text));
  if (prose.reduce((sum, { text }) => sum + text.length, 0) < LEAST_PROSE)
    throw noArticle(link, 'fetching.hardlyASentence');
}

/** That a page has no article, and what to do. */
export function noArticle(
  link: string,
  why: 'fetching.noText' | 'fetching.hardlyASentence' = 'fetching.noText',
): UserError {
  const host = new URL(link).hostname;
  return new UserError(saying(why, { host, advice: saying('fetching.copyFromBrowser') }));
}
