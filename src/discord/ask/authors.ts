import type { Article } from '../../article/article.ts';
import { titleLine } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { fitList } from '../kit/limits.ts';
import { ACCENT, notice, type Reply } from '../kit/reply.ts';

/** Articles whose authors are listed. */
const MOST = 10;
/** How much of a byline is shown. */
const BYLINE = 200;

/** Who wrote articles, as they say; those that do not say are left out where there are several. */
export function authorsReply(articles: readonly Article[]): Reply {
  const signed = articles.filter(({ byline }) => byline !== undefined);
  const [only] = articles;
  if (signed.length === 0) {
    const which = articles.length === 1 && only !== undefined ? titleLine(only) : 'None of these articles';
    return notice(
      articles.length === 1 ? `${which} does not say who wrote it.` : `${which} says who wrote it.`,
    );
  }
  const lines = signed.map(
    (article) => `**${escapedCut(article.byline ?? '', BYLINE)}**\n${titleLine(article)}`,
  );
  const shown = fitList(lines, MOST, (rest) => `and ${rest} more articles`);
  return { embeds: [{ color: ACCENT, description: shown.join('\n\n') }], components: [] };
}
