import { createHash } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { Article, Paragraph } from './article.ts';
import type { Block, Layout } from './block.ts';
import { captionsAmong } from './captions/captions.ts';
import { decode } from './decode/decode.ts';
import { withoutLongBlocks } from './divide.ts';
import { layoutOfHtml } from './html/html.ts';
import { layoutOfMarkdown } from './markdown.ts';
import { NoText } from './no-text.ts';
import { layoutOfPlainText } from './plain.ts';
import { titleOf } from './title.ts';

/** What is known about a text before it is read. */
export interface GivenText {
  /** The file name or address it comes from; its extension (.txt, .md, .html, .htm) says how to read it. */
  readonly origin: string;
  readonly title?: string;
  readonly link?: string;
}

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
  const layout = layoutOf(decode(bytes, given.origin), given.origin);
  checkCount(layout.blocks.length, given.origin);
  const blocks = withCaptions(withoutLongBlocks(layout.blocks));
  const link = given.link ?? layout.link;
  const paragraphs = blocks.map(
    ({ text, kind }, index): Paragraph => ({ number: index + 1, kind: kind ?? 'body', text }),
  );
  return {
    id: nameOf(paragraphs),
    title: titleOf(given.title, layout, blocks),
    origin: given.origin,
    ...(link === undefined ? {} : { link }),
    paragraphs,
  };
}

function checkCount(paragraphs: number, origin: string): void {
  if (paragraphs === 0) {
    throw new NoText(`“${origin}” holds no text. Give an article as a .txt, .md or .html file.`);
  }
  if (paragraphs <= MOST_PARAGRAPHS) return;
  const [has, may] = [paragraphs, MOST_PARAGRAPHS].map((count) => count.toLocaleString('en'));
  throw new UserError(`“${origin}” has ${has} paragraphs; an article may have ${may}. Give it in parts.`);
}

function layoutOf(text: string, origin: string): Layout {
  const path = origin.replace(/[?#].*$/su, '');
  if (isPage(text)) return layoutOfHtml(text, origin);
  if (/\.(?:md|markdown)$/iu.test(path)) return layoutOfMarkdown(text);
  if (/\.x?html?$/iu.test(path) && hasMarkup(text)) return layoutOfHtml(text, origin);
  return layoutOfPlainText(text);
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
