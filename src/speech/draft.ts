import type { Span } from '../article/article.ts';
import type { Attribution } from './speech.ts';

/** A quotation whose source span is known, but not yet which speaker that source stands for. */
export interface DraftQuotation extends Span {
  /** The words that name who speaks: what is resolved to a speaker. */
  readonly source: Span | null;
  readonly cue: Span | null;
  readonly attribution: Attribution | null;
  readonly continues: boolean;
}

/** A draft with the words that introduce its speaker, as shown: the source with what belongs to it ("Jane Doe, who"). */
export interface IntroducedQuotation extends DraftQuotation {
  readonly introduction: Span | null;
}
