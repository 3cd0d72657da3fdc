import type { Article } from '../../article/article.ts';
import { spanText } from '../../article/paragraph-text.ts';
import type { DraftQuotation } from '../draft.ts';
import type { Chosen } from './choose-speakers.ts';

/**
 * The speakers once more: words that the headline quotes out of the text are of whom the text says. A headline
 * seldom names who speaks, and what stands next to the words there is often somebody else.
 */
export function withHeadline(
  article: Article,
  drafts: readonly DraftQuotation[],
  chosen: readonly (Chosen | null)[],
): readonly (Chosen | null)[] {
  const headline = article.paragraphs[0]?.number;
  const texts = drafts.map((draft) => plain(spanText(article, draft)));
  return chosen.map((one, index) => {
    const text = index < MOST_IN_HEADLINE ? texts[index] : undefined;
    if (text === undefined || drafts[index]?.paragraph !== headline || text.split(' ').length < LEAST_WORDS)
      return one;
    const repeated = texts.findIndex(
      (other, at) => at > index && chosen[at] != null && ` ${other} `.includes(` ${text} `),
    );
    const speaker = repeated < 0 ? null : chosen[repeated];
    // The words that name the speaker stand by the other quotation.
    return speaker && speaker.entity !== one?.entity ? { entity: speaker.entity, rank: -1 } : one;
  });
}

/** Bounds the work in an article of one long paragraph. */
const MOST_IN_HEADLINE = 5;

/** Fewer words may be a phrase that several use. */
const LEAST_WORDS = 4;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
