import type { Range } from '../text/range.ts';

/**
 * What a paragraph is: `body` text, the `caption` of a picture, an item of a list, or a `heading`.
 */
export type ParagraphKind = 'body' | 'caption' | 'listItem' | 'heading';

/** A non-empty line of an article, after repair. */
export interface Paragraph {
  /** Counted from 1 over the article's non-empty lines. */
  readonly number: number;
  readonly kind: ParagraphKind;
  /** The repaired text: one line, no mojibake, no zero-width characters, blanks trimmed at both ends. */
  readonly text: string;
}

/** A news article as the rest of the program sees it. */
export interface Article {
  /** Stable name of the content: the first 16 hexadecimal digits of the SHA-256 of the paragraphs. */
  readonly id: string;
  /** Never empty; at most 200 characters, cut between words with an ellipsis. */
  readonly title: string;
  /** The file name or address it came from, as given. */
  readonly origin: string;
  /** Where people can read it, when known (http or https). */
  readonly link?: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A stretch of one paragraph. Offsets are UTF-16 units in that paragraph's text, end exclusive. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export type { Range };
