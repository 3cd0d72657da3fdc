import { stemmer } from 'stemmer';
import { memo } from './memo.ts';

/** Stems are asked for again and again: those of a large library's words are kept. */
const MOST_KEPT = 50_000;

/** The Porter stem of a folded word; numbers and words of fewer than four letters are their own stem. */
export const stemOf: (folded: string) => string = memo(MOST_KEPT, (folded) =>
  folded.length < 4 || /\d/.test(folded) ? folded : stemmer(folded),
);
