import type { Article } from '../../article/article.ts';
import type { Doubt } from '../../article/doubt.ts';
import { UserError } from '../../user-error.ts';
import { type Saying, saying } from '../../words/words.ts';

/** What was given is no article, it seems, or not in English; it can be added all the same (`anyway`). */
export class DoubtfulArticle extends UserError {}

/**
 * What speaks against what was read being an article that answers can be found in; null when nothing does.
 *
 * @param page the address that it was fetched from, if it was
 */
export function doubtOf({ doubt, title, origin }: Article, page: string | undefined): DoubtfulArticle | null {
  if (doubt === undefined) return null;
  const what =
    page === undefined
      ? saying('kit.inMarks', { text: origin })
      : saying('reading.pageOf', { host: new URL(page).hostname });
  return new DoubtfulArticle(sayingFor(doubt, title, what));
}

function sayingFor(doubt: Doubt, title: string, what: Saying): Saying {
  const better = saying('reading.better');
  switch (doubt.kind) {
    case 'cookies':
      return saying('reading.cookies', { what, better });
    case 'login':
      return saying('reading.login', { what, better });
    case 'paywall':
      return saying('reading.paywall', { what, better });
    case 'error':
      return saying('reading.errorPage', { what, title, better });
    case 'language':
      return saying('reading.otherLanguage', { what, language: { languageCode: doubt.language } });
  }
}
