import type { Words } from '../../words/words.ts';

/** A line of a paged reply. */
export interface PagedLine {
  readonly text: string;
  /** What stands above it and the lines after it with the same heading, on each page anew. */
  readonly heading?: string;
}

/** How much a page holds. */
export interface PageSize {
  /** Lines, headings not counted. */
  readonly lines: number;
  /** Characters, headings included. */
  readonly characters: number;
}

/** Characters between two lines, at most: an empty line. */
const GAP = 2;

/** Divides lines into pages; a line longer than a page stands on one of its own. */
export function pagesOf<Line extends PagedLine>(lines: readonly Line[], size: PageSize): Line[][] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  let length = 0;
  for (const line of lines) {
    const isFull = page.length === size.lines || length + costOf(line, page.at(-1)) > size.characters;
    if (page.length > 0 && isFull) {
      pages.push(page);
      page = [];
      length = 0;
    }
    length += costOf(line, page.at(-1));
    page.push(line);
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

function costOf({ text, heading }: PagedLine, before: PagedLine | undefined): number {
  const begins = heading !== undefined && heading !== before?.heading;
  return text.length + GAP + (begins ? heading.length + GAP : 0);
}

/** A page's lines with the headings above them, an empty line before each heading but the first. */
export function withHeadings(page: readonly PagedLine[]): string[] {
  return page.flatMap(({ text, heading }, index) => {
    if (heading === undefined || heading === page[index - 1]?.heading) return [text];
    return [...(index === 0 ? [] : ['']), heading, text];
  });
}

/** The page that is shown of those there are: the one asked for, or the last. */
export function shownPage(asked: number, pages: number): number {
  return Math.max(0, Math.min(asked, pages - 1));
}

/** "page 2 of 3" after whatever else a footer says; nothing when there is nothing to say. */
export function pageFooter(
  { say }: Words,
  page: number,
  pages: number,
  ...before: readonly string[]
): { footer?: { text: string } } {
  const parts = [...before, ...(pages > 1 ? [say('kit.page', { page: page + 1, pages })] : [])];
  return parts.length === 0 ? {} : { footer: { text: parts.join(' · ') } };
}
