import type { Article } from '../../article/article.ts';
import type { Words } from '../../words/words.ts';
import { titleLine } from '../kit/citation.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { fitList } from '../kit/limits.ts';
import { ACCENT, notice, type Reply } from '../kit/reply.ts';

/** Articles whose authors are listed. */
const MOST = 10;
/** How much of a byline is shown. */
const BYLINE = 200;

/** Who wrote articles, as they say; those that do not say are left out where there are several. */
export function authorsReply(words: Words, articles: readonly Article[]): Reply {
  const signed = articles.filter(({ byline }) => byline !== undefined);
  const [only] = articles;
  if (signed.length === 0) {
    if (articles.length !== 1 || only === undefined) return notice(words.say('ask.noneSigned'));
    return notice(words.say('ask.unsigned', { article: titleLine(words, only) }));
  }
  const lines = signed.map(
    (article) => `**${escapedCut(article.byline ?? '', BYLINE)}**\n${titleLine(words, article)}`,
  );
  const shown = fitList(lines, MOST, (count) => words.say('ask.moreArticles', { count }));
  return { embeds: [{ color: ACCENT, description: shown.join('\n\n') }], components: [] };
}
