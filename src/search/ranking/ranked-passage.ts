import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { Coverage } from './coverage.ts';
import type { Features } from './features.ts';

/** A paragraph with what the ranking found out about it. */
export interface RankedPassage {
  readonly id: number;
  readonly indexed: IndexedParagraph;
  readonly coverage: Coverage;
  readonly features: Partial<Features>;
  /** The cosine of each sentence with the question, where vectors are there. */
  readonly sentenceCosines: Float32Array | undefined;
  /** Higher is better; comparable among the candidates for one question. */
  readonly score: number;
}
