import type { Article } from '../../article/article.ts';
import { spanText } from '../../article/paragraph-text.ts';
import { introductionOf, marksAround } from '../../speech/quotation-words.ts';
import type { Quotation } from '../../speech/speech.ts';
import type { Words } from '../../words/words.ts';
import { escapedCut } from './excerpt.ts';
import { ELLIPSIS } from './limits.ts';

/** The quoted words between the marks that the article uses, as Markdown, at most `max` long. */
export function quotedWords(article: Article, quotation: Quotation, max: number): string {
  const { open, close } = marksAround(article, quotation);
  return `${open}${escapedCut(spanText(article, quotation), max - open.length - close.length)}${close}`;
}

/**
 * Who says it, as Markdown; nobody where it is not certain. The source that was found then is not shown
 * either: beside a quotation even an alias reads as the name of who said it.
 */
export function speakerOf({ say }: Words, { speaker }: Pick<Quotation, 'speaker'>): string {
  return speaker === null ? say('kit.speakerNotCertain') : escapedCut(speaker.name, 150);
}

/**
 * "‘utter folly’ — Keir Starmer": one quotation and its speaker, as Markdown. Of what is the whole paragraph it stands in
 * (an answer in an interview, words set apart) only who says it: "— Keir Starmer".
 */
export function quotationLine(words: Words, article: Article, quotation: Quotation, max: number): string {
  const speaker = speakerOf(words, quotation);
  if (quotation.kind !== undefined) return `— ${speaker}`;
  return `${quotedWords(article, quotation, max - speaker.length - 3)} — ${speaker}`;
}

/**
 * How the article introduces a quotation, as Markdown ("the Ukrainian President said", "warned … a source"),
 * with the paragraph where that is another one ("¶ 12: He described"); empty when neither source nor cue is
 * known.
 */
export function introduction(article: Article, quotation: Quotation): string {
  const [first, second] = introductionOf(article, quotation);
  if (first === undefined) return '';
  const place = first.paragraph === quotation.paragraph ? '' : `¶ ${first.paragraph}: `;
  if (second === undefined) return place + escapedCut(spanText(article, first), 120);
  return `${place}${escapedCut(spanText(article, first), 80)} ${ELLIPSIS} ${escapedCut(spanText(article, second), 60)}`;
}
