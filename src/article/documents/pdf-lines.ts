import type { StructuredTextItem } from 'unpdf';
import { patterns } from '../../english/patterns.ts';

/** A line of text on a page. */
export interface PdfLine {
  readonly text: string;
  /** Counted from 0. */
  readonly page: number;
  /** Where it begins and ends from the left, and its height above the page's bottom, in points. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Of most of its letters, in points. */
  readonly size: number;
}

/** Of a line's size: what stands higher or lower is another line, what stands further right has a blank before it. */
const SAME_LINE = 0.5;
const BLANK = 0.15;
/** Lines at the top and bottom of a page that may be its margin. */
const MARGIN = 3;

/** A page's pieces of text as lines, in the order in which the page writes them. */
export function linesOfPage(items: readonly StructuredTextItem[], page: number): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let parts: StructuredTextItem[] = [];
  const finish = () => {
    const line = lineOf(parts, page);
    if (line !== undefined) lines.push(line);
    parts = [];
  };
  for (const item of items) {
    const last = parts.at(-1);
    if (last !== undefined && !isSameLine(last, item)) finish();
    if (item.str !== '') parts.push(item);
    if (item.hasEOL) finish();
  }
  finish();
  return lines;
}

function isSameLine(one: StructuredTextItem, next: StructuredTextItem): boolean {
  const size = Math.max(one.fontSize, next.fontSize, 1);
  // Columns stand side by side: what is written far to the right, or back to the left, is no part of the line.
  const gap = next.x - (one.x + one.width);
  return Math.abs(one.y - next.y) < size * SAME_LINE && gap < size * 4 && gap > -size * 2;
}

function lineOf(parts: readonly StructuredTextItem[], page: number): PdfLine | undefined {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const { str, x, width, fontSize } of parts) {
    if (text !== '' && x - end > fontSize * BLANK && !/\s$/u.test(text) && !/^\s/u.test(str)) text += ' ';
    text += str;
    end = x + width;
  }
  const [first] = parts;
  if (first === undefined || text.trim() === '') return undefined;
  const longest = parts.reduce((a, b) => (b.str.length > a.str.length ? b : a));
  return { text: text.trim(), page, left: first.x, right: end, bottom: first.y, size: longest.fontSize };
}

/**
 * All lines but what repeats in the margins of pages: titles of the paper, days, addresses, page numbers.
 */
export function withoutMargins(pages: readonly (readonly PdfLine[])[]): readonly PdfLine[] {
  const seen = new Map<string, number>();
  const margins = pages.map(marginsOf);
  for (const lines of margins) {
    for (const key of new Set([...lines].map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length / 2);
  return pages.flatMap((lines, page) =>
    lines.filter((line) => {
      if (margins[page]?.has(line) !== true) return true;
      return !patterns.pageNumber.test(line.text) && (seen.get(keyOf(line)) ?? 0) < often;
    }),
  );
}

/** The highest and lowest lines of a page. */
function marginsOf(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const byHeight = [...lines].sort((a, b) => b.bottom - a.bottom);
  return new Set([...byHeight.slice(0, MARGIN), ...byHeight.slice(-MARGIN)]);
}

/** The same for “Page 3” and “Page 4”. */
function keyOf({ text }: PdfLine): string {
  return text.replace(/\d+/gu, '#');
}
