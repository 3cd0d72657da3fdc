import type { Article, Span } from '../../article/article.ts';
import type { Quotation } from '../../speech/speech.ts';
import { escapedCut } from './excerpt.ts';
import { ELLIPSIS } from './limits.ts';

/** The text of a paragraph by its number; empty when there is none. */
export function paragraphText(article: Article, number: number): string {
  const paragraph = article.paragraphs[number - 1];
  if (paragraph?.number === number) return paragraph.text;
  return article.paragraphs.find((each) => each.number === number)?.text ?? '';
}

/**
 * The quoted words between the marks that the article uses, as Markdown, at most `max` long. Where the
 * article has no mark (a quotation that goes on in the next paragraph), a curly one stands in.
 */
export function quotedWords(article: Article, quotation: Quotation, max: number): string {
  const text = paragraphText(article, quotation.paragraph);
  const opening = text.charAt(quotation.start - 1);
  const closing = text.charAt(quotation.end);
  const open = OPENING.includes(opening) ? opening : '“';
  const close = OPENING.includes(opening) && CLOSING.includes(closing) ? closing : (CLOSING_OF[open] ?? '”');
  return `${open}${escapedCut(text.slice(quotation.start, quotation.end), max - 2)}${close}`;
}

const OPENING: readonly string[] = ['‘', '“', '"', "'", '«', '„', '‹', '‟', '‚'];
const CLOSING: readonly string[] = ['’', '”', '"', "'", '»', '“', '›', '‘'];
const CLOSING_OF: Readonly<Record<string, string>> = {
  '‘': '’',
  '“': '”',
  '"': '"',
  "'": "'",
  '«': '»',
  '„': '“',
};

/**
 * Who says it, as Markdown; nobody where it is not certain. The source that was found then is not shown
 * either: beside a quotation even an alias reads as the name of who said it.
 */
export function speakerOf({ speaker }: Quotation): string {
  return speaker === null ? 'speaker not certain' : escapedCut(speaker.name, 150);
}

/** "‘utter folly’ — Keir Starmer": one quotation and its speaker, as Markdown. */
export function quotationLine(article: Article, quotation: Quotation, max: number): string {
  const speaker = speakerOf(quotation);
  return `${quotedWords(article, quotation, max - speaker.length - 3)} — ${speaker}`;
}

/** The most characters that may stand between source and cue for both to be shown as one stretch. */
const GAP = 30;

/**
 * How the article introduces a quotation: source and cue in the order in which they stand, as Markdown
 * ("the Ukrainian President said", "warned … a source"), with the paragraph where that is another one
 * ("¶ 12: He described"); empty when neither is known.
 */
export function introduction(article: Article, quotation: Quotation): string {
  const spans = [quotation.source, quotation.cue].filter((span) => span !== null);
  const [first, second] = spans.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  if (first === undefined) return '';
  const place = first.paragraph === quotation.paragraph ? '' : `¶ ${first.paragraph}: `;
  if (second === undefined) return place + escapedCut(textOf(article, first), 120);
  const between = { paragraph: first.paragraph, start: first.end, end: second.start };
  const near = first.paragraph === second.paragraph && between.end - between.start <= GAP;
  if (near && !/["“”‘«»]/u.test(textOf(article, between))) {
    const end = Math.max(first.end, second.end);
    return place + escapedCut(textOf(article, { ...first, end }), 120);
  }
  return `${place}${escapedCut(textOf(article, first), 80)} ${ELLIPSIS} ${escapedCut(textOf(article, second), 60)}`;
}

/** The words of a span. */
export function textOf(article: Article, span: Span): string {
  return paragraphText(article, span.paragraph).slice(span.start, span.end);
}
