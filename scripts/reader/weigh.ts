/**
 * Chooses how much the contextual reader's opinion counts beside the features, on training articles that neither has
 * seen: prints how often the source is right at several weights of both, and a logistic regression of being quoted.
 *
 *   npx tsx scripts/reader/weigh.ts GOLD-TRAIN.json OPINIONS.json [PREDICTIONS.json]
 *
 * OPINIONS.json: what read.py --opinions writes of each fold, by weights without that fold, in one object. PREDICTIONS.json
 * gets what both together say at the weights that the product has, for the corpus's scorer.
 */
import '../attribution/outdated-sources.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AttributedSpan } from '../../src/speech/attribution/attribute.ts';
import { OPINION_WEIGHTS, withOpinions } from '../../src/speech/attribution/opinions.ts';
import { introducing } from '../../src/speech/attribution/source-span.ts';
import type { SpanOpinion } from '../../src/speech/opinion.ts';
import { type ArticleExamples, examplesOf } from '../attribution/examples.ts';
import { goldArticles, styled } from '../attribution/gold.ts';
import { madeUpArticles } from '../attribution/made-up.ts';
import { trainMarked, trainPasses } from '../attribution/stages.ts';
import { unseenPredictions } from '../attribution/unseen-predictions.ts';

interface ToldSpan {
  readonly quoted: number;
  readonly sources: readonly { readonly place: readonly [number, number]; readonly chance: number }[];
}

const [goldPath, opinionsPath, out] = process.argv.slice(2);
if (goldPath === undefined || opinionsPath === undefined)
  throw new Error('usage: weigh.ts GOLD-TRAIN.json OPINIONS.json [PREDICTIONS.json]');
const gold = goldArticles(goldPath);
const told: Record<string, { spans: (ToldSpan | null)[] }> = JSON.parse(readFileSync(opinionsPath, 'utf8'));
const articles = [...gold, ...madeUpArticles(1500)].map((one) => examplesOf(styled(one, 'american')));
const { unseen } = trainPasses(articles);
const { judged } = trainMarked(articles, unseen);

let next = 0;
const read = articles.map((article, index) => {
  const spans = article.examples.map(({ label }, at): AttributedSpan | null => {
    const choices = unseen[index]?.[at];
    const quoted = label === 'ignored' ? 1 : (judged[next++]?.chance ?? 0);
    return choices ? { choices, quoted } : null;
  });
  return { article, spans: spans.filter((span) => span !== null) };
});
const known = read.slice(0, gold.length).map((one) => ({
  ...one,
  opinions: opinionsFor(one.article, told[one.article.styled.gold.id]?.spans ?? []),
}));

for (const features of [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1]) {
  for (const model of [0, 0.5, 1]) {
    if (model + features > 0)
      console.log(`model ${model} features ${features}: ${rightAt({ ...OPINION_WEIGHTS, model, features })}`);
  }
}
regress();
if (out !== undefined) {
  const both = known.map(({ article, spans, opinions }) => withOpinions(article.context, spans, opinions));
  const chances = known.flatMap(({ article }, index) =>
    article.examples.flatMap(({ label }, at) =>
      label === 'ignored' ? [] : [both[index]?.[at]?.quoted ?? 0],
    ),
  );
  const choices = both.map((spans) => spans.map((span) => span.choices));
  writeFileSync(
    out,
    JSON.stringify(
      unseenPredictions(
        known.map(({ article }) => article),
        choices,
        chances,
      ),
    ),
  );
}

function opinionsFor({ styled: { offsets } }: ArticleExamples, spans: readonly (ToldSpan | null)[]) {
  return spans.map((span): SpanOpinion | null => {
    if (span === null) return null;
    const sources = span.sources.map(({ place: [start, end], chance }) => {
      let paragraph = 0;
      while (paragraph + 1 < offsets.length && (offsets[paragraph + 1] ?? 0) <= start) paragraph++;
      const offset = offsets[paragraph] ?? 0;
      return { paragraph, start: start - offset, end: end - offset, chance };
    });
    return { quoted: span.quoted, sources };
  });
}

/** How often words of the source that people marked are among the words chosen. */
function rightAt(weights: typeof OPINION_WEIGHTS): string {
  let all = 0;
  let right = 0;
  let doubt = 0;
  for (const { article, spans, opinions } of known) {
    const both = withOpinions(article.context, spans, opinions, weights);
    for (const [at, example] of article.examples.entries()) {
      if (example.gold === null) continue;
      const candidate = both[at]?.choices.choices[0]?.pair.candidate;
      all++;
      if (candidate === undefined) continue;
      const { start, end } = introducing(article.context, candidate);
      const offset = article.styled.offsets[candidate.part] ?? 0;
      const isRight = [...example.gold.source, ...(example.gold.alt ?? [])].some(
        ([from, to]) => from < offset + end && to > offset + start,
      );
      if (isRight) right++;
      const share = both[at]?.choices.choices[0]?.share ?? 0;
      doubt -= Math.log(Math.max(1e-3, isRight ? share : 1 - share));
    }
  }
  return `right ${((100 * right) / all).toFixed(2)} %, surprise ${(doubt / all).toFixed(4)}`;
}

/** Fits being quoted to both chances by gradient descent, and prints detection at several least chances. */
function regress(): void {
  const logOdds = (chance: number): number => {
    const held = Math.min(0.999, Math.max(0.001, chance));
    return Math.log(held / (1 - held));
  };
  const rows = known.flatMap(({ article, spans, opinions }) =>
    article.examples.flatMap(({ label }, at) => {
      const opinion = opinions[at];
      if (label === 'ignored' || !opinion) return [];
      return [
        {
          model: logOdds(opinion.quoted),
          features: logOdds(spans[at]?.quoted ?? 0),
          quoted: label === 'quoted' ? 1 : 0,
        },
      ];
    }),
  );
  let [model, features, bias] = [1, 0, 0];
  for (let step = 0; step < 3000; step++) {
    let [m, f, b] = [0, 0, 0];
    for (const row of rows) {
      const slope = 1 / (1 + Math.exp(-(model * row.model + features * row.features + bias))) - row.quoted;
      m += slope * row.model;
      f += slope * row.features;
      b += slope;
    }
    model -= (0.05 * m) / rows.length;
    features -= (0.05 * f) / rows.length;
    bias -= (0.05 * b) / rows.length;
  }
  console.log(`quoted: model ${model.toFixed(3)} features ${features.toFixed(3)} bias ${bias.toFixed(3)}`);
  const detection = (name: string, odds: (row: (typeof rows)[number]) => number): void => {
    for (const least of [0.3, 0.4, 0.5, 0.6]) {
      const found = rows.filter((row) => 1 / (1 + Math.exp(-odds(row))) >= least);
      const right = found.filter((row) => row.quoted === 1).length;
      const all = rows.filter((row) => row.quoted === 1).length;
      console.log(`  ${name} least ${least}: F1 ${((200 * right) / (found.length + all)).toFixed(2)}`);
    }
  };
  detection('model', (row) => row.model);
  detection('features', (row) => row.features);
  detection('both', (row) => model * row.model + features * row.features + bias);
}
