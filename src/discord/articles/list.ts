import type { ListedFeed } from '../../library/feeds/feeds.ts';
import type { LibraryArticle } from '../../library/library.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, menuRow, pager, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { LIMITS } from '../kit/limits.ts';
import { type PagedLine, pageFooter, pagesOf, shownPage } from '../kit/pages.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { feedLine } from './follow-reply.ts';
import { addedHow, describe } from './reply.ts';
import { encodeList, encodeOutline, OUTLINE_MENU_ROUTE } from './state.ts';

/** Articles on a page, at most. */
const ARTICLES = 8;
/** How much of a feed's title stands beside an article. */
const FEED = 40;

/** The feeds that a server follows and its articles, a page at a time, each article leading to its outline. */
export function listReply(
  words: Words,
  articles: readonly LibraryArticle[],
  feeds: readonly ListedFeed[],
  asked: number,
): Reply {
  const { say } = words;
  if (articles.length === 0 && feeds.length === 0) {
    return { embeds: [{ color: ACCENT, description: say('articles.none') }], components: [] };
  }
  const seeds = articles.filter(({ seed }) => seed).length;
  const counts = `**${say('articles.count', { count: articles.length })}**`;
  const head = seeds === 0 ? counts : `${counts} · ${say('articles.ofThemSeeds', { count: seeds })}`;
  const ofFeeds = `**${say('feeds.count', { feeds: feeds.length })}**`;
  const lines = [
    ...feeds.map((feed) => ({ item: null, heading: ofFeeds, text: feedLine(words, feed) })),
    ...articles.map((item) => ({ item, heading: head, text: line(words, item, feeds) })),
  ];
  const size = { lines: ARTICLES, characters: LIMITS.embedDescription };
  const divided = pagesOf(lines, size);
  const pages = divided.length;
  const page = shownPage(asked, pages);
  const shown = divided[page] ?? [];
  return {
    embeds: [
      {
        color: ACCENT,
        description: shown.flatMap(withHeading).join('\n\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: rows(
      buttonRow(pager(words, page, pages, encodeList(Math.max(0, page - 1)), encodeList(page + 1))),
      menuRow(
        OUTLINE_MENU_ROUTE,
        say('menu.outlineOf'),
        shown.flatMap(({ item }) =>
          item === null ? [] : [{ label: item.article.title, value: encodeOutline(item.article.id, 0) }],
        ),
      ),
    ),
  };
}

/** A line with the heading that it is the first of on its page. */
function withHeading({ heading, text }: PagedLine, index: number, page: readonly PagedLine[]): string[] {
  return heading === undefined || heading === page[index - 1]?.heading ? [text] : [heading, text];
}

function line(words: Words, kept: LibraryArticle, feeds: readonly ListedFeed[]): string {
  return `**${titleLink(words, kept.article)}**\n${describe(words, kept)} · ${origin(words, kept, feeds)}`;
}

function origin(words: Words, kept: LibraryArticle, feeds: readonly ListedFeed[]): string {
  if (kept.feed === undefined || kept.addedAt === null) return addedHow(words, kept);
  const feed = feeds.find(({ key }) => key === kept.feed);
  const time = `<t:${Math.floor(kept.addedAt / 1000)}:R>`;
  return feed === undefined
    ? words.say('feeds.cameWithFeed', { time })
    : words.say('feeds.cameWith', { feed: escapedCut(feed.title, FEED), time });
}
