/**
 * Trains what finds the source of a quotation, from the articles that people annotated: the table of cues, the
 * tables of both passes over candidate sources, and what tells quotations from scare quotes. Seeded: the same
 * articles give the same weights. About a minute on one core. Prints accuracy and detection on training
 * articles, each judged by weights that have not seen it.
 *
 *   npx tsx scripts/attribution/train-tagger.ts GOLD-TRAIN.json        (first, when the tagger or the tokens have changed)
 *   npx tsx scripts/attribution/train-cue-rates.ts GOLD-TRAIN.json     (then, too)
 *   npx tsx scripts/attribution/train-attribution.ts GOLD-TRAIN.json [PREDICTIONS.json]
 *
 * PREDICTIONS.json gets what the weights say of the training articles that they have not seen, for the corpus's scorer.
 */
import './outdated-sources.ts';
import { writeFileSync } from 'node:fs';
import { QUOTED_FILE, quotedFit, SOURCES_FILE, sourcesFit } from '../../src/speech/attribution/learned.ts';
import { encodeWeights } from '../../src/speech/attribution/weights.ts';
import type { FittedFor } from '../../src/text/fitted-for.ts';
import { examplesOf } from './examples.ts';
import { goldArticles, styled } from './gold.ts';
import { madeUpArticles } from './made-up.ts';
import { reportMarked, reportPasses } from './report.ts';
import { trainMarked, trainPasses } from './stages.ts';
import { unseenPredictions } from './unseen-predictions.ts';

/** Made-up sentences beside the annotated quotations: about a sixth as many. */
const MADE_UP = 1500;

const [path, out] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: train-attribution.ts GOLD-TRAIN.json [PREDICTIONS.json]');
const gold = [...goldArticles(path), ...madeUpArticles(MADE_UP)];
const articles = gold.map((article) => examplesOf(styled(article, 'american')));
const source =
  'scripts/attribution/train-attribution.ts over the PolNeAR training articles (840 articles of US political news) and the made-up sentences of scripts/attribution/made-up.ts';

const { tables, unseen } = trainPasses(articles);
reportPasses(articles, unseen);
save(SOURCES_FILE, sourcesFit(), {
  cues: encodeWeights(tables.cues),
  first: encodeWeights(tables.first),
  second: encodeWeights(tables.second),
});
const marked = trainMarked(articles, unseen);
reportMarked(marked.judged);
const chances = marked.judged.map(({ chance }) => chance);
if (out !== undefined) writeFileSync(out, JSON.stringify(unseenPredictions(articles, unseen, chances)));
save(QUOTED_FILE, quotedFit(), { around: encodeWeights(marked.table), forest: compact(marked.forest) });

function save(file: string, fittedFor: FittedFor, weights: object): void {
  const content = JSON.stringify({ source, fittedFor, ...weights });
  writeFileSync(new URL(`../../${file}`, import.meta.url), `${content}\n`);
}

function compact(forest: {
  roots: readonly number[];
  measure: readonly number[];
  threshold: readonly number[];
  lower: readonly number[];
}): object {
  return { ...forest, threshold: forest.threshold.map((value) => Number(value.toPrecision(5))) };
}
