/**
 * Fits the weights of the ranking on question sets and writes them to src/search/weights.json.
 *
 *   npx tsx scripts/fit-ranking.ts --data FOLDER [--sets xquad,newwiki] [--vectors FOLDER] [--write]
 *
 * FOLDER holds NAME.passages.jsonl and NAME.questions.jsonl for each set. With --vectors the weights with
 * meaning are fitted, and vectors kept in that folder; without, those for words alone. Fits the ranking and
 * the decision whether anything answers. Every figure printed is cross-validated: measured on articles
 * that the weights were not fitted on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { LocalMeaning } from '../src/library/meaning/local-meaning.ts';
import { featureNames, meaningFeatureNames } from '../src/search/features.ts';
import { type Choice, dot, fitChoices, fitYesNo } from './linear-fit.ts';
import { type QuestionSet, readQuestionSet, unrelatedArticle } from './question-sets.ts';

const folds = 4;
const mostRows = 20;

/** A question's ranked candidates, ready to fit. */
interface Example extends Choice {
  readonly set: string;
  readonly fold: number;
}

/** The candidates of every answerable question of a set; `names` are the features wanted. */
async function examplesOf(set: QuestionSet, names: readonly string[]): Promise<readonly Example[]> {
  const examples: Example[] = [];
  for (const { question, gold, article } of set.questions) {
    if (gold.size === 0) continue;
    const { ranked } = await set.index.examine(question);
    const keys = ranked.map(({ indexed }) => `${indexed.article.id}#${indexed.paragraph.number}`);
    const rows = ranked.map(({ features }) =>
      Float64Array.from(names, (name) => (features as Readonly<Record<string, number>>)[name] ?? 0),
    );
    const right = new Set(keys.flatMap((key, at) => (gold.has(key) ? [at] : [])));
    const place = set.articles.indexOf(article);
    examples.push({ set: set.name, fold: place % folds, rows, right });
  }
  return examples;
}

/** Weights over all examples, each set counting the same. */
function fitRanking(examples: readonly Example[], size: number, ridge: number): Float64Array {
  const sets = [...new Set(examples.map(({ set }) => set))];
  const most = 400;
  const balanced = sets.flatMap((set) =>
    examples.filter((one) => one.set === set && one.right.size > 0).slice(0, most),
  );
  const short = balanced.map(({ rows, right }) => shorten(rows, right));
  return fitChoices(short, size, ridge);
}

function shorten(rows: readonly Float64Array[], right: ReadonlySet<number>): Choice {
  const kept = rows.map((_, at) => at).filter((at) => at < mostRows || right.has(at));
  return {
    rows: kept.map((at) => rows[at] ?? new Float64Array()),
    right: new Set(kept.flatMap((at, place) => (right.has(at) ? [place] : []))),
  };
}

/** Shares of questions with a right row first, and among the first three, by set. */
function crossValidate(
  examples: readonly Example[],
  size: number,
  ridge: number,
): Map<string, readonly [number, number]> {
  const hits = new Map<string, [number, number, number]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitRanking(
      examples.filter((one) => one.fold !== fold),
      size,
      ridge,
    );
    for (const example of examples.filter((one) => one.fold === fold)) {
      const counts = hits.get(example.set) ?? [0, 0, 0];
      hits.set(example.set, counts);
      const order = example.rows
        .map((row, at) => ({ at, score: dot(row, weights) }))
        .sort((one, other) => other.score - one.score);
      const place = order.findIndex(({ at }) => example.right.has(at));
      counts[0] += 1;
      if (place === 0) counts[1] += 1;
      if (place >= 0 && place < 3) counts[2] += 1;
    }
  }
  return new Map(
    [...hits].map(([set, [all, first, three]]) => [set, [(100 * first) / all, (100 * three) / all]]),
  );
}

/** The features of the decision, and the share of questions put to their own article that it may refuse. */
const decisionFeatures = {
  lexical: ['paragraph', 'pairs', 'bm25', 'topics'],
  withMeaning: ['paragraph', 'meaning', 'meaningOfSentence'],
} as const;
const mostRefused = 0.015;

/** Weights of the decision; its constant is set so that few questions to their own article are refused. */
async function fitDecision(
  sets: readonly QuestionSet[],
  names: readonly string[],
): Promise<Record<string, number>> {
  const rows: { row: Float64Array; yes: boolean; weight: number }[] = [];
  for (const set of sets) {
    if (set.articles.length < 2 || set.articles.length > set.questions.length) continue;
    for (const { question, article } of set.questions) {
      for (const yes of [true, false]) {
        const { ranked } = await set.index.examine(question, yes ? article : unrelatedArticle(set, article));
        const features: Readonly<Record<string, number>> = ranked[0]?.features ?? {};
        const row = Float64Array.from([...names.map((name) => features[name] ?? 0), 1]);
        rows.push({ row, yes, weight: 1 });
      }
    }
  }
  const weights = fitYesNo(rows, names.length + 1, 1e-4);
  const own = rows.filter(({ yes }) => yes).map(({ row }) => dot(row, weights));
  own.sort((a, b) => a - b);
  const threshold = own[Math.floor(mostRefused * own.length)] ?? 0;
  const refused = rows.filter(({ row, yes }) => !yes && dot(row, weights) < threshold).length;
  const unrelated = rows.filter(({ yes }) => !yes).length;
  say(`unrelated refused ${((100 * refused) / Math.max(1, unrelated)).toFixed(1)} (fitted on the same)`);
  const constant = (weights[names.length] ?? 0) - threshold;
  return { constant: rounded(constant), ...named(names, weights) };
}

function named(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(weights[at] ?? 0)]));
}

function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki,realtimeqa' },
    vectors: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER is missing');
const log = pino({ level: 'warn' }, pino.destination(2));
const meaning =
  values.vectors === undefined ? null : await LocalMeaning.open({ folder: values.vectors, log });
const part = meaning === null ? 'lexical' : 'withMeaning';
const names: readonly string[] = meaning === null ? featureNames : [...featureNames, ...meaningFeatureNames];
const sets: QuestionSet[] = [];
for (const name of values.sets.split(','))
  sets.push(await readQuestionSet(values.data, name, meaning ?? undefined));
const examples = (await Promise.all(sets.map((set) => examplesOf(set, names)))).flat();
const ridge = 0.001;
for (const [set, [first, three]] of crossValidate(examples, names.length, ridge))
  say(`${set}  R@1 ${first.toFixed(1)}  R@3 ${three.toFixed(1)}`);
const ranking = named(names, fitRanking(examples, names.length, ridge));
const answered = await fitDecision(sets, decisionFeatures[part]);
await meaning?.close();
say(JSON.stringify({ ranking, answered }, null, 2));
if (values.write) {
  const path = new URL('../src/search/weights.json', import.meta.url);
  const weights = JSON.parse(readFileSync(path, 'utf8'));
  // Set by hand: the sets hardly ask what somebody said.
  weights[part] = { ...ranking, speaker: weights[part].speaker };
  weights.answered[part] = answered;
  writeFileSync(path, `${JSON.stringify(weights, null, 2)}\n`);
}
