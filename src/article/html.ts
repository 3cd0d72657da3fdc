import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { UserError } from '../user-error.ts';
import type { Block, Layout } from './block.ts';
import { blocksOfHtml } from './html-blocks.ts';
import { nestingDepth } from './html-depth.ts';

type Page = ReturnType<typeof parseHTML>['document'];

/** Pages of newspapers nest some forty deep; parsers slow down far beyond. */
const DEEPEST = 400;
/** More elements than this are read without looking for the main text, which takes seconds. */
const MOST_ELEMENTS = 20_000;
/** Of the page's characters: when the main text is less, the choice was wrong and all is read. */
const LEAST_SHARE = 0.1;

/**
 * The blocks of a web page's main text, found by Readability; of the whole page when that finds none.
 *
 * @throws UserError when the page nests more elements than any article does.
 */
export function layoutOfHtml(html: string, origin: string): Layout {
  if (nestingDepth(html) > DEEPEST) {
    throw new UserError(
      `“${origin}” nests more than ${DEEPEST} elements in each other, which no article does. Save its text as .txt instead.`,
    );
  }
  const whole = blocksOfHtml(html);
  const { document } = parseHTML(isDocument(html) ? html : `<html><body>${html}</body></html>`);
  const headings = [...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? '');
  const heading = headings.filter((text) => text.trim() !== '');
  const link = linkOf(document);
  const found = mainText(document);
  const blocks = found === undefined ? whole : blocksOfHtml(found.content);
  const enough = lengthOf(blocks) >= lengthOf(whole) * LEAST_SHARE;
  return {
    blocks: enough && blocks.length > 0 ? blocks : whole,
    title: heading.length === 1 ? heading[0] : (found?.title ?? document.title),
    link,
  };
}

function isDocument(html: string): boolean {
  return /<(?:html|body|head|!doctype)\b/iu.test(html.slice(0, 5000));
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

/** Readability changes the document it is given. */
function mainText(document: Page): { content: string; title?: string } | undefined {
  try {
    const found = new Readability(document, {
      keepClasses: true,
      maxElemsToParse: MOST_ELEMENTS,
      charThreshold: 200,
    }).parse();
    if (typeof found?.content !== 'string') return undefined;
    return { content: found.content, ...(found.title ? { title: found.title } : {}) };
  } catch {
    // Too many elements, or markup that it cannot read: the whole page is still there.
    return undefined;
  }
}

function linkOf(document: Page): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const shared = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return [canonical, shared].find((link) => /^https?:\/\//iu.test(link ?? '')) ?? undefined;
}
