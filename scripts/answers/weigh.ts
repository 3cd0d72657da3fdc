/**
 * How much reading a passage together with its question should count beside the ranking: what `weightOfReading` of
 * src/search/answer/read-closely.ts was chosen by.
 *
 *   npx tsx scripts/answers/weigh.ts --data FOLDER --vectors FOLDER [--sets xquad,newwiki]
 *
 * Asks the questions of every fifth article, from which the model of answers has not learnt (scripts/answers/train.py), among
 * all articles and within their own, and prints in percent how often the right paragraph is first.
 */
import { parseArgs } from 'node:util';
import { mostRead, partOf } from '../../src/search/answer/read-closely.ts';
import { folds } from '../ranking/examples.ts';
import { openKeptMeaning } from '../ranking/kept-meaning.ts';
import { keyOf, readQuestionSet } from '../ranking/question-sets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    vectors: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki' },
  },
});
if (values.data === undefined || values.vectors === undefined)
  throw new Error('--data FOLDER or --vectors FOLDER is missing');
const { meaning, close } = await openKeptMeaning(values.vectors);
/** The fold that train.py leaves out unless it is told otherwise. */
const unseen = 4;
const weights = [0, 0.15, 0.25, 0.35, 0.5, 0.7, 1, 1.5, 2.5, Number.POSITIVE_INFINITY];

/** The best passages of a question: what they score, what reading says of them, and which are right. */
interface Read {
  readonly where: string;
  readonly passages: readonly { readonly score: number; readonly read: number; readonly right: boolean }[];
}

const all: Read[] = [];
for (const name of values.sets.split(',')) {
  const set = await readQuestionSet(values.data, name, meaning);
  for (const known of set.questions) {
    if (set.articles.indexOf(known.article) % folds !== unseen || known.gold.size === 0) continue;
    for (const where of ['all', 'within'] as const) {
      const { question, ranked } = await set.index.examine(
        known.question,
        where === 'within' ? known.article : undefined,
      );
      const best = ranked.slice(0, mostRead);
      const texts = best.map((passage) => partOf(question, passage));
      const read = (await meaning.relevance?.(known.question, texts)) ?? [];
      const passages = best.map((passage, at) => ({
        score: passage.score,
        read: read[at] ?? 0,
        right: known.gold.has(keyOf(passage)),
      }));
      all.push({ where: `${name}, ${where}`, passages });
    }
  }
}
await close();
for (const where of ['all of them', ...new Set(all.map((one) => one.where))]) {
  const some = all.filter((one) => where === 'all of them' || one.where === where);
  const figures = weights.map(
    (weight) => `${weight}: ${percent(some.filter((one) => isRight(one, weight)).length, some.length)}`,
  );
  process.stdout.write(`${where} (${some.length})  ${figures.join('  ')}\n`);
}

function isRight({ passages }: Read, weight: number): boolean {
  const scoreOf = ({ score, read }: Read['passages'][number]) =>
    weight === Number.POSITIVE_INFINITY ? read : score + weight * read;
  const best = Math.max(...passages.map(scoreOf));
  return passages.find((one) => scoreOf(one) === best)?.right ?? false;
}

function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(1, whole)).toFixed(1);
}
