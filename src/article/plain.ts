import type { Block, Layout } from './block.ts';
import { isNoted } from './captions/captions.ts';
import { isHeading } from './headings.ts';
import { repairLine } from './repair.ts';

/** Every sign that ends a line in some system, form feed included. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const bullet = /^(?:[•▪●■◦‣▸►·]\s*|[-*–—]\s+|[-–—](?=\p{Lu}))(?=\S)/u;
/** Marks that also begin a signature or an aside: a list only where the next line has one as well. */
const unsureBullet = /^[-–—]/u;
/** A line that Markdown's marks make bold, as it is pasted from a chat. */
const BOLD = /^\*\*[^*]+\*\*$/u;
const numbered = /^\(?(\d{1,3})[.)]\s/u;

/** The blocks of a plain text: its non-empty lines. */
export function layoutOfPlainText(text: string): Layout {
  const lines: { text: string; apart: boolean }[] = [];
  let apart = false;
  for (const line of text.split(lineEnd)) {
    const repaired = repairLine(line);
    if (repaired === '') apart = true;
    else {
      lines.push({ text: repaired, apart });
      apart = false;
    }
  }
  const texts = lines.map((line) => line.text);
  const blocks = lines.map(({ text: line, apart }, index): Block => {
    const item = listItem(texts, index);
    if (item !== undefined) return { text: item, kind: 'listItem', apart };
    const kind = isHeading(texts, index) && !isNoted(line) ? 'heading' : null;
    return { text: line, kind, apart, ...(BOLD.test(line) ? { bold: true as const } : {}) };
  });
  return { blocks };
}

/** The item's text without its bullet (a number is kept: it may be cited); undefined for other lines. */
function listItem(lines: readonly string[], index: number): string | undefined {
  const line = lines[index] ?? '';
  const neighbours = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
  const mark = bullet.exec(line);
  if (mark !== null) {
    const alone = !neighbours.some((other) => bullet.test(other));
    return unsureBullet.test(line) && alone ? undefined : line.slice(mark[0].length);
  }
  const number = Number(numbered.exec(line)?.[1]);
  const [before, after] = neighbours.map((other) => Number(numbered.exec(other)?.[1]));
  return before === number - 1 || after === number + 1 ? line : undefined;
}
