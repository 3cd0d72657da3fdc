import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { UserError } from '../../user-error.ts';
import type { Block, Layout } from '../block.ts';
import { blocksOfHtml } from './blocks.ts';
import { nestingDepth } from './depth.ts';
import { factsOfHtml } from './facts.ts';

/** Pages of newspapers nest some forty deep; parsers slow down far beyond. */
const DEEPEST = 400;
/** Beyond these the search for the main text, which grows with both, would take seconds. */
const DEEPEST_SEARCHED = 100;
const MOST_TAGS_SEARCHED = 20_000;
/** Parsers break the text at every “&”, and the search makes a node of every piece: of kilobytes, hundreds of megabytes. */
const MOST_PIECES_SEARCHED = 40_000;
/** Of the page's characters: when the main text is less, the choice was wrong and all is read. */
const LEAST_SHARE = 0.1;
/** A page with less text has nothing around its main text. */
const SHORT_PAGE = 300;

/**
 * The blocks of a web page's main text, found by Readability; of the whole page when that finds none
 * or when the page is too large to search.
 *
 * @throws UserError when the page nests more elements than any article does.
 */
export function layoutOfHtml(html: string, origin: string): Layout {
  const depth = nestingDepth(html, DEEPEST);
  if (depth > DEEPEST) {
    throw new UserError(
      `“${origin}” nests more than ${DEEPEST} elements in each other, which no article does. Save its text as .txt instead.`,
    );
  }
  const whole = blocksOfHtml(html);
  const length = lengthOf(whole);
  const found = length > SHORT_PAGE && canBeSearched(html, depth) ? mainText(html) : undefined;
  const blocks = found === undefined ? [] : blocksOfHtml(found.content);
  const facts = factsOfHtml(html);
  return {
    blocks: lengthOf(blocks) > length * LEAST_SHARE ? blocks : whole,
    title: facts.heading ?? found?.title ?? facts.title,
    link: facts.link,
  };
}

function canBeSearched(html: string, depth: number): boolean {
  const tags = html.split('<').length;
  const pieces = tags + html.split('&').length;
  return depth <= DEEPEST_SEARCHED && tags <= MOST_TAGS_SEARCHED && pieces <= MOST_PIECES_SEARCHED;
}

function isDocument(html: string): boolean {
  return /<(?:html|body|head|!doctype)\b/iu.test(html.slice(0, 5000));
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

function mainText(html: string): { content: string; title?: string } | undefined {
  const { document } = parseHTML(isDocument(html) ? html : `<html><body>${html}</body></html>`);
  try {
    const found = new Readability(document, { keepClasses: true, charThreshold: 200 }).parse();
    if (typeof found?.content !== 'string') return undefined;
    return { content: found.content, ...(found.title ? { title: found.title } : {}) };
  } catch {
    // Markup that it cannot read: the whole page is still there.
    return undefined;
  }
}
