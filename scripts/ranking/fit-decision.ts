/**
 * Fits how /ask decides whether a passage answers, on question sets, with the ranking as it is (fit that first), and
 * chooses how much may be refused: the limit that refuses at most 3 % of the answerable questions of each set when that
 * is left out. Writes the parts `answered` of src/search/ranking/weights.json and ranking-trees.json.
 *
 *   npx tsx scripts/ranking/fit-decision.ts --data FOLDER --vectors FOLDER [--sets xquad,newwiki] [--write]
 *
 * FOLDER holds NAME.passages.jsonl and NAME.questions.jsonl for each set; vectors are kept in the other one. Questions
 * without an answer are made: the paragraphs that answer, or have the answer's words, are taken out, a name in the question
 * becomes one of another article, or the question is put to another article. Each set is read as it is and with a paragraph for each sentence, for articles of short
 * paragraphs. Every figure printed is cross-validated: measured on articles that the decision was not fitted on.
 */
import './outdated.ts';
import { parseArgs } from 'node:util';
import { answeredFeatureNames, answeredMeaningNames } from '../../src/search/answer/answered.ts';
import { type DecisionRow, decisionRows, type Put } from './decision-examples.ts';
import {
  crossValidated,
  elsewhere,
  fitDecision,
  limitAt,
  type Measures,
  type Scored,
  shareBelow,
} from './decision-fit.ts';
import { openKeptMeaning } from './kept-meaning.ts';
import { writeLearned } from './learned-files.ts';
import { readQuestionSet } from './question-sets.ts';

/** Shares of questions put to their own article that may be refused, of which one is chosen. */
const shares = [0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.025, 0.03];
/** Share of the questions put to their own article that may be refused of each set that was left out. */
const mostRefusedElsewhere = 0.03;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki,realtimeqa' },
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
    rows.push(
      ...(await decisionRows(
        await readQuestionSet(values.data, name, meaning, by),
        name,
        by === 'paragraph',
      )),
    );
await close();

fitPart('answered', answeredFeatureNames, ({ byWords }) => byWords);
fitPart('answeredWithMeaning', answeredMeaningNames, ({ byMeaning }) => byMeaning);

function fitPart(
  part: 'answered' | 'answeredWithMeaning',
  names: readonly string[],
  measures: Measures,
): void {
  const share = chosenShare(measures);
  const scored = crossValidated(rows, measures);
  const mayAnswerFrom = limitAt(scored, share);
  // From where on it is likelier that the best passage answers than that nothing does.
  const limits = { mayAnswerFrom, answersFrom: Math.max(0, mayAnswerFrom) };
  process.stdout.write(`${part} ${JSON.stringify(limits)}\n`);
  report(scored, limits);
  if (!values.write) return;
  writeLearned({ [part]: { weights: limits, forest: fitDecision(rows, measures), names } });
}

/** The largest share of own questions whose limit refuses few enough of each set that was left out. */
function chosenShare(measures: Measures): number {
  const tried = elsewhere(rows, shares, measures);
  for (const { share, refused } of tried) {
    const figures = [...refused].map(([set, part]) => `${set} ${(100 * part).toFixed(1)}`);
    process.stdout.write(`share ${share}: refused of sets left out ${figures.join(', ')}\n`);
  }
  const few = tried.filter(({ refused }) => Math.max(...refused.values()) <= mostRefusedElsewhere);
  return few.at(-1)?.share ?? shares[0] ?? 0;
}

/** Prints, in percent and by set, how much is refused, and how much of what is said without doubt is right. */
function report(
  scored: readonly Scored[],
  { mayAnswerFrom, answersFrom }: Readonly<Record<string, number>>,
): void {
  for (const set of new Set(scored.map(({ row }) => row.set))) {
    const here = scored.filter(({ row }) => row.set === set);
    const figures = (['own', 'removed', 'renamed', 'unrelated'] satisfies Put[]).map((put) => {
      const below = (limit = 0) => (100 * shareBelow(here, put, limit)).toFixed(1);
      return `${put}: refused ${below(mayAnswerFrom)}, refused or doubted ${below(answersFrom)}`;
    });
    process.stdout.write(`${set}  ${figures.join('  ')}\n`);
  }
}
