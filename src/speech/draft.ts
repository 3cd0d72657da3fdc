import type { Span } from '../article/article.ts';
import type { Attribution } from './speech.ts';

/** A quotation whose source span is known, but not yet which speaker that source stands for. */
export interface DraftQuotation extends Span {
  readonly source: Span | null;
  readonly cue: Span | null;
  readonly attribution: Attribution | null;
  readonly continues: boolean;
}
