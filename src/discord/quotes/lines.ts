import type { Article } from '../../article/article.ts';
import { spanText } from '../../article/paragraph-text.ts';
import type {
  MentionGroup,
  QuotationGroup,
  ReportedStatement,
} from '../../search/quotations/find-quotations.ts';
import type { Quotation } from '../../speech/speech.ts';
import { reportingSentence } from '../../speech/statement-words.ts';
import type { Words } from '../../words/words.ts';
import { titleLink } from '../kit/citation.ts';
import { excerpt } from '../kit/excerpt.ts';
import type { PagedLine, PageSize } from '../kit/pages.ts';
import { introduction, quotedWords, speakerOf } from '../kit/quotation.ts';

/** What a page of the list holds. */
export const PAGE: PageSize = { lines: 8, characters: 1800 };
/** How much is shown of a quotation and of a mention, in characters. */
const QUOTATION = 600;
const MENTION = 350;

/** "¶ 8 ‘really valued’ … ‘ready to work …’ (the Ukrainian President said)", one line a paragraph. */
export function linesOf(words: Words, groups: readonly QuotationGroup[], named: boolean): PagedLine[] {
  return groups.flatMap(({ article, paragraph, quotations }) => {
    const parts: string[] = [];
    for (const [index, quotation] of quotations.entries()) {
      const next = quotations[index + 1];
      const { quoted, introduced } = written(article, quotation);
      const sameNext =
        next !== undefined &&
        written(article, next).introduced === introduced &&
        (!named || next.speaker === quotation.speaker);
      const who = named ? ` — ${speakerOf(words, quotation)}` : '';
      const how = introduced === '' || (named && quotation.speaker === null) ? '' : ` (${introduced})`;
      parts.push(sameNext ? `${quoted} … ` : `${quoted}${who}${how}${next === undefined ? '' : ' · '}`);
    }
    return packed(parts, PAGE.characters - 100).map((text) => ({
      heading: titleLink(words, article),
      text: `**¶ ${paragraph}**  ${text}`,
    }));
  });
}

interface Written {
  readonly quoted: string;
  readonly introduced: string;
}

// All lines of a list are needed for dividing it into pages, at every press; a quotation is written once.
const known = new WeakMap<Quotation, Written>();

function written(article: Article, quotation: Quotation): Written {
  const before = known.get(quotation);
  if (before !== undefined) return before;
  const anew = {
    quoted: quotedWords(article, quotation, QUOTATION),
    introduced: introduction(article, quotation),
  };
  known.set(quotation, anew);
  return anew;
}

/**
 * "¶ 12  Ms Quill **has warned** that the pier may close.": the whole sentence that reports a statement, its cue bold
 * and no marks added, under a heading that says what it is; once where it reports several.
 *
 * @param named - to say who says so
 * @param several - to say in which article
 */
export function reportedLines(
  words: Words,
  reported: readonly ReportedStatement[],
  named: boolean,
  several: boolean,
): PagedLine[] {
  const reportedHeading = words.say('quotes.reportedHeading');
  const lines: (PagedLine & { readonly place: string })[] = [];
  for (const { article, statement } of reported) {
    const sentence = reportingSentence(article, statement);
    const place = `${article.id} ${sentence.paragraph} ${sentence.start}`;
    const last = lines.at(-1);
    if (last?.place === place && (!named || last.text.endsWith(speakerOf(words, statement)))) continue;
    const cue = { start: statement.cue.start - sentence.start, end: statement.cue.end - sentence.start };
    const shown = excerpt(spanText(article, sentence), cue, QUOTATION);
    lines.push({
      place,
      heading: several ? `${reportedHeading} · ${titleLink(words, article)}` : reportedHeading,
      text: `**¶ ${statement.paragraph}**  ${shown}${named ? ` — ${speakerOf(words, statement)}` : ''}`,
    });
  }
  return lines;
}

/** Parts joined into as few texts as possible of at most `max`. */
function packed(parts: readonly string[], max: number): string[] {
  const texts: string[] = [];
  for (const part of parts) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + part.length <= max) texts[texts.length - 1] = last + part;
    else texts.push(part);
  }
  return texts;
}

/** Where somebody is mentioned, the name bold. */
export function mentionLine(words: Words, { article, paragraph, span }: MentionGroup): PagedLine {
  const kind = paragraph.kind === 'caption' ? ` (${words.say('kit.caption')})` : '';
  return {
    heading: titleLink(words, article),
    text: `**¶ ${paragraph.number}**${kind}  ${excerpt(paragraph.text, span, MENTION)}`,
  };
}
