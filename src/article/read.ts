import { createHash } from 'node:crypto';
import { UserError } from '../user-error.ts';
import { saying } from '../words/words.ts';
import type { Article, Paragraph } from './article.ts';
import type { Block, Layout } from './block.ts';
import { captionsAmong } from './captions/captions.ts';
import { decode } from './decode/decode.ts';
import { withoutLongBlocks } from './divide.ts';
import type { ArticleFacts } from './facts/facts.ts';
import { splitFrontMatter } from './facts/front-matter.ts';
import { takeOpeningLines } from './facts/opening-lines.ts';
import { formatOfName, usualEndings } from './formats.ts';
import { layoutOfHtml } from './html/html.ts';
import { otherLanguage } from './language.ts';
import { plainLink } from './link.ts';
import { layoutOfMarkdown } from './markdown.ts';
import { NoText } from './no-text.ts';
import { layoutOfPlainText } from './plain.ts';
import { repairLine } from './repair.ts';
import { titleOf } from './title.ts';

/** What is known about a text before it is read. A fact that is given stands for what the text says; empty, for none. */
export interface GivenText extends ArticleFacts {
  /** The file name or address it comes from; its ending says how to read it (see formats.ts). */
  readonly origin: string;
  readonly title?: string;
  readonly link?: string;
}

/** UTF-16 units of a byline or an outlet's name at most. */
const LONGEST_FACT = 300;
/** Paragraphs of an article at most; a book has some thousands. */
const MOST_PARAGRAPHS = 20_000;

/**
 * Reads an article: decodes, repairs and divides it into paragraphs of known kinds.
 *
 * @throws UserError when the bytes are no text, or hold too many paragraphs; NoText when they hold none.
 *
 * @example
 * readArticle(await readFile('story.html'), { origin: 'story.html' }).paragraphs[0]?.text
 */
export function readArticle(bytes: Uint8Array, given: GivenText): Article {
  return articleOf(layoutOf(decode(bytes, given.origin), given.origin), given);
}

/**
 * The article whose blocks and facts a format gives.
 *
 * @throws UserError when it has too many paragraphs; NoText when it has none.
 */
export function articleOf(layout: Layout, given: GivenText): Article {
  checkCount(layout.blocks.length, given.origin);
  const opening = takeOpeningLines(layout.blocks);
  const blocks = withCaptions(withoutLongBlocks(opening.blocks));
  // A page's own link is as good as one that somebody gives, or left out.
  const link = given.link ?? (layout.link === undefined ? undefined : (plainLink(layout.link) ?? undefined));
  const paragraphs = blocks.map(paragraphOf);
  return {
    id: nameOf(paragraphs),
    title: titleOf([given.title, layout.title, opening.headline], blocks),
    origin: given.origin,
    ...(link === undefined ? {} : { link }),
    ...factsOf(given, layout, opening.facts),
    paragraphs,
    ...doubtOf(layout, paragraphs),
  };
}

function doubtOf({ doubt }: Layout, paragraphs: readonly Paragraph[]): Pick<Article, 'doubt'> {
  if (doubt !== undefined) return { doubt };
  const language = otherLanguage(paragraphs.map(({ text }) => text));
  return language === undefined ? {} : { doubt: { kind: 'language', language } };
}

function paragraphOf({ text, kind, quoted, bold }: Block, index: number): Paragraph {
  const marked = { ...(quoted === undefined ? {} : { quoted }), ...(bold === undefined ? {} : { bold }) };
  return { number: index + 1, kind: kind ?? 'body', text, ...marked };
}

/** What is given, else what the format says about the article, else what its first lines say. */
function factsOf(given: ArticleFacts, layout: ArticleFacts, lines: ArticleFacts): ArticleFacts {
  const facts: { -readonly [Name in keyof ArticleFacts]: ArticleFacts[Name] } = {};
  for (const name of ['byline', 'published', 'outlet'] as const) {
    const read = plainFact(layout[name]) || lines[name];
    const said = given[name] === undefined ? read : plainFact(given[name]);
    if (said) facts[name] = said;
  }
  return facts;
}

function plainFact(fact = ''): string {
  return repairLine(fact.slice(0, LONGEST_FACT));
}

function checkCount(paragraphs: number, origin: string): void {
  if (paragraphs === 0) {
    throw new NoText(saying('reading.noText', { name: origin, endings: { all: usualEndings, by: 'or' } }));
  }
  if (paragraphs <= MOST_PARAGRAPHS) return;
  throw new UserError(
    saying('reading.manyParagraphs', { name: origin, count: paragraphs, most: MOST_PARAGRAPHS }),
  );
}

function layoutOf(text: string, origin: string): Layout {
  const format = formatOfName(origin);
  if (isPage(text) || (format === 'page' && hasMarkup(text))) return layoutOfHtml(text, origin);
  const { body, facts } = splitFrontMatter(text);
  const layout = format === 'markdown' ? layoutOfMarkdown(body) : layoutOfPlainText(body);
  return { ...layout, ...facts };
}

/** Whether it is a web page, whatever it is called: its first tag is one that pages or their main parts begin with. */
function isPage(text: string): boolean {
  const beginning = text.slice(0, 2000).replace(/^(?:\s+|<\?xml[^>]*>|<!--.*?-->)+/su, '');
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(beginning)) return true;
  const [, part] = /^<(main|article|section|div)\b/iu.exec(beginning) ?? [];
  return part !== undefined && text.toLowerCase().includes(`</${part.toLowerCase()}>`);
}

/** Without a single tag, a “.html” is plain text, and its lines are its paragraphs. */
function hasMarkup(text: string): boolean {
  return /<(?:!--|!doctype|\/?[a-z])/iu.test(text);
}

function withCaptions(blocks: readonly Block[]): readonly Block[] {
  const captions = captionsAmong(blocks);
  return blocks.map((block, index) => ({
    ...block,
    kind: block.kind ?? (captions[index] === true ? 'caption' : 'body'),
  }));
}

function nameOf(paragraphs: readonly Paragraph[]): string {
  const hash = createHash('sha256');
  for (const paragraph of paragraphs) hash.update(paragraph.text).update('\n');
  return hash.digest('hex').slice(0, 16);
}
