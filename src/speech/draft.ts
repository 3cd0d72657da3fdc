import type { Span } from '../article/article.ts';
import type { Attribution } from './speech.ts';

/** Words that may name who speaks, with the chance that they do. */
export interface LikelySource {
  readonly span: Span;
  /** The words that introduce the speaker, as shown: those with what belongs to them ("Jane Doe, who"). */
  readonly introduction: Span;
  /** From 0 to 1. */
  readonly share: number;
}

/** A quotation whose likely sources are known, but not yet which speaker they stand for. */
export interface DraftQuotation extends Span {
  /** The likeliest of `sources`: the words that name who speaks. */
  readonly source: Span | null;
  /** Likeliest first; their shares add up to 1 at most. */
  readonly sources: readonly LikelySource[];
  /** The chance that the words in marks quote somebody, from 0 to 1. */
  readonly quoted: number;
  readonly cue: Span | null;
  readonly attribution: Attribution | null;
  readonly continues: boolean;
}
