import type { LibraryArticle } from '../../library/library.ts';
import type { Words } from '../../words/words.ts';
import { buttonRow, menuRow, pager, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
import { LIMITS } from '../kit/limits.ts';
import { pageFooter, pagesOf, shownPage } from '../kit/pages.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { addedHow, describe } from './reply.ts';
import { encodeList, encodeOutline, OUTLINE_MENU_ROUTE } from './state.ts';

/** Articles on a page, at most. */
const ARTICLES = 8;

/** The articles of a server, a page at a time, each leading to its outline. */
export function listReply(words: Words, articles: readonly LibraryArticle[], asked: number): Reply {
  const { say } = words;
  if (articles.length === 0) {
    return { embeds: [{ color: ACCENT, description: say('articles.none') }], components: [] };
  }
  const seeds = articles.filter(({ seed }) => seed).length;
  const counts = `**${say('articles.count', { count: articles.length })}**`;
  const head = seeds === 0 ? counts : `${counts} · ${say('articles.ofThemSeeds', { count: seeds })}`;
  const lines = articles.map((item) => ({ item, text: line(words, item) }));
  const size = { lines: ARTICLES, characters: LIMITS.embedDescription - head.length };
  const divided = pagesOf(lines, size);
  const pages = divided.length;
  const page = shownPage(asked, pages);
  const shown = divided[page] ?? [];
  return {
    embeds: [
      {
        color: ACCENT,
        description: [head, ...shown.map(({ text }) => text)].join('\n\n'),
        ...pageFooter(words, page, pages),
      },
    ],
    components: rows(
      buttonRow(pager(words, page, pages, encodeList(Math.max(0, page - 1)), encodeList(page + 1))),
      menuRow(
        OUTLINE_MENU_ROUTE,
        say('menu.outlineOf'),
        shown.map(({ item: { article } }) => ({ label: article.title, value: encodeOutline(article.id, 0) })),
      ),
    ),
  };
}

function line(words: Words, kept: LibraryArticle): string {
  return `**${titleLink(words, kept.article)}**\n${describe(words, kept)} · ${addedHow(words, kept)}`;
}
