import type { Range, Span } from '../article/article.ts';
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
  /** Present when a page sets the words apart instead of quoting them with marks. */
  readonly kind?: 'setApart';
}

/** What somebody is reported to have said, whoever finds it, before it is known which speaker its source stands for. */
export interface DraftStatement {
  readonly paragraph: number;
  /** The words that name who says so; null where nobody is named. */
  readonly source: Span | null;
  /** The same as shown, with what belongs to them ("Jane Doe, who"). */
  readonly introduction: Span | null;
  readonly cue: Range;
  /** What is said, in order and without source and cue: one stretch, or several around them. */
  readonly content: readonly Range[];
  /** The chance that it is a statement, from 0 to 1. */
  readonly certainty: number;
  /** The chance that its source is right, from 0 to 1. */
  readonly sourceCertainty: number;
}
