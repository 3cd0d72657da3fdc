import type { Range } from '../article/article.ts';

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

/** A sentence that reports what somebody says, as a model of language sees it. Ranges are of its paragraph. */
export interface StatementOpinion {
  /** The paragraph's number. */
  readonly paragraph: number;
  /** Null when nobody is named. */
  readonly source: Range | null;
  readonly cue: Range;
  /** What is said, in order, without source and cue; never empty. */
  readonly content: readonly Range[];
  /** The chance that words of saying stand here with this content, from 0 to 1. */
  readonly certainty: number;
  /** The chance that the source is right. */
  readonly sourceCertainty: number;
}

/** What a model of language that reads along makes of an article. */
export interface SpeechOpinion {
  /** One for each marked span of the article, in their order; null where the model has not read it. */
  readonly spans: readonly (SpanOpinion | null)[];
  /** In reading order of their cues. */
  readonly statements: readonly StatementOpinion[];
}
