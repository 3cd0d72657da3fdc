import type { ReadArticle } from '../../speech/speech.ts';
import { fitList } from '../kit/limits.ts';
import { quotationLine } from '../kit/quotation.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';

/** How many quotations of a message are shown, and how much of each. */
const QUOTATIONS = 12;
const QUOTATION = 300;

/** Who is quoted in a message; `link` leads to it. */
export function messageQuotesReply(read: ReadArticle | null, link: string): Reply {
  const quotations = read?.speech.quotations ?? [];
  if (read === null || quotations.length === 0) {
    return {
      embeds: [{ color: ACCENT, description: `Nobody is quoted in [this message](${link}).` }],
      components: [],
    };
  }
  const lines = quotations.map((quotation) => quotationLine(read.article, quotation, QUOTATION));
  return {
    embeds: [
      {
        color: ACCENT,
        description: [
          ...fitList(lines, QUOTATIONS, (rest) => `and ${rest} more quotations`),
          '',
          `In [this message](${link})`,
        ].join('\n'),
      },
    ],
    components: [],
  };
}
