import type { ParagraphKind } from '../article.ts';
import type { PageElement } from './elements.ts';

/** A piece of a page's text that begins and ends a line, with where it stands. */
export interface PageBlock {
  /** Repaired, never empty. */
  readonly text: string;
  /** What its elements say it is; null when only its wording can tell. */
  readonly kind: ParagraphKind | null;
  /** The element that its line stands in. */
  readonly element: PageElement;
  /** Of its letters, those in links and in bold: 0 to 1. */
  readonly linkShare: number;
  readonly boldShare: number;
  /** Contains a `<time>`. */
  readonly dated: boolean;
  /** The set-apart words of somebody that it belongs to. */
  readonly quoted: QuotedPart | null;
}

/** The words of somebody that a page sets apart: a block quotation or an embedded post. */
export interface QuotedPart {
  /** The class names of its element. */
  readonly names: string;
  /** The place of its first block. */
  readonly first: number;
  /** Whose words the page says they are. */
  by?: string;
  /** The block that says so. */
  line?: PageBlock;
}
