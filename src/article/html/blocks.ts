import { Parser } from 'htmlparser2';
import type { Block } from '../block.ts';
import { BlockBuilder } from './block-builder.ts';
import type { PageBlock } from './page-block.ts';

/**
 * The blocks of a piece of HTML: every element that is no part of a line begins one. Headings, list
 * items and captions (`figcaption`, `caption`, classes that say caption) are marked; scripts, styles
 * and menus are left out.
 */
export function blocksOfHtml(html: string): readonly Block[] {
  return pageBlocksOf(html).map(articleBlock);
}

/** The same blocks with where they stand. */
export function pageBlocksOf(html: string): readonly PageBlock[] {
  const builder = new BlockBuilder();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        builder.open(name, (attribute) => attributes[attribute]);
      },
      ontext(piece) {
        builder.text(piece);
      },
      onclosetag() {
        builder.close();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return builder.end();
}

/** A page's block as a block of its article. */
export function articleBlock(block: PageBlock): Block {
  const { text, kind, quoted, boldShare } = block;
  const whole = { text, kind, apart: true, ...(boldShare >= ALL_BOLD ? { bold: true as const } : {}) };
  if (quoted === null || quoted.line === block) return whole;
  return { ...whole, quoted: quoted.by === undefined ? {} : { by: quoted.by } };
}

/** The share of letters in bold from which on a block is bold: a sign may stand outside. */
const ALL_BOLD = 0.9;
