import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { Trees } from '../../text/trees.ts';
import { cueRateWords } from '../attribution/cues.ts';
import { PhraseType, phraseWords } from '../attribution/phrases.ts';
import { taggerWords } from '../attribution/tagger.ts';
import { wordHash } from '../attribution/tokens.ts';
import { decodeWeights } from '../attribution/weights.ts';
import { BEFORE_ROWS, END_BEFORE_FEATURE_NAMES, START_BEFORE_FEATURE_NAMES } from './before-features.ts';
import { pairsFrom } from './boundaries.ts';
import { CUE_FEATURE_NAMES, CUE_ROWS } from './cue-features.ts';
import { openingWords } from './cue-place.ts';
import { END_FEATURE_NAMES, END_ROWS } from './end-features.ts';
import { STATEMENT_MEASURES } from './measures.ts';
import type { StatementTables } from './read-cue.ts';
import { RESUMPTION_FEATURE_NAMES, RESUMPTION_ROWS } from './resumption-features.ts';
import { SOURCE_FEATURE_NAMES, SOURCE_ROWS } from './source-features.ts';
import { START_FEATURE_NAMES, START_ROWS } from './start-features.ts';
import weights from './weights-statements.json' with { type: 'json' };

/** The file of what finds reported statements, and the command that trains it anew. */
export const STATEMENTS_FILE = 'src/speech/statements/weights-statements.json';
const REFIT = 'npx tsx scripts/statements/train-statements.ts GOLD-TRAIN.json STATEMENTS-TRAIN.json';

/** What the tables and trees are trained for. */
export function statementsFit(): FittedFor {
  const features = [
    ...named('cue', CUE_ROWS, CUE_FEATURE_NAMES),
    ...named('source', SOURCE_ROWS, SOURCE_FEATURE_NAMES),
    ...named('start', START_ROWS, START_FEATURE_NAMES),
    ...named('end', END_ROWS, END_FEATURE_NAMES),
    ...named('end before', BEFORE_ROWS, END_BEFORE_FEATURE_NAMES),
    ...named('start before', BEFORE_ROWS, START_BEFORE_FEATURE_NAMES),
    ...named('resumption', RESUMPTION_ROWS, RESUMPTION_FEATURE_NAMES),
    ...STATEMENT_MEASURES.map(([name]) => `measure ${name}`),
  ];
  return fittedFor(features, {
    ...taggerWords(),
    'kinds of phrases': Object.keys(PhraseType),
    'words of phrases': phraseWords,
    'rates of cues of quotations': cueRateWords(),
    'words that open clauses': openingWords,
  });
}

function named(table: string, rows: number, names: readonly string[]): readonly string[] {
  return [`${table}: ${rows} rows`, ...names.map((name) => `${table} ${name}`)];
}

requireFit(STATEMENTS_FILE, weights.fittedFor, statementsFit(), REFIT);

/** The rates of words by their hashes. */
export function hashedRates(rates: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(Object.entries(rates).map(([word, rate]) => [wordHash(word), rate]));
}

const { tables } = weights;
const decoded = ({ table, scale }: { table: string; scale: number }): Float32Array =>
  decodeWeights(table, scale);

export const statementTables: StatementTables = {
  rates: hashedRates(weights.rates),
  neverStarts: pairsFrom(weights.neverStarts),
  neverEnds: pairsFrom(weights.neverEnds),
  cue: decoded(tables.cue),
  source: decoded(tables.source),
  start: decoded(tables.start),
  end: decoded(tables.end),
  endBefore: decoded(tables.endBefore),
  startBefore: decoded(tables.startBefore),
  resumption: decoded(tables.resumption),
};

/** The trees that judge a whole reading: cue, source and content. */
export const statementTrees = new Trees(weights.forest);
