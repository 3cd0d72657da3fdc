import type { Range, Span } from '../article/article.ts';
import type { Quotation, ReadArticle, Speaker } from '../speech/speech.ts';

/**
 * What the articles have of a quotation. `verbatim`: letter for letter; `altered`: with other words;
 * `shortened`: words are left out unmarked; `joined`: put together from several places; `misattributed`: somebody
 * else said it; `reported`: it stands there, but nobody is quoted with it; `absent`: not found.
 */
export type Verdict =
  | 'verbatim'
  | 'altered'
  | 'shortened'
  | 'joined'
  | 'misattributed'
  | 'reported'
  | 'absent';

/** What is to be checked. */
export interface AskedQuotation {
  /** The words, without marks around them. */
  readonly quote: string;
  /** Who is said to have said it, as written. */
  readonly person?: string;
}

/** `negation`: a "not" more or fewer; `number`, `name`: another one; `words`: anything else. */
export type DifferenceKind = 'negation' | 'number' | 'name' | 'words';

/** Words of the quotation, and what the article has in their place; one of them may be empty. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** In the quotation as given; empty (start = end) where words are left out. */
  readonly asked: Range;
  /** In the article; null where words were added. */
  readonly source: Span | null;
}

/** A stretch of an article that (a part of) the quotation comes from. */
export interface Place {
  readonly read: ReadArticle;
  /** The paragraph's number. */
  readonly paragraph: number;
  /** The words, in the paragraph; where they go on in the next, up to its end. */
  readonly range: Range;
  /** The part of the quotation as given that stands here. */
  readonly asked: Range;
  /** What it stands in; null in the article's own text, and between marks that quote nobody. */
  readonly quotation: Quotation | null;
}

export interface Checked {
  readonly asked: AskedQuotation;
  readonly verdict: Verdict;
  /** Where it stands: one place, several when joined, none when absent. In the quotation's order. */
  readonly places: readonly Place[];
  /** In the order of the quotation. */
  readonly differences: readonly Difference[];
  /** Who says it in the article; null when that is not certain, and in the article's own text. */
  readonly speaker: Speaker | null;
  /** Stretches of the article that are between marks, where the quotation goes beyond them; else empty. */
  readonly quotedParts: readonly Span[];
  /** The word right before it, or in a cut that it marks, without which the sense is another ("not", "denied"). */
  readonly turnedBy: Span | null;
  /** True where the articles say the same in other words alone. */
  readonly inOtherWords: boolean;
}
