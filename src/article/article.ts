import type { Range } from '../text/range.ts';
import type { Doubt } from './doubt.ts';
import type { ArticleFacts } from './facts/facts.ts';

/**
 * What a paragraph is: `body` text, the `caption` of a picture, an item of a list, or a `heading`.
 */
export type ParagraphKind = 'body' | 'caption' | 'listItem' | 'heading';

/** That a paragraph is set apart as somebody else's words: a block quotation, an embedded post. */
export interface QuotedWords {
  /** Whose words the page says they are, as it names them; absent where it does not say. */
  readonly by?: string;
}

/** A non-empty line of an article, after repair. */
export interface Paragraph {
  /** Counted from 1 over the article's non-empty lines. */
  readonly number: number;
  readonly kind: ParagraphKind;
  /** The repaired text: one line, no mojibake, no zero-width characters, blanks trimmed at both ends. */
  readonly text: string;
  /** Present when the article sets it apart as somebody else's words; mostly without quotation marks. */
  readonly quoted?: QuotedWords;
  /** Present when all of it is set in bold, as the questions of an interview are. */
  readonly bold?: true;
}

/** A news article as the rest of the program sees it. */
export interface Article extends ArticleFacts {
  /** Stable name of the content: the first 16 hexadecimal digits of the SHA-256 of the paragraphs. */
  readonly id: string;
  /** Never empty; at most 200 characters, cut between words with an ellipsis. */
  readonly title: string;
  /** The file name or address it came from, as given. */
  readonly origin: string;
  /** Where people can read it, when known (http or https). */
  readonly link?: string;
  readonly paragraphs: readonly Paragraph[];
  /** Present when it may be no article, or is not in English. */
  readonly doubt?: Doubt;
}

/** A stretch of one paragraph. Offsets are UTF-16 units in that paragraph's text, end exclusive. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export type { Range };
