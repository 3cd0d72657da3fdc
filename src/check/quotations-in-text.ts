import { spanText } from '../article/paragraph-text.ts';
import { markedSpans } from '../speech/marks/marks.ts';
import type { ReadArticle } from '../speech/speech.ts';
import type { AskedQuotation } from './checked.ts';

/** "“…” — Marta Olsen" at the end of a line: whom people say they quote. */
const signature = /^[.,!?]?\s*[-–—~]{1,2}\s*(\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,4})\s*$/u;
/** The same after words without marks. */
const signed = /^(.*\S)\s+[-–—~]{1,2}\s*(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3})\s*$/su;

/**
 * What is to be checked in a text that somebody wrote: everything between quotation marks, with who is named
 * as the speaker; the whole text where nothing stands between marks. A quotation over several paragraphs is one.
 */
export function quotationsInText(read: ReadArticle): readonly AskedQuotation[] {
  const { article } = read;
  const texts = article.paragraphs.map(({ text }) => text);
  const found: AskedQuotation[] = [];
  for (const { paragraph, start, end, outerEnd, continues } of markedSpans(texts)) {
    const number = article.paragraphs[paragraph]?.number ?? paragraph + 1;
    const quote = spanText(article, { paragraph: number, start, end });
    const last = found.at(-1);
    if (continues && last !== undefined) {
      found[found.length - 1] = { ...last, quote: `${last.quote}\n${quote}` };
      continue;
    }
    const person =
      signature.exec(texts[paragraph]?.slice(outerEnd) ?? '')?.[1] ?? speakerAt(read, number, start);
    found.push({ quote, ...(person === undefined ? {} : { person }) });
  }
  return found.length > 0 ? found : [wholeText(texts.join('\n'))];
}

function speakerAt({ speech }: ReadArticle, paragraph: number, start: number): string | undefined {
  const quotation = speech.quotations.find((one) => one.paragraph === paragraph && one.start === start);
  const speaker = quotation?.speaker;
  return speaker === undefined || speaker === null || speaker.kind === 'unnamed' ? undefined : speaker.name;
}

function wholeText(text: string): AskedQuotation {
  const [, quote, person] = signed.exec(text) ?? [];
  return quote === undefined || person === undefined ? { quote: text } : { quote, person };
}
