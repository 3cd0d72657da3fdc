import { markedSpans } from '../speech/marks/marks.ts';
import type { ReadArticle } from '../speech/speech.ts';
import type { AskedQuotation } from './checked.ts';

/**
 * What is to be checked in a text that somebody wrote: everything between quotation marks, with who is named
 * as the speaker; the whole text where nothing stands between marks. A quotation over several paragraphs is one.
 */
export function quotationsInText({ article, speech }: ReadArticle): readonly AskedQuotation[] {
  const texts = article.paragraphs.map(({ text }) => text);
  const found: AskedQuotation[] = [];
  for (const { paragraph, start, end, continues } of markedSpans(texts)) {
    const quote = texts[paragraph]?.slice(start, end) ?? '';
    const last = found.at(-1);
    if (continues && last !== undefined) {
      found[found.length - 1] = { ...last, quote: `${last.quote}\n${quote}` };
      continue;
    }
    const number = article.paragraphs[paragraph]?.number;
    const speaker = speech.quotations.find((one) => one.paragraph === number && one.start === start)?.speaker;
    const named =
      speaker === undefined || speaker === null || speaker.kind === 'unnamed' ? null : speaker.name;
    found.push({ quote, ...(named === null ? {} : { person: named }) });
  }
  return found.length > 0 ? found : [{ quote: texts.join('\n') }];
}
