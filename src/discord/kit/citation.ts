import type { Article, Paragraph } from '../../article/article.ts';
import { whereAndWhen } from '../../article/facts/describe-facts.ts';
import type { Words } from '../../words/words.ts';
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

/** An article's title as Markdown, short, leading to the article when its address is known. */
export function titleLink({ say }: Words, article: Article): string {
  const { title, address } = linkedTitle(article);
  if (address === null) return title;
  return UNLINKABLE.test(title) ? `${title} · [${say('kit.readIt')}](${address})` : `[${title}](${address})`;
}

interface LinkedTitle {
  /** As Markdown, short. */
  readonly title: string;
  readonly address: string | null;
}

// A list shows the same articles again on every page.
const linkedTitles = new WeakMap<Article, LinkedTitle>();

function linkedTitle(article: Article): LinkedTitle {
  const known = linkedTitles.get(article) ?? {
    title: escapeText(shortTitle(article)),
    address: article.link === undefined ? null : safeAddress(article.link),
  };
  linkedTitles.set(article, known);
  return known;
}

/** A name as Markdown, at most `max` long before it is escaped, leading to an address where it can. */
export function linkTo({ say }: Words, name: string, max: number, link: string): string {
  const title = escapeText(cutBetweenWords(name, max));
  const address = safeAddress(link);
  if (address === null) return title;
  return UNLINKABLE.test(title) ? `${title} · [${say('kit.readIt')}](${address})` : `[${title}](${address})`;
}

/** Texts that Discord does not take as the name of a link: those with brackets, code marks or addresses. */
const UNLINKABLE = /[[\]`]|:\/\/|\\:|www\.|discord\.gg/i;

/** An article's title as Markdown with where and when it appeared: "[Title](…) · Daily Gazette, 3 March 2026". */
export function titleLine(words: Words, article: Article): string {
  const appeared = escapeText(cutBetweenWords(whereAndWhen(words, article), APPEARED));
  return appeared === '' ? titleLink(words, article) : `${titleLink(words, article)} · ${appeared}`;
}

/** Where a passage stands: "¶ 49 · Daily Gazette, 3 March 2026 · Donald Trump is considering …". */
export function citation(words: Words, article: Article, paragraph: Paragraph): string {
  const kind = kindOf(words, paragraph);
  const appeared = escapeText(cutBetweenWords(whereAndWhen(words, article), APPEARED));
  const place = `¶ ${paragraph.number}${kind === '' ? '' : ` (${kind})`}`;
  return [place, appeared, titleLink(words, article)].filter((part) => part !== '').join(' · ');
}

/** What a paragraph is, where a reader should know. */
export function kindOf({ say }: Words, { kind }: Paragraph): string {
  if (kind === 'caption') return say('kit.caption');
  return kind === 'heading' ? say('kit.heading') : '';
}

/** The address as it can stand between the parentheses of a masked link; null when it is not one. */
function safeAddress(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const address = url.href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('*', '%2A');
  return address.length <= 500 ? address : null;
}
