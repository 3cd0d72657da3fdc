import type { Article, Span } from '../article/article.ts';
import { paragraphText, spanText } from '../article/paragraph-text.ts';
import type { Quotation } from './speech.ts';

const OPENING = /(?:''|["'“‘«„‹‟‚])$/u;
const CLOSING = /^(?:''|["'”’»“›‘])/u;
const CLOSING_OF: Readonly<Record<string, string>> = {
  '‘': '’',
  '“': '”',
  '"': '"',
  "'": "'",
  "''": "''",
  '«': '»',
  '„': '“',
};

/**
 * The marks around a quotation as the article has them. Where one of two is left out (a quotation that goes on in the
 * next paragraph), a curly one stands in; what is somebody's by a label, or set apart by the page, has none and is
 * given none.
 */
export function marksAround(
  article: Article,
  quotation: Quotation,
): { readonly open: string; readonly close: string } {
  if (quotation.kind !== undefined) return { open: '', close: '' };
  const text = paragraphText(article, quotation.paragraph);
  const opening = OPENING.exec(text.slice(Math.max(0, quotation.start - 2), quotation.start))?.[0];
  const closing = CLOSING.exec(text.slice(quotation.end, quotation.end + 2))?.[0];
  const open = opening ?? '“';
  return { open, close: (opening && closing) ?? CLOSING_OF[open] ?? '”' };
}

/** The most characters that may stand between source and cue for both to be shown as one stretch. */
const GAP = 60;

/**
 * The stretches that introduce a quotation, source and cue, in the order in which they stand: one where both
 * stand together ("the Ukrainian President said"), two where something is left out between them, none where
 * neither is known.
 */
export function introductionOf(article: Article, quotation: Quotation): readonly Span[] {
  const spans = [quotation.source, quotation.cue].filter((span) => span !== null);
  const [first, second] = spans.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  if (first === undefined || second === undefined) return spans;
  const between = { paragraph: first.paragraph, start: first.end, end: second.start };
  const near = first.paragraph === second.paragraph && between.end - between.start <= GAP;
  if (!near || /["“”‘«»]/u.test(spanText(article, between))) return [first, second];
  return [{ ...first, end: Math.max(first.end, second.end) }];
}
