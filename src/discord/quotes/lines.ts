import type { Article } from '../../article/article.ts';
import { titleLink } from '../kit/citation.ts';
import { excerpt } from '../kit/excerpt.ts';
import { introduction, quotedWords, speakerOf } from '../kit/quotation.ts';
import type { MentionGroup, QuotationGroup } from './find.ts';

/** How much is shown on a page, and of each quotation and mention, in characters. */
const PAGE = 1800;
const LINES = 8;
const QUOTATION = 600;
const MENTION = 350;

/** A line of the list, and the article it belongs to. */
export interface Line {
  readonly article: Article;
  readonly text: string;
}

/** "¶ 8 ‘really valued’ … ‘ready to work …’ (the Ukrainian President said)", one line a paragraph. */
export function linesOf(groups: readonly QuotationGroup[], named: boolean): Line[] {
  return groups.flatMap(({ article, paragraph, quotations }) => {
    const parts: string[] = [];
    for (const [index, quotation] of quotations.entries()) {
      const next = quotations[index + 1];
      const words = quotedWords(article, quotation, QUOTATION);
      const introduced = introduction(article, quotation);
      const sameNext =
        next !== undefined &&
        introduction(article, next) === introduced &&
        (!named || next.speaker === quotation.speaker);
      const who = named ? ` — ${speakerOf(quotation)}` : '';
      const how = introduced === '' || (named && quotation.speaker === null) ? '' : ` (${introduced})`;
      parts.push(sameNext ? `${words} … ` : `${words}${who}${how}${next === undefined ? '' : ' · '}`);
    }
    return packed(parts, PAGE - 100).map((text) => ({ article, text: `**¶ ${paragraph}**  ${text}` }));
  });
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
export function mentionLine({ article, paragraph, span }: MentionGroup): Line {
  const kind = paragraph.kind === 'caption' ? ' (caption)' : '';
  return { article, text: `**¶ ${paragraph.number}**${kind}  ${excerpt(paragraph.text, span, MENTION)}` };
}

/** Divides lines into pages; with `titled`, each article's lines stand under its title. */
export function paged(lines: readonly Line[], titled: boolean): string[][] {
  const pages: string[][] = [];
  let page: string[] = [];
  let length = 0;
  let count = 0;
  let article: Article | null = null;
  for (const line of lines) {
    if (count > 0 && (count === LINES || length + line.text.length > PAGE)) {
      pages.push(page);
      page = [];
      length = 0;
      count = 0;
      article = null;
    }
    if (titled && line.article !== article) {
      const title = titleLink(line.article);
      page.push(...(page.length > 0 ? [''] : []), title);
      length += title.length;
      article = line.article;
    }
    page.push(line.text);
    length += line.text.length;
    count += 1;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}
