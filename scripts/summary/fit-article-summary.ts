/**
 * Fits the weights by which an article's sentences are chosen:
 *   npx tsx scripts/summary/fit-article-summary.ts ARTICLES.jsonl [OUTPUT.json]
 * A line holds { text, reference }. Every choice of three out of an article's shortlist is given a
 * probability by a log-linear model (features of its sentences, their likeness among each other); the
 * weights maximise the expected ROUGE-1 over the article's beginning of the same length. Five-fold
 * cross-validation is printed first; the weights written are then fitted on all articles.
 */
import './outdated.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { readArticle } from '../../src/article/read.ts';
import { readSpeech } from '../../src/speech/read.ts';
import {
  type Described,
  describe,
  type FeatureName,
  type Features,
  featureNames,
} from '../../src/summary/article/sentence-features.ts';
import {
  articleFit,
  candidatesOf,
  chooseSentences,
  type SummaryWeights,
  shortlistOf,
} from '../../src/summary/article/summarise-article.ts';
import { cosine } from '../../src/summary/terms.ts';
import { intervalOf, mean, random, rouge1, rougeWords } from './rouge.ts';

const [input, output] = process.argv.slice(2);
if (input === undefined) throw new Error('Usage: fit-article-summary.ts ARTICLES.jsonl [OUTPUT.json]');

const sentencesWanted = 3;
const rounds = 150;
const rate = 0.05;
const penalty = 0.02;

/**
 * Features that may only speak against a sentence, or only for it, as the method says: few examples would
 * else teach that questions or dangling pronouns are good news.
 */
const neverFor: readonly FeatureName[] = [
  'startsWithPronoun',
  'question',
  'speaksToReader',
  'startsQuoted',
  'cutQuotation',
  'quoted',
  'short',
  'offLength',
  'depth',
  'lastTwo',
];
const neverAgainst: readonly FeatureName[] = [
  'first',
  'nearTop',
  'central',
  'centralNearTop',
  'covered',
  'topTerms',
  'mainTerms',
  'names',
  'mainName',
  'figures',
];

interface Example {
  readonly described: readonly Described[];
  readonly words: readonly (readonly string[])[];
  readonly source: readonly string[];
  readonly reference: readonly string[];
}

interface Choices {
  /** A row a choice: the summed features, then the summed likenesses. */
  readonly rows: readonly Float64Array[];
  readonly gains: readonly number[];
}

const examples = readFileSync(input, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map(exampleOf);
const width = featureNames.length + 1;
const choices = examples.map(choicesOf);
const scale = spread(choices);

for (const seed of [1, 2]) crossValidate(seed);
const weights = fit(choices);
report(
  'fitted on all',
  examples.map((example) => gainOf(example, weights)),
);
if (output !== undefined)
  writeFileSync(
    output,
    `${JSON.stringify({ source: provenance(), fittedFor: articleFit(), ...weights }, null, 2)}\n`,
  );

function exampleOf(line: string): Example {
  const { text, reference } = JSON.parse(line) as { text: string; reference: string };
  const article = readArticle(Buffer.from(text), { origin: 'article.txt' });
  const candidates = candidatesOf({ article, speech: readSpeech(article) });
  return {
    described: describe(candidates),
    words: candidates.map((candidate) => rougeWords(candidate.text)),
    source: rougeWords(text),
    reference: rougeWords(reference),
  };
}

function gain(example: Example, chosen: readonly number[]): number {
  const words = chosen.flatMap((index) => example.words[index] ?? []);
  const start = example.source.slice(0, words.length);
  return rouge1(words, [example.reference]) - rouge1(start, [example.reference]);
}

function gainOf(example: Example, given: SummaryWeights): number {
  return gain(example, chooseSentences(example.described, sentencesWanted, given));
}

/** All choices of three out of the shortlist. */
function choicesOf(example: Example): Choices {
  const pool = shortlistOf(example.described, sentencesWanted).toSorted((a, b) => a - b);
  const rows: Float64Array[] = [];
  const gains: number[] = [];
  for (const chosen of subsets(pool, Math.min(sentencesWanted, pool.length))) {
    rows.push(rowOf(example, chosen));
    gains.push(gain(example, chosen));
  }
  return { rows, gains };
}

function rowOf(example: Example, chosen: readonly number[]): Float64Array {
  const row = new Float64Array(width);
  const described = chosen.flatMap((index) => example.described[index] ?? []);
  described.forEach((one, place) => {
    featureNames.forEach((name, column) => {
      row[column] = (row[column] ?? 0) + one.features[name];
    });
    for (const other of described.slice(0, place)) {
      row[width - 1] = (row[width - 1] ?? 0) + cosine(one.vector, other.vector);
    }
  });
  return row;
}

function* subsets(pool: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) yield [];
  else {
    for (const [place, first] of pool.entries()) {
      for (const rest of subsets(pool.slice(place + 1), size - 1)) yield [first, ...rest];
    }
  }
}

/** Full-batch gradient ascent (Adam) on the expected gain less a penalty on large weights. */
function fit(training: readonly Choices[]): SummaryWeights {
  const vector = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let round = 1; round <= rounds; round += 1) {
    const slope = slopeOf(training, vector);
    for (let column = 0; column < width; column += 1) {
      const towards = (slope[column] ?? 0) / training.length - 2 * penalty * (vector[column] ?? 0);
      first[column] = 0.9 * (first[column] ?? 0) + 0.1 * towards;
      second[column] = 0.99 * (second[column] ?? 0) + 0.01 * towards * towards;
      const step = (first[column] ?? 0) / (1 - 0.9 ** round);
      const size = Math.sqrt((second[column] ?? 0) / (1 - 0.99 ** round)) + 1e-8;
      vector[column] = (vector[column] ?? 0) + (rate * step) / size;
    }
    keepSigns(vector);
  }
  const plain = [...vector].map((value, column) => Number((value / (scale[column] ?? 1)).toFixed(4)));
  const features = Object.fromEntries(featureNames.map((name, column) => [name, plain[column] ?? 0]));
  return { features: features as Record<FeatureName, number> as Features, redundancy: plain[width - 1] ?? 0 };
}

function keepSigns(vector: Float64Array): void {
  featureNames.forEach((name, column) => {
    const value = vector[column] ?? 0;
    if (neverFor.includes(name)) vector[column] = Math.min(0, value);
    if (neverAgainst.includes(name)) vector[column] = Math.max(0, value);
  });
}

function slopeOf(training: readonly Choices[], vector: Float64Array): Float64Array {
  const slope = new Float64Array(width);
  const scaled = vector.map((value, column) => value / (scale[column] ?? 1));
  for (const { rows, gains } of training) {
    const likely = Float64Array.from(rows, (row) => dot(row, scaled));
    const highest = likely.reduce((a, b) => Math.max(a, b));
    let total = 0;
    let expected = 0;
    for (const [at, score] of likely.entries()) {
      const chance = Math.exp(score - highest);
      likely[at] = chance;
      total += chance;
      expected += chance * (gains[at] ?? 0);
    }
    expected /= total;
    for (const [at, row] of rows.entries()) {
      const weight = ((likely[at] ?? 0) / total) * ((gains[at] ?? 0) - expected);
      for (let column = 0; column < width; column += 1) {
        slope[column] = (slope[column] ?? 0) + weight * (row[column] ?? 0);
      }
    }
  }
  return slope.map((value, column) => value / (scale[column] ?? 1));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < width; column += 1) sum += (a[column] ?? 0) * (b[column] ?? 0);
  return sum;
}

/** The standard deviation of each column. */
function spread(all: readonly Choices[]): readonly number[] {
  const rows = all.flatMap((one) => one.rows);
  return Array.from({ length: width }, (_, column) => {
    const middle = mean(rows.map((row) => row[column] ?? 0));
    return Math.sqrt(mean(rows.map((row) => ((row[column] ?? 0) - middle) ** 2))) || 1;
  });
}

function crossValidate(seed: number): void {
  const next = random(seed);
  const folds = examples.map(() => Math.floor(next() * 5));
  const gains = new Array<number>(examples.length).fill(0);
  for (let fold = 0; fold < 5; fold += 1) {
    const fitted = fit(choices.filter((_, at) => folds[at] !== fold));
    examples.forEach((example, at) => {
      if (folds[at] === fold) gains[at] = gainOf(example, fitted);
    });
  }
  report(`cross-validated, folds ${seed}`, gains);
}

function report(name: string, gains: readonly number[]): void {
  const [low, high] = intervalOf(gains);
  console.log(
    `${name}: ROUGE-1 over the beginning ${mean(gains).toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`,
  );
}

function provenance(): string {
  return `scripts/summary/fit-article-summary.ts on ${examples.length} CNN articles with their highlights (shared dev set); expected ROUGE-1 over the beginning, L2 penalty ${penalty}.`;
}
