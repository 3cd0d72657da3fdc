/**
 * Fits how /ask decides whether a passage answers, on question sets, with the ranking as it is (fit that first).
 * Writes the parts `answered` of src/search/ranking/weights.json and ranking-trees.json.
 *
 *   npx tsx scripts/ranking/fit-decision.ts --data FOLDER --vectors FOLDER [--sets xquad,newwiki] [--write]
 *
 * FOLDER holds NAME.passages.jsonl and NAME.questions.jsonl for each set; vectors are kept in the other one. Questions
 * without an answer are made: the paragraphs that answer are taken out, or the question is put to another article.
 * Each set is read as it is and with a paragraph for each sentence, for articles of short paragraphs. Every figure
 * printed is cross-validated: measured on articles that the decision was not fitted on.
 */
import './outdated.ts';
import { parseArgs } from 'node:util';
import { answeredFeatureNames, answeredMeaningNames } from '../../src/search/answer/answered.ts';
import { type Forest, Trees } from '../../src/text/trees.ts';
import { type BoostSettings, boost, yesOrNoLoss } from '../learn/boost.ts';
import { type DecisionRow, decisionRows, type Put } from './decision-examples.ts';
import { folds } from './examples.ts';
import { openKeptMeaning } from './kept-meaning.ts';
import { writeLearned } from './learned-files.ts';
import { readQuestionSet } from './question-sets.ts';

/** Share of the questions put to their own article (paragraphs as they are) that may be refused. */
const mostRefused = 0.01;
/** Questions put elsewhere are easy to tell but must hardly ever be answered. */
const weights: Readonly<Record<Put, number>> = { own: 1, removed: 1, unrelated: 6 };
const settings: BoostSettings = {
  trees: 100,
  depth: 2,
  rate: 0.08,
  rowShare: 0.7,
  measureShare: 0.5,
  leastCurve: 8,
  shrink: 2,
  seed: 1,
};

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki' },
    vectors: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (values.data === undefined || values.vectors === undefined)
  throw new Error('--data FOLDER or --vectors FOLDER is missing');
const { meaning, close } = await openKeptMeaning(values.vectors);

const rows: DecisionRow[] = [];
for (const name of values.sets.split(','))
  for (const by of ['paragraph', 'sentence'] as const)
    rows.push(...(await decisionRows(await readQuestionSet(values.data, name, meaning, by))));
await close();

fitPart('answered', answeredFeatureNames, ({ byWords }) => byWords);
fitPart('answeredWithMeaning', answeredMeaningNames, ({ byMeaning }) => byMeaning);

type Measures = (row: DecisionRow) => Float32Array;

function fitPart(
  part: 'answered' | 'answeredWithMeaning',
  names: readonly string[],
  measures: Measures,
): void {
  const scored = crossValidated(measures);
  const own = scored.filter(({ row }) => row.put === 'own' && !row.set.endsWith('sentences'));
  const mayAnswerFrom = quantile(own, mostRefused);
  // From where on it is likelier that the best passage answers than that nothing does.
  const limits = { mayAnswerFrom, answersFrom: Math.max(0, mayAnswerFrom) };
  process.stdout.write(`${part} ${JSON.stringify(limits)}\n`);
  report(scored, limits);
  if (values.write) writeLearned({ [part]: { weights: limits, forest: fit(rows, measures), names } });
}

interface Scored {
  readonly row: DecisionRow;
  readonly score: number;
}

function crossValidated(measures: Measures): readonly Scored[] {
  const scored: Scored[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const trees = new Trees(
      fit(
        rows.filter((row) => row.fold !== fold),
        measures,
      ),
    );
    for (const row of rows) if (row.fold === fold) scored.push({ row, score: trees.sum(measures(row)) });
  }
  return scored;
}

function fit(learnt: readonly DecisionRow[], measures: Measures): Forest {
  const width = measures(learnt[0] as DecisionRow).length;
  const table = new Float32Array(width * learnt.length);
  for (const [at, row] of learnt.entries()) table.set(measures(row), at * width);
  const answered = Uint8Array.from(learnt, ({ put }) => (put === 'own' ? 1 : 0));
  const weighed = Float32Array.from(learnt, ({ put }) => weights[put]);
  return boost({ width, rows: learnt.length, values: table }, yesOrNoLoss(answered, weighed), settings);
}

function quantile(scored: readonly Scored[], share: number): number {
  const scores = scored.map(({ score }) => score).sort((a, b) => a - b);
  return Number((scores[Math.floor(share * scores.length)] ?? 0).toFixed(3));
}

/** Prints, in percent and by set, how much is refused, and how much of what is said without doubt is right. */
function report(
  scored: readonly Scored[],
  { mayAnswerFrom, answersFrom }: Readonly<Record<string, number>>,
): void {
  for (const set of new Set(scored.map(({ row }) => row.set))) {
    const here = scored.filter(({ row }) => row.set === set);
    const figures = (['own', 'removed', 'unrelated'] as const).map((put) => {
      const all = here.filter(({ row }) => row.put === put);
      const below = (limit = 0) => percent(all.filter(({ score }) => score < limit).length, all.length);
      return `${put}: refused ${below(mayAnswerFrom)}, refused or doubted ${below(answersFrom)}`;
    });
    process.stdout.write(`${set}  ${figures.join('  ')}\n`);
  }
}

function percent(part: number, all: number): string {
  return ((100 * part) / Math.max(1, all)).toFixed(1);
}
