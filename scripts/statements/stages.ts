import { Features } from '../../src/speech/attribution/features.ts';
import {
  BEFORE_ROWS,
  describeEndBefore,
  describeStartBefore,
  possibleEndsBefore,
  possibleStartsBefore,
} from '../../src/speech/statements/before-features.ts';
import type { Boundaries } from '../../src/speech/statements/boundaries.ts';
import { CUE_ROWS, describeCue } from '../../src/speech/statements/cue-features.ts';
import { END_ROWS, EndContext, possibleEnds } from '../../src/speech/statements/end-features.ts';
import { measuresOf, STATEMENT_MEASURES } from '../../src/speech/statements/measures.ts';
import { CueReader, type CueReading, type StatementTables } from '../../src/speech/statements/read-cue.ts';
import {
  describeResumption,
  ENDS_THERE,
  possibleResumptions,
  RESUMPTION_ROWS,
} from '../../src/speech/statements/resumption-features.ts';
import { describeSource, possibleSources, SOURCE_ROWS } from '../../src/speech/statements/source-features.ts';
import type { SourcedCue } from '../../src/speech/statements/sourced-cue.ts';
import {
  COMES_FIRST,
  describeStart,
  possibleStarts,
  START_ROWS,
} from '../../src/speech/statements/start-features.ts';
import { type Forest, Trees } from '../../src/text/trees.ts';
import { boost, yesOrNoLoss } from '../learn/boost.ts';
import type { LinearSettings, Sample } from '../learn/linear.ts';
import { trainLinear } from '../learn/linear.ts';
import { randomFrom, shuffled } from '../learn/random.ts';
import { boundariesOf } from './boundary-pairs.ts';
import { type Example, isSource } from './examples.ts';
import type { ArticleStatements } from './gold.ts';

/** An article with its possible cues. */
export interface Prepared {
  readonly article: ArticleStatements;
  readonly examples: readonly Example[];
}

type Describe<Option> = (option: Option, into: Features, rank: number) => void;

function sampleOf<Option>(
  options: readonly Option[],
  features: Features,
  describe: Describe<Option>,
  isRight: (option: Option) => boolean,
): Sample {
  const rows: number[] = [];
  const starts = [0];
  for (const [rank, option] of options.entries()) {
    features.clear();
    describe(option, features, rank);
    for (let row = 0; row < features.count; row++) rows.push(features.rows[row] ?? 0);
    starts.push(rows.length);
  }
  return { rows: Int32Array.from(rows), starts: Int32Array.from(starts), right: options.map(isRight) };
}

/** All stages' examples of an article: rows of the tables of weights with what is right. */
export interface Samples {
  readonly source: readonly Sample[];
  readonly start: readonly Sample[];
  readonly end: readonly Sample[];
  readonly endBefore: readonly Sample[];
  readonly startBefore: readonly Sample[];
  readonly resumption: readonly Sample[];
}

export function samplesOf({ article, examples }: Prepared, { neverStarts, neverEnds }: Boundaries): Samples {
  const sourceFeatures = new Features(SOURCE_ROWS);
  const startFeatures = new Features(START_ROWS);
  const endFeatures = new Features(END_ROWS);
  const beforeFeatures = new Features(BEFORE_ROWS);
  const resumptionFeatures = new Features(RESUMPTION_ROWS);
  const samples = {
    source: [] as Sample[],
    start: [] as Sample[],
    end: [] as Sample[],
    endBefore: [] as Sample[],
    startBefore: [] as Sample[],
    resumption: [] as Sample[],
  };
  for (const example of examples) {
    const { place, gold, before, after } = example;
    if (example.label === 'nested') continue;
    if (gold === null) continue;
    const offset = article.styled.offsets[example.part] ?? 0;
    const sources = possibleSources(place);
    const right = sources.map(
      (candidate) => candidate !== null && isSource(place.part, offset, candidate, gold),
    );
    if (gold.kind !== 'direct' && (gold.source === null || right.includes(true))) {
      samples.source.push(
        sampleOf(
          sources,
          sourceFeatures,
          (candidate, into, rank) => describeSource(place, candidate, rank, into),
          (candidate) =>
            gold.source === null ? candidate === null : (right[sources.indexOf(candidate)] ?? false),
        ),
      );
    }
    // Contents are learned with the source that people marked; where it is not known, with the cue's subject.
    const known =
      sources[right.indexOf(true)] ?? sources.find((candidate) => candidate?.verb === place.token) ?? null;
    const sourced: SourcedCue = { place, source: known };
    const first = before === null ? after?.[0] : COMES_FIRST;
    samples.start.push(
      sampleOf(
        possibleStarts(sourced, neverStarts),
        startFeatures,
        (start, into) => describeStart(sourced, start, into),
        (start) => start === first,
      ),
    );
    if (after !== null) {
      const context = new EndContext(sourced, after[0], before === null ? 0 : 1);
      samples.end.push(
        sampleOf(
          possibleEnds(sourced, after[0], neverEnds),
          endFeatures,
          (end, into) => context.describe(end, into),
          (end) => end === after[1],
        ),
      );
    }
    if (before !== null) {
      const [start, end] = before;
      samples.endBefore.push(
        sampleOf(
          possibleEndsBefore(sourced),
          beforeFeatures,
          (option, into) => describeEndBefore(sourced, option, into),
          (option) => option === end,
        ),
      );
      samples.startBefore.push(
        sampleOf(
          possibleStartsBefore(sourced, end),
          beforeFeatures,
          (option, into) => describeStartBefore(sourced, option, end, into),
          (option) => option === start,
        ),
      );
      samples.resumption.push(
        sampleOf(
          possibleResumptions(sourced),
          resumptionFeatures,
          (option, into) => describeResumption(sourced, option, { start, end }, into),
          (option) => option === (after === null ? ENDS_THERE : after[0]),
        ),
      );
    }
  }
  return samples;
}

const SETTINGS: LinearSettings = { passes: 6, rate: 0.05, pull: 5e-3, averaged: 3, dropped: 0, seeds: [11] };

interface CueSample {
  readonly rows: Int32Array;
  readonly right: 0 | 1;
}

function cueSamplesOf({ examples }: Prepared): readonly CueSample[] {
  const features = new Features(CUE_ROWS);
  const samples: CueSample[] = [];
  for (const { place, label } of examples) {
    if (label === 'nested') continue;
    features.clear();
    describeCue(place, features);
    samples.push({ rows: features.rows.slice(0, features.count), right: label === 'statement' ? 1 : 0 });
  }
  return samples;
}

/** All tables; content is learned beside chances of cues by a table that has not seen the article. */
export function trainTables(
  articles: readonly Prepared[],
  rates: ReadonlyMap<number, number>,
  settings = SETTINGS,
): StatementTables {
  const cueSamples = articles.map(cueSamplesOf);
  for (const half of [0, 1]) {
    const cue = trainYesOrNo(cueSamples.filter((_, index) => index % 2 !== half).flat(), CUE_ROWS);
    for (const [index, article] of articles.entries()) if (index % 2 === half) noteChances(article, cue);
  }
  const boundaries = boundariesOf(articles.flatMap(({ examples }) => examples));
  const samples = articles.map((article) => samplesOf(article, boundaries));
  const train = (stage: keyof Samples, rows: number): Float32Array =>
    trainLinear(
      samples.flatMap((one) => one[stage]),
      rows,
      settings,
    );
  return {
    rates,
    ...boundaries,
    cue: trainYesOrNo(cueSamples.flat(), CUE_ROWS),
    source: train('source', SOURCE_ROWS),
    start: train('start', START_ROWS),
    end: train('end', END_ROWS),
    endBefore: train('endBefore', BEFORE_ROWS),
    startBefore: train('startBefore', BEFORE_ROWS),
    resumption: train('resumption', RESUMPTION_ROWS),
  };
}

/** Notes the chance of each possible cue of an article. */
export function noteChances({ examples }: Prepared, cue: Float32Array): void {
  const features = new Features(CUE_ROWS);
  for (const { place } of examples) {
    features.clear();
    describeCue(place, features);
    place.chances[place.token] = 1 / (1 + Math.exp(-features.sum(cue)));
  }
}

/** Logistic regression by AdaGrad with a pull towards nought, averaged over its last passes. */
function trainYesOrNo(rows: readonly CueSample[], size: number): Float32Array {
  const table = new Float32Array(size);
  const squares = new Float32Array(size).fill(0.01);
  const average = new Float32Array(size);
  const random = randomFrom(13);
  const passes = 6;
  for (let pass = 0; pass < passes; pass++) {
    for (const { rows: hashed, right } of shuffled(rows, random)) {
      let sum = 0;
      for (const row of hashed) sum += table[row] as number;
      const slope = 1 / (1 + Math.exp(-sum)) - right;
      for (const row of hashed) {
        const step = slope + 2e-3 * (table[row] as number);
        const square = (squares[row] as number) + step * step;
        squares[row] = square;
        table[row] = (table[row] as number) - (0.05 * step) / Math.sqrt(square);
      }
    }
    if (pass >= passes - 3)
      for (let row = 0; row < size; row++)
        average[row] = (average[row] as number) + (table[row] as number) / 3;
  }
  return average;
}

/** The readings of every paragraph of an article with the label of each. */
export interface ReadArticle {
  readonly readings: readonly CueReading[];
  readonly examples: readonly Example[];
  readonly rows: readonly Float32Array[];
}

/** Reads the likely cues of an article with tables that have not seen it. */
export function readArticle({ examples }: Prepared, tables: StatementTables): ReadArticle {
  const reader = new CueReader(tables);
  const byPlace = new Map(examples.map((example) => [example.place, example]));
  const readings: CueReading[] = [];
  const rows: Float32Array[] = [];
  for (const part of new Set(examples.map((example) => example.part))) {
    const places = examples.filter((example) => example.part === part).map(({ place }) => place);
    const read = reader.readAll(places);
    readings.push(...read);
    rows.push(...measuresOf(read));
  }
  return { readings, examples: readings.map(({ place }) => byPlace.get(place) as Example), rows };
}

const TREES = {
  trees: 240,
  depth: 5,
  rate: 0.05,
  rowShare: 0.7,
  measureShare: 0.6,
  leastCurve: 4,
  shrink: 3,
  seed: 5,
};

export function trainTrees(articles: readonly ReadArticle[], settings = TREES): Forest {
  const width = STATEMENT_MEASURES.length;
  const rows: Float32Array[] = [];
  const right: number[] = [];
  for (const article of articles) {
    for (const [index, example] of article.examples.entries()) {
      if (example.label === 'nested') continue;
      rows.push(article.rows[index] as Float32Array);
      right.push(isFound(article.readings[index] as CueReading, example) ? 1 : 0);
    }
  }
  const values = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) values.set(row, index * width);
  return boost({ width, rows: rows.length, values }, yesOrNoLoss(Uint8Array.from(right)), settings);
}

export function chancesOf(article: ReadArticle, forest: Forest): readonly number[] {
  const trees = new Trees(forest);
  return article.rows.map((row) => 1 / (1 + Math.exp(-trees.sum(row))));
}

/** True where people marked the cue, and the contents share at least half of all their tokens. */
export function isFound({ content }: CueReading, { label, before, after }: Example): boolean {
  if (label !== 'statement') return false;
  let shared = 0;
  let all = 0;
  for (const { start, end } of content) all += end - start;
  for (const marked of [before, after]) {
    if (marked === null) continue;
    const [from, to] = marked;
    all += to - from;
    for (const { start, end } of content) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return shared >= 0.5 * (all - shared);
}
