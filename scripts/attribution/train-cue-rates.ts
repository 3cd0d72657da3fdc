/**
 * Counts how often words stand in the cues that people marked, for src/speech/attribution/weights-cues.json.
 *
 *   npx tsx scripts/attribution/train-cue-rates.ts GOLD-TRAIN.json
 */
import './outdated-cue-rates.ts';
import { writeFileSync } from 'node:fs';
import { CUE_RATES_FILE, cueRatesFit } from '../../src/speech/attribution/cues.ts';
import { cueRates } from './cue-rates.ts';
import { examplesOf } from './examples.ts';
import { goldArticles, styled } from './gold.ts';

const path = process.argv[2];
if (path === undefined) throw new Error('usage: train-cue-rates.ts GOLD-TRAIN.json');
const rates = cueRates(goldArticles(path).map((gold) => examplesOf(styled(gold, 'american'))));
const source =
  'scripts/attribution/train-cue-rates.ts: share of a word’s places outside quotations that people marked as cues of quotations, in the PolNeAR training articles';
const file = new URL(`../../${CUE_RATES_FILE}`, import.meta.url);
writeFileSync(file, `${JSON.stringify({ source, fittedFor: cueRatesFit(), rates }, null, 1)}\n`);
