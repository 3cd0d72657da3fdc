import type { ParagraphKind } from '../article.ts';
import { repairLine } from '../repair.ts';
import { type Attributes, elementOf, isHidden, isInline, type PageElement } from './elements.ts';
import type { PageBlock, QuotedPart } from './page-block.ts';
import { attributeWords } from './quoted-part.ts';

const captionClass =
  /(?:^|[\s_-])(?:image|img|photo|picture|wp)?[_-]?(?:caption|credit)(?:[\s_-]|$)|imagecaption/iu;
/** Boxes that open when pointed at, in the middle of a sentence. */
const hoverClass =
  /(?:^|\s)(?:tooltip[_-]*(?:text|content|body)|hover-?card|popover(?:[_-]+(?:content|body))?)(?:\s|$)/iu;
/** Words for screen readers alone: “opens in a new window”. */
const unseenClass = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-visually-hidden)(?:\s|$)/iu;
const opensQuotation = /^\s*["“‘„«']/u;
const closesQuotation = /["”’“»']\s*$/u;
const endsSentence = /[.!?…:][\]"'”’)]*\s*$/u;

interface Open {
  readonly name: string;
  readonly element: PageElement;
  readonly kind: ParagraphKind | null;
  readonly inLine: boolean;
  readonly hides: boolean;
  readonly quoted: QuotedPart | null;
}

/** Makes blocks out of a page's elements and texts, told one after the other as they stand on it. */
export class BlockBuilder {
  readonly blocks: PageBlock[] = [];
  readonly #open: Open[] = [];
  #elements = 0;
  #hiding = 0;
  #links = 0;
  #bold = 0;
  #text = '';
  #element: PageElement | null = null;
  #linkLetters = 0;
  #boldLetters = 0;
  #dated = false;
  #breaks = 0;
  #opensQuotation = false;

  /** An element begins; the element as the blocks will name it. */
  open(name: string, attributes: Attributes): PageElement {
    const above = this.#open.at(-1);
    const parent = above?.element ?? null;
    const element = elementOf(name, attributes, parent, this.#elements);
    this.#elements += 1;
    const kind = kindOf(name, element);
    const inLine = isInline(name) && kind === null;
    const hides = isHidden(name) || isAside(element, inLine, attributes);
    if (name === 'br') this.#break();
    else if (!inLine) this.#flush();
    if (hides) this.#hiding += 1;
    if (name === 'a') this.#links += 1;
    if (name === 'b' || name === 'strong') this.#bold += 1;
    if (name === 'time' && this.#hiding === 0) this.#dated = true;
    if (name === 'q' && this.#hiding === 0) this.#opensQuotation = true;
    const quoted = name === 'blockquote' ? { names: element.names, first: this.blocks.length } : null;
    this.#open.push({
      name,
      element,
      kind: kind ?? above?.kind ?? null,
      inLine,
      hides,
      quoted: quoted ?? above?.quoted ?? null,
    });
    return element;
  }

  /** A piece of text, entities decoded. */
  text(piece: string): void {
    if (this.#hiding > 0) return;
    const letters = piece.trim().length;
    if (letters === 0) {
      this.#text += piece;
      return;
    }
    if (this.#breaks === 1) this.#join(piece);
    this.#breaks = 0;
    if (this.#opensQuotation && !opensQuotation.test(piece)) this.#text += '“';
    this.#opensQuotation = false;
    this.#element ??= this.#lineElement();
    if (this.#links > 0) this.#linkLetters += letters;
    if (this.#bold > 0) this.#boldLetters += letters;
    this.#text += piece;
  }

  /** The element opened last ends. */
  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const { name, inLine, hides, quoted } = closed;
    if (hides) this.#hiding -= 1;
    if (name === 'a') this.#links -= 1;
    if (name === 'b' || name === 'strong') this.#bold -= 1;
    if (name === 'q' && this.#hiding === 0) this.#endQuotation();
    if (!inLine && name !== 'br') this.#flush(closed);
    if (name === 'blockquote' && quoted !== null) attributeWords(this.blocks, quoted);
  }

  /** The page ends; its blocks. */
  end(): readonly PageBlock[] {
    while (this.#open.length > 0) this.close();
    this.#flush();
    return this.blocks;
  }

  #lineElement(): PageElement | null {
    return this.#open.findLast(({ inLine }) => !inLine)?.element ?? null;
  }

  #endQuotation(): void {
    this.#opensQuotation = false;
    if (this.#text.trim() !== '' && !closesQuotation.test(this.#text)) this.#text += '”';
  }

  /** One `<br>` may be a line's end within a sentence; two part paragraphs. */
  #break(): void {
    if (this.#hiding > 0 || this.#text.trim() === '') return;
    this.#breaks += 1;
    if (this.#breaks > 1) this.#flush();
  }

  /** Names, days and headings stand on lines of their own; a sentence goes on after a small word, or with one. */
  #join(piece: string): void {
    const goesOn = /(?:^|[\s“‘"'(])\p{Ll}[\p{L}’'-]*,?\s*$/u.test(this.#text) || /^\s*\p{Ll}/u.test(piece);
    if (!goesOn || endsSentence.test(this.#text)) this.#flush();
    else this.#text += ' ';
  }

  /** A large first letter that stands in an element of its own; the block is taken back. */
  #takeInitial(text: string): string {
    const before = this.blocks.at(-1)?.text ?? '';
    if (!/^["“‘']?\p{Lu}$/u.test(before) || !/^\p{Ll}/u.test(text)) return '';
    this.blocks.pop();
    return /^\s/u.test(this.#text) ? `${before} ` : before;
  }

  #flush(closing?: Open): void {
    const text = repairLine(this.#text);
    const inside = closing ?? this.#open.at(-1);
    if (text !== '') {
      const initial = this.#takeInitial(text);
      this.blocks.push({
        text: initial + text,
        kind: inside?.kind ?? null,
        element: this.#element ?? inside?.element ?? elementOf('body', () => null, null, -1),
        linkShare: Math.min(1, this.#linkLetters / text.length),
        boldShare: Math.min(1, this.#boldLetters / text.length),
        dated: this.#dated,
        quoted: inside?.quoted ?? null,
      });
    }
    this.#text = '';
    this.#element = null;
    this.#linkLetters = 0;
    this.#boldLetters = 0;
    this.#dated = false;
    this.#breaks = 0;
  }
}

function kindOf(name: string, { names }: PageElement): ParagraphKind | null {
  if (name === 'figcaption' || name === 'caption') return 'caption';
  if (/^h[1-6]$/u.test(name) || name === 'summary') return 'heading';
  if (/^(?:p|div|span|em|small|cite)$/u.test(name) && captionClass.test(names)) return 'caption';
  return name === 'li' ? 'listItem' : null;
}

/** Whether an element interrupts the line that it stands in with words that are not shown there. */
function isAside({ names, absent }: PageElement, inLine: boolean, attributes: Attributes): boolean {
  if (attributes('role') === 'tooltip' || hoverClass.test(names)) return true;
  return inLine && (absent || unseenClass.test(names));
}
