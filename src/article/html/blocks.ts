import { Parser } from 'htmlparser2';
import type { ParagraphKind } from '../article.ts';
import type { Block } from '../block.ts';
import { repairLine } from '../repair.ts';

/** Elements whose text is not for readers. */
const hidden = new Set(
  'script style noscript template svg math head title iframe object embed canvas audio video select option button textarea nav form dialog'.split(
    ' ',
  ),
);
/** Elements that stand in the line; every other one begins a new block. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
const headings = /^h[1-6]$/u;
const captionClass =
  /(?:^|[\s_-])(?:image|img|photo|picture|wp)?[_-]?(?:caption|credit)(?:[\s_-]|$)|imagecaption/iu;

/**
 * The blocks of a piece of HTML: every element that is no part of a line begins one. Headings, list
 * items and captions (`figcaption`, `caption`, classes that say caption) are marked; scripts, styles,
 * menus and forms are left out.
 */
export function blocksOfHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  const kinds: (ParagraphKind | null)[] = [];
  let hiding = 0;
  let text = '';
  const kind = (): ParagraphKind | null => kinds.findLast((one) => one !== null) ?? null;
  const flush = (): void => {
    const repaired = repairLine(text);
    if (repaired !== '') blocks.push({ text: repaired, kind: kind(), apart: true });
    text = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hidden.has(name)) hiding += 1;
        const inLine = inline.has(name);
        if (!inLine) flush();
        const marked = kindOf(name, attributes);
        // An inline element may carry a caption's class: it ends the line as well.
        if (inLine && marked !== null) flush();
        kinds.push(marked);
      },
      ontext(piece) {
        if (hiding === 0) text += piece;
      },
      onclosetag(name) {
        if (hidden.has(name)) hiding = Math.max(0, hiding - 1);
        if (!inline.has(name) || kinds.at(-1) !== null) flush();
        kinds.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return blocks;
}

function kindOf(name: string, attributes: Readonly<Record<string, string>>): ParagraphKind | null {
  if (name === 'figcaption' || name === 'caption') return 'caption';
  if (headings.test(name)) return 'heading';
  if (/^(?:p|div|span|em|small|cite)$/u.test(name) && captionClass.test(attributes.class ?? '')) {
    return 'caption';
  }
  return name === 'li' ? 'listItem' : null;
}
