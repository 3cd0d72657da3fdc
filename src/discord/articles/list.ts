import type { LibraryArticle } from '../../library/library.ts';
import { counted } from '../../text/counted.ts';
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
export function listReply(articles: readonly LibraryArticle[], asked: number): Reply {
  if (articles.length === 0) {
    const description = 'There are no articles here yet. Moderators add them with /articles add.';
    return { embeds: [{ color: ACCENT, description }], components: [] };
  }
  const seeds = articles.filter(({ seed }) => seed).length;
  const head = `**${counted(articles.length, 'article')}**${seeds === 0 ? '' : ` · ${seeds} that every server has`}`;
  const lines = articles.map((item) => ({ item, text: line(item) }));
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
        ...pageFooter(page, pages),
      },
    ],
    components: rows(
      buttonRow(pager(page, pages, encodeList(Math.max(0, page - 1)), encodeList(page + 1))),
      menuRow(
        OUTLINE_MENU_ROUTE,
        'Outline of …',
        shown.map(({ item: { article } }) => ({ label: article.title, value: encodeOutline(article.id, 0) })),
      ),
    ),
  };
}

function line(kept: LibraryArticle): string {
  const from = kept.seed ? 'every server has it' : `added ${addedHow(kept)}`;
  return `**${titleLink(kept.article)}**\n${describe(kept)} · ${from}`;
}
