import { wordHash } from './tokens.ts';
import weights from './weights-cues.json' with { type: 'json' };

const rates = new Map(
  Object.entries(weights.rates as Record<string, number>).map(([word, rate]) => [wordHash(word), rate]),
);

/** How often a word (by its hash) is part of a cue where it stands outside quotations, from 0 to 1. */
export function cueRate(word: number): number {
  return rates.get(word) ?? 0;
}
