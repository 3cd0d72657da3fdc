import type { Article } from '../article/article.ts';
import { sameAddress } from '../article/link.ts';

/** Shorter paragraphs (UTF-16 units) are headings, bylines and notes, which stories of one paper share. */
const LEAST_OF_PARAGRAPH = 60;
/** So much of a story's text, and so many units, are another's when both are one. */
const SHARE = 0.8;
const LEAST_SHARED = 300;

/**
 * The article that tells a story already, or null: the one of the same page, or with the same paragraphs, as when two
 * papers print an agency's story.
 *
 * @param addresses where the story stands: as the feed has it, as its page was reached, as the page names itself
 */
export function sameStory<Kept extends { readonly article: Article }>(
  story: Article,
  addresses: readonly string[],
  articles: readonly Kept[],
): Kept | null {
  const texts = new Map(
    story.paragraphs
      .filter(({ text }) => text.length >= LEAST_OF_PARAGRAPH)
      .map(({ text }) => [text, text.length]),
  );
  const whole = [...texts.values()].reduce((sum, length) => sum + length, 0);
  const isSameText = ({ id, paragraphs }: Article) => {
    if (id === story.id) return true;
    const shared = new Set(paragraphs.map(({ text }) => text).filter((text) => texts.has(text)));
    const length = [...shared].reduce((sum, text) => sum + text.length, 0);
    return length >= LEAST_SHARED && length >= SHARE * whole;
  };
  return pageOf(addresses, articles) ?? articles.find(({ article }) => isSameText(article)) ?? null;
}

/** The article that stands at one of these addresses, however they are written. */
export function pageOf<Kept extends { readonly article: Article }>(
  addresses: readonly string[],
  articles: readonly Kept[],
): Kept | null {
  const pages = new Set(addresses.map(sameAddress));
  const isThere = ({ article: { link } }: Kept) => link !== undefined && pages.has(sameAddress(link));
  return articles.find(isThere) ?? null;
}
