import { joined, tokeniser, tokenTexts } from '../../text/tokens.ts';
import type { Block } from '../block.ts';
import { repairLine } from '../repair.ts';
import type { PdfLine } from './pdf-lines.ts';

/** Of the size of most letters: from this on a line is a heading. */
const HEADING = 1.15;
/** Of the usual distance between lines: a larger one parts paragraphs. */
const GAP = 1.35;
/** Of the width of the widest lines nearby: a line that ends before is its paragraph's last. */
const SHORT = 0.85;
const LONGEST_HEADING = 250;
const endsSentence = /[.!?…]["'”’)\]]*$/u;
const tokensOf = tokeniser(joined('\\p{L}+', '-'));
const bullet = /^(?:[•▪●■◦‣–—]|\d{1,2}[.)])\s/u;

/** The paragraphs that lines of a document make, and the text in the largest letters of its first page. */
export function blocksOfLines(lines: readonly PdfLine[]): {
  blocks: readonly Block[];
  heading: string | undefined;
} {
  const usual = usualOf(lines);
  const words = new Set(lines.flatMap(({ text }) => tokenTexts(text.toLowerCase(), tokensOf)));
  const groups: PdfLine[][] = [];
  let margin = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || parts(before, line, usual, margin)) {
      groups.push([line]);
      margin = line.left;
    } else {
      groups.at(-1)?.push(line);
      margin = Math.min(margin, line.left);
    }
  }
  const blocks = groups.map((group) => blockOf(group, usual, words)).filter(({ text }) => text !== '');
  return { blocks, heading: headingOf(groups, usual, words) };
}

interface Usual {
  readonly size: number;
  readonly distance: number;
  /** How far to the right the lines of a column reach: those of a page that begin at about the same place. */
  readonly reach: ReadonlyMap<string, number>;
}

/** Lines that begin within so many points stand in one column. */
const COLUMN = 30;

function columnOf({ page, left }: PdfLine): string {
  return `${page} ${Math.floor(left / COLUMN)}`;
}

function usualOf(lines: readonly PdfLine[]): Usual {
  const size = mostOften(
    lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size)),
  );
  const body = lines.filter((line) => Math.abs(line.size - size) < 0.5);
  const distances = body.flatMap((line, index) => {
    const before = body[index - 1];
    const distance = before !== undefined && before.page === line.page ? before.bottom - line.bottom : 0;
    return distance > 0 ? [distance] : [];
  });
  const reach = new Map<string, number>();
  for (const line of body) reach.set(columnOf(line), Math.max(line.right, reach.get(columnOf(line)) ?? 0));
  return { size, distance: mostOften(distances) || size * 1.2, reach };
}

/** The value that most others are like, to half a point. */
function mostOften(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const rounded = Math.round(value * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** Whether a paragraph ends between two lines; `margin` is where its lines begin. */
function parts(before: PdfLine, line: PdfLine, usual: Usual, margin: number): boolean {
  if (Math.abs(before.size - line.size) > usual.size * 0.08) return true;
  if (bullet.test(line.text)) return true;
  const open = !endsSentence.test(before.text);
  const distance = before.bottom - line.bottom;
  const reach = usual.reach.get(columnOf(before)) ?? before.right;
  const isNext = before.page === line.page && distance > 0 && line.left < reach && before.left < line.right;
  // At the end of a column or page only the words can tell.
  if (!isNext) return !open || isHeading(before, usual);
  if (distance > usual.distance * (line.size / usual.size) * GAP) return true;
  const indented = line.left - margin > line.size * 0.7 && before.left - margin < line.size * 0.7;
  if (indented) return true;
  return !open && before.right - before.left < (reach - before.left) * SHORT;
}

function isHeading({ size, text }: PdfLine, usual: Usual): boolean {
  return size > usual.size * HEADING && text.length <= LONGEST_HEADING;
}

function blockOf(group: readonly PdfLine[], usual: Usual, words: ReadonlySet<string>): Block {
  const text = repairLine(joinedLines(group, words));
  const [first] = group;
  const heading = first !== undefined && text.length <= LONGEST_HEADING && isHeading(first, usual);
  const item = bullet.exec(text);
  if (item !== null && !/^\d/u.test(text))
    return { text: text.slice(item[0].length), kind: 'listItem', apart: true };
  return { text, kind: heading ? 'heading' : null, apart: true };
}

/** The lines as one; a word divided between two is one again, where it stands so elsewhere or begins small. */
function joinedLines(lines: readonly PdfLine[], words: ReadonlySet<string>): string {
  return lines.reduce((text, { text: line }) => {
    if (text === '') return line;
    const [, begin] = /(\p{L}+)[-\u00ad]$/u.exec(text) ?? [];
    const [end] = /^\p{Ll}+/u.exec(line) ?? [];
    if (begin === undefined || end === undefined) return `${text} ${line}`;
    const whole = words.has((begin + end).toLowerCase());
    const keeps = !text.endsWith('\u00ad') && !whole && words.has(`${begin}-${end}`.toLowerCase());
    return keeps ? text + line : text.slice(0, -1) + line;
  }, '');
}

function headingOf(
  groups: readonly (readonly PdfLine[])[],
  usual: Usual,
  words: ReadonlySet<string>,
): string | undefined {
  const large = groups.filter(
    ([first]) => first !== undefined && first.page === 0 && isHeading(first, usual),
  );
  const [largest] = [...large].sort(([a], [b]) => (b?.size ?? 0) - (a?.size ?? 0));
  const text = largest === undefined ? '' : repairLine(joinedLines(largest, words));
  return text.length >= 10 && text.length <= LONGEST_HEADING ? text : undefined;
}
