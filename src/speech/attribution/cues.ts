import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { taggerWords } from './tagger.ts';
import { wordHash } from './tokens.ts';
import weights from './weights-cues.json' with { type: 'json' };

export const CUE_RATES_FILE = 'src/speech/attribution/weights-cues.json';

/** What the rates are counted with. */
export function cueRatesFit(): FittedFor {
  return fittedFor(['share of a word’s places that are cues'], taggerWords());
}

requireFit(
  CUE_RATES_FILE,
  weights.fittedFor,
  cueRatesFit(),
  'npx tsx scripts/attribution/train-cue-rates.ts GOLD-TRAIN.json',
);

const written: Readonly<Record<string, number>> = weights.rates;
const rates = new Map(Object.entries(written).map(([word, rate]) => [wordHash(word), rate]));

/** The words that stand in cues with their rates, as the weights that read them know them. */
export function cueRateWords(): readonly string[] {
  return Object.entries(written).map(([word, rate]) => `${word} ${rate}`);
}

/** How often a word (by its hash) is part of a cue where it stands outside quotations, from 0 to 1. */
export function cueRate(word: number): number {
  return rates.get(word) ?? 0;
}
