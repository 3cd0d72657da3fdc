import { LIMITS } from '../kit/limits.ts';

/** A line of a paged reply and what it stands for. */
export interface PagedLine<Item> {
  readonly item: Item;
  readonly text: string;
}

/**
 * Divides lines into pages that fit into an embed's description together with what is above them.
 *
 * @param most - lines on a page
 * @param above - characters of what stands above the lines on every page
 */
export function pagesOf<Item>(
  lines: readonly PagedLine<Item>[],
  most: number,
  above: number,
): PagedLine<Item>[][] {
  const room = LIMITS.embedDescription - above;
  const pages: PagedLine<Item>[][] = [];
  let page: PagedLine<Item>[] = [];
  let length = 0;
  for (const line of lines) {
    const needed = line.text.length + GAP;
    if (page.length > 0 && (page.length === most || length + needed > room)) {
      pages.push(page);
      page = [];
      length = 0;
    }
    page.push(line);
    length += needed;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** An empty line between two. */
const GAP = 2;
