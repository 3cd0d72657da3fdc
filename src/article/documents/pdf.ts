import { extractTextItems, getDocumentProxy, getMeta, type StructuredTextItem } from 'unpdf';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { Layout } from '../block.ts';
import { NoText } from '../no-text.ts';
import { linesOfPage, withoutMargins } from './pdf-lines.ts';
import { blocksOfLines } from './pdf-paragraphs.ts';

/** A newspaper's longest report has some fifty. */
const MOST_PAGES = 300;
/** Letters a page has at least on average; fewer are stamps on pictures of pages. */
const LEAST_LETTERS = 20;

/**
 * The text of a PDF: its lines joined to paragraphs over columns and pages, words divided at line ends mended, what
 * repeats at the top and bottom of pages left out.
 *
 * @throws UserError when it is damaged, locked or has too many pages; NoText when it has pictures of text alone.
 */
export async function layoutOfPdf(bytes: Uint8Array, origin: string): Promise<Layout> {
  const { pages, title } = await contentOf(bytes, origin);
  const lines = withoutMargins(pages.map(linesOfPage));
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < LEAST_LETTERS * pages.length) {
    throw new NoText(saying('reading.onlyPictures', { name: origin }));
  }
  const { blocks, heading } = blocksOfLines(lines);
  return { blocks, title: heading ?? title };
}

interface Content {
  readonly pages: readonly (readonly StructuredTextItem[])[];
  readonly title: string | undefined;
}

async function contentOf(bytes: Uint8Array, origin: string): Promise<Content> {
  try {
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false });
    try {
      if (document.numPages > MOST_PAGES) throw tooLong(origin, document.numPages);
      const { items } = await extractTextItems(document);
      const { info } = await getMeta(document);
      return { pages: items, title: titleIn(info) };
    } finally {
      await document.destroy();
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new UserError(saying(locked ? 'reading.lockedPdf' : 'reading.damagedPdf', { name: origin }), {
      cause,
    });
  }
}

function tooLong(origin: string, pages: number): UserError {
  return new UserError(saying('reading.manyPages', { name: origin, count: pages, most: MOST_PAGES }));
}

/** What its maker says it is called, unless that is a file's name. */
function titleIn(info: Readonly<Record<string, unknown>>): string | undefined {
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' || /\.\w{2,5}$|^untitled|^microsoft word/iu.test(title) ? undefined : title;
}
