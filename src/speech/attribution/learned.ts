import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { Trees } from '../../text/trees.ts';
import { CUE_ROWS } from './cue-choice.ts';
import { CUE_FEATURE_NAMES } from './cue-features.ts';
import { CUED_FEATURE_NAMES } from './cued-features.ts';
import { cueRateWords } from './cues.ts';
import { NEIGHBOUR_FEATURES } from './neighbour-features.ts';
import { PAIR_FEATURES } from './pair-features.ts';
import { NEIGHBOUR_ROWS, PASS_ROWS } from './passes.ts';
import { PhraseType, phraseWords } from './phrases.ts';
import { MARKED_FEATURES, MARKED_MEASURES, QUOTED_ROWS } from './quoted.ts';
import { taggerWords } from './tagger.ts';
import { decodeWeights } from './weights.ts';
import quoted from './weights-quoted.json' with { type: 'json' };
import sources from './weights-sources.json' with { type: 'json' };

/** The files of what finds sources, and the command that trains both anew. */
export const SOURCES_FILE = 'src/speech/attribution/weights-sources.json';
export const QUOTED_FILE = 'src/speech/attribution/weights-quoted.json';
const REFIT = 'npx tsx scripts/attribution/train-attribution.ts GOLD-TRAIN.json';

/** The words by which all features below are made. */
function words(): Readonly<Record<string, Iterable<string>>> {
  return {
    ...taggerWords(),
    'kinds of phrases': Object.keys(PhraseType),
    'words of phrases': phraseWords,
    'rates of cues': cueRateWords(),
  };
}

/** What the tables of cues and of both passes are trained for. */
export function sourcesFit(): FittedFor {
  const features = [
    ...named('cue', CUE_ROWS, CUE_FEATURE_NAMES),
    ...named('first pass', PASS_ROWS, [...PAIR_FEATURES.names, ...CUED_FEATURE_NAMES]),
    ...named('second pass', NEIGHBOUR_ROWS, NEIGHBOUR_FEATURES.names),
  ];
  return fittedFor(features, words());
}

/** What the table and the trees are trained for that tell quotations from other marked words. */
export function quotedFit(): FittedFor {
  const measures = MARKED_MEASURES.map(([name]) => `measure ${name}`);
  return fittedFor([...named('around', QUOTED_ROWS, MARKED_FEATURES.names), ...measures], words());
}

function named(table: string, rows: number, names: readonly string[]): readonly string[] {
  return [`${table}: ${rows} rows`, ...names.map((name) => `${table} ${name}`)];
}

requireFit(SOURCES_FILE, sources.fittedFor, sourcesFit(), REFIT);
requireFit(QUOTED_FILE, quoted.fittedFor, quotedFit(), REFIT);

/** Weights of the words that may introduce a quotation. */
export const cueTable = decodeWeights(sources.cues.table, sources.cues.scale);
/** Weights of the first and the second pass over candidate sources. */
export const firstTable = decodeWeights(sources.first.table, sources.first.scale);
export const secondTable = decodeWeights(sources.second.table, sources.second.scale);
/** Weights of what stands around marked words, and the trees that tell whether they are quoted. */
export const aroundTable = decodeWeights(quoted.around.table, quoted.around.scale);
export const quotedTrees = new Trees(quoted.forest);
