import type { Article, Paragraph } from '../../article/article.ts';
import { whereAndWhen } from '../../article/facts/describe-facts.ts';
import { escapeText } from './escape.ts';
import { cutBetweenWords } from './limits.ts';

/** How much of a title is shown where it only says which article is meant. */
const TITLE = 80;
/** And of its outlet and day. */
const APPEARED = 80;

/** An article's title, short; for places where Discord reads no Markdown (footers, menus). */
export function shortTitle(article: Article, max: number = TITLE): string {
  return cutBetweenWords(article.title, max);
}

// A list shows the same articles again on every page.
const titleLinks = new WeakMap<Article, string>();

/** An article's title as Markdown, short, leading to the article when its address is known. */
export function titleLink(article: Article): string {
  const known = titleLinks.get(article);
  if (known !== undefined) return known;
  const link = newTitleLink(article);
  titleLinks.set(article, link);
  return link;
}

function newTitleLink(article: Article): string {
  const title = escapeText(shortTitle(article));
  const address = article.link === undefined ? null : safeAddress(article.link);
  if (address === null) return title;
  return UNLINKABLE.test(title) ? `${title} · [read it](${address})` : `[${title}](${address})`;
}

/** Texts that Discord does not take as the name of a link: those with brackets, code marks or addresses. */
const UNLINKABLE = /[[\]`]|:\/\/|\\:|www\.|discord\.gg/i;

/** An article's title as Markdown with where and when it appeared: "[Title](…) · Daily Gazette, 3 March 2026". */
export function titleLine(article: Article): string {
  const appeared = escapeText(cutBetweenWords(whereAndWhen(article), APPEARED));
  return appeared === '' ? titleLink(article) : `${titleLink(article)} · ${appeared}`;
}

/** Where a passage stands: "¶ 49 · Daily Gazette, 3 March 2026 · Donald Trump is considering …". */
export function citation(article: Article, paragraph: Paragraph): string {
  const kind = KINDS[paragraph.kind];
  const appeared = escapeText(cutBetweenWords(whereAndWhen(article), APPEARED));
  const place = `¶ ${paragraph.number}${kind === '' ? '' : ` (${kind})`}`;
  return [place, appeared, titleLink(article)].filter((part) => part !== '').join(' · ');
}

/** What a paragraph is, where a reader should know. */
const KINDS = { body: '', caption: 'caption', listItem: '', heading: 'heading' } as const;

/** The address as it can stand between the parentheses of a masked link; null when it is not one. */
function safeAddress(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const address = url.href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('*', '%2A');
  return address.length <= 500 ? address : null;
}
