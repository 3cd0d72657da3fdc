import { createHash } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { Article, Paragraph } from './article.ts';
import type { Block, Layout } from './block.ts';
import { captionsAmong } from './captions.ts';
import { decode } from './decode.ts';
import { layoutOfHtml } from './html.ts';
import { layoutOfMarkdown } from './markdown.ts';
import { layoutOfPlainText } from './plain.ts';
import { titleOf } from './title.ts';

/** What is known about a text before it is read. */
export interface GivenText {
  /** The file name or address it comes from; its extension (.txt, .md, .html, .htm) says how to read it. */
  readonly origin: string;
  readonly title?: string;
  readonly link?: string;
}

/**
 * Reads an article: decodes, repairs and divides it into paragraphs of known kinds.
 *
 * @throws UserError when the bytes are no text, or hold no paragraph.
 *
 * @example
 * readArticle(await readFile('story.html'), { origin: 'story.html' }).paragraphs[0]?.text
 */
export function readArticle(bytes: Uint8Array, given: GivenText): Article {
  const layout = layoutOf(decode(bytes, given.origin), given.origin);
  const blocks = withCaptions(layout.blocks);
  if (blocks.length === 0) {
    throw new UserError(`“${given.origin}” holds no text. Give an article as a .txt, .md or .html file.`);
  }
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

function layoutOf(text: string, origin: string): Layout {
  const path = origin.replace(/[?#].*$/su, '');
  if (/\.(?:md|markdown)$/iu.test(path)) return layoutOfMarkdown(text);
  if (/\.x?html?$/iu.test(path) || isPage(text)) return layoutOfHtml(text, origin);
  return layoutOfPlainText(text);
}

/** A web page that was saved under another name. */
function isPage(text: string): boolean {
  return /^\s{0,100}<(?:!doctype html|html)[\s>]/iu.test(text.slice(0, 200));
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
