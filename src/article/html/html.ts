import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { Block, Layout } from '../block.ts';
import { chancesOf } from './block-chances.ts';
import { blocksOfHtml } from './blocks.ts';
import { nestingDepth } from './depth.ts';
import { factsOfPage } from './facts.ts';
import { articleBlocks, measurePage } from './judge-page.ts';
import { type PageScan, scanPage } from './scan.ts';
import { wallOf } from './walls.ts';
import { isFurniture } from './wording.ts';

/** Pages of newspapers nest some forty deep; parsers slow down far beyond. */
const DEEPEST = 400;
/** Beyond these the search for the main text, which grows with both, would take seconds. */
const DEEPEST_SEARCHED = 100;
const MOST_TAGS_SEARCHED = 20_000;
/** Parsers break the text at every “&”, and the search makes a node of every piece: of kilobytes, hundreds of megabytes. */
const MOST_PIECES_SEARCHED = 40_000;
/** Of the page's characters: when the main text is less, the choice was wrong and all is read. */
const LEAST_SHARE = 0.02;
/** A page with less text has nothing around its main text. */
const SHORT_PAGE = 300;

/**
 * The article of a web page: the blocks that Readability and the trees of `weights.json` take for it, with the
 * page's facts; the whole page when it is short or too large to search.
 *
 * @throws UserError when the page nests more elements than any article does.
 */
export function layoutOfHtml(html: string, origin: string): Layout {
  const depth = nestingDepth(html, DEEPEST);
  if (depth > DEEPEST) {
    throw new UserError(saying('reading.nested', { name: origin, most: DEEPEST }));
  }
  const scan = scanPage(html);
  const whole = blocksOfHtml(html).filter(({ text }) => !isFurniture(text));
  const article = articleIn(html, scan, whole, depth);
  const doubt = wallOf({ scan, html, article, whole });
  return { ...factsOfPage(scan), blocks: article, ...(doubt === undefined ? {} : { doubt }) };
}

function articleIn(html: string, scan: PageScan, whole: readonly Block[], depth: number): readonly Block[] {
  const length = lengthOf(whole);
  if (length <= SHORT_PAGE || !canBeSearched(html, depth)) return whole;
  const page = measurePage(html, scan);
  const article = articleBlocks({ ...page, chances: chancesOf(page.measures) }, html);
  return lengthOf(article) > length * LEAST_SHARE ? article : whole;
}

function canBeSearched(html: string, depth: number): boolean {
  const tags = html.split('<').length;
  const pieces = tags + html.split('&').length;
  return depth <= DEEPEST_SEARCHED && tags <= MOST_TAGS_SEARCHED && pieces <= MOST_PIECES_SEARCHED;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
