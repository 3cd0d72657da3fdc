import type { ParagraphKind, QuotedWords } from './article.ts';
import type { Doubt } from './doubt.ts';
import type { ArticleFacts } from './facts/facts.ts';

/** A line or element of an article before it becomes a paragraph. */
export interface Block {
  /** Repaired, never empty. */
  readonly text: string;
  /** What the format says it is; null when only its wording can tell. */
  readonly kind: ParagraphKind | null;
  /** True when something other than a plain line end (a blank line) stands before it. */
  readonly apart: boolean;
  /** Set apart by the page as somebody else's words. */
  readonly quoted?: QuotedWords;
  /** All of it is in bold. */
  readonly bold?: true;
}

/** An article's parts as its format gives them. */
export interface Layout extends ArticleFacts {
  readonly blocks: readonly Block[];
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly doubt?: Doubt;
}
