import type { Range } from '../article/article.ts';
import type { DraftStatement } from './draft.ts';

/** Words that may name a source, with the chance that they do. */
export interface LikelyWords extends Range {
  /** Index of the paragraph in the article's list. */
  readonly paragraph: number;
  /** From 0 to 1. */
  readonly chance: number;
}

/** What a model of language makes of the words between two marks. */
export interface SpanOpinion {
  /** The chance that they quote somebody, from 0 to 1. */
  readonly quoted: number;
  /** The words that may name the source, likeliest first; they may overlap. */
  readonly sources: readonly LikelyWords[];
}

/** What a model of language that reads along makes of an article. */
export interface SpeechOpinion {
  /** One for each marked span of the article, in their order; null where the model has not read it. */
  readonly spans: readonly (SpanOpinion | null)[];
  /** What is reported to be said, in marks or without, in reading order of the cues. */
  readonly statements: readonly DraftStatement[];
}
