/**
 * Trains what finds reported statements, from the articles that people annotated: how often words are cues, the
 * tables that choose cue, source and content, and the trees that judge a whole reading. Seeded: the same articles
 * give the same weights. About ten minutes on one core.
 *
 *   npx tsx scripts/statements/train-statements.ts GOLD-TRAIN.json STATEMENTS-TRAIN.json [PREDICTIONS.json [LEAST-CHANCE]]
 *
 * GOLD-TRAIN.json has the texts. PREDICTIONS.json gets what weights say of the articles that they have not seen (in
 * five parts), for the corpus's scorer; scripts/README.md has those figures.
 */
import './outdated-statements.ts';
import { writeFileSync } from 'node:fs';
import { encodeWeights } from '../../src/speech/attribution/weights.ts';
import { writtenPair } from '../../src/speech/statements/boundaries.ts';
import { LEAST_STATED } from '../../src/speech/statements/draft-statements.ts';
import { hashedRates, STATEMENTS_FILE, statementsFit } from '../../src/speech/statements/learned.ts';
import type { StatementTables } from '../../src/speech/statements/read-cue.ts';
import { type Forest, Trees } from '../../src/text/trees.ts';
import { cueRates, examplesOf } from './examples.ts';
import { type ArticleStatements, articleStatements } from './gold.ts';
import { type ReadArticle, readArticle, trainTables, trainTrees } from './stages.ts';
import { unseenStatements } from './unseen-statements.ts';

const FOLDS = 5;

const [texts, statements, out, least = String(LEAST_STATED)] = process.argv.slice(2);
if (texts === undefined || statements === undefined)
  throw new Error(
    'usage: train-statements.ts GOLD-TRAIN.json STATEMENTS-TRAIN.json [PREDICTIONS.json [LEAST-CHANCE]]',
  );
const source =
  'scripts/statements/train-statements.ts over the PolNeAR training articles (840 articles of US political news)';

const articles = articleStatements(texts, statements);
// The trees learn from what tables say of articles that they have not seen.
const read: ReadArticle[] = new Array(articles.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const { tables } = tablesOf(articles.filter((_, index) => index % FOLDS !== fold));
  for (const [index, article] of articles.entries()) {
    if (index % FOLDS !== fold) continue;
    read[index] = readArticle({ article, examples: examplesOf(article, tables.rates) }, tables);
  }
  console.log(`tables without part ${fold + 1} of ${FOLDS}`);
}
if (out !== undefined) writeFileSync(out, JSON.stringify(unseenPredictions(Number(least))));
const { tables, rates } = tablesOf(articles);
const { rates: _hashed, neverStarts, neverEnds, ...weighed } = tables;
const content = {
  source,
  fittedFor: statementsFit(),
  rates,
  neverStarts: [...neverStarts].map(writtenPair),
  neverEnds: [...neverEnds].map(writtenPair),
  tables: Object.fromEntries(Object.entries(weighed).map(([name, table]) => [name, encodeWeights(table)])),
  forest: compact(trainTrees(read)),
};
writeFileSync(new URL(`../../${STATEMENTS_FILE}`, import.meta.url), `${JSON.stringify(content)}\n`);

function tablesOf(chosen: readonly ArticleStatements[]): {
  tables: StatementTables;
  rates: Record<string, number>;
} {
  const rates = cueRates(chosen);
  const hashed = hashedRates(rates);
  const prepared = chosen.map((article) => ({ article, examples: examplesOf(article, hashed) }));
  return { tables: trainTables(prepared, hashed), rates };
}

/** Each article's statements by tables and trees that have not seen it. */
function unseenPredictions(leastChance: number): Record<string, readonly object[]> {
  const forests = Array.from(
    { length: FOLDS },
    (_, fold) => new Trees(trainTrees(read.filter((_, index) => index % FOLDS !== fold))),
  );
  return Object.fromEntries(
    articles.map((article, index) => [
      article.id,
      unseenStatements(article, read[index] as ReadArticle, forests[index % FOLDS] as Trees, leastChance),
    ]),
  );
}

function compact(forest: Forest): Forest {
  return { ...forest, threshold: forest.threshold.map((value) => Number(value.toPrecision(5))) };
}
