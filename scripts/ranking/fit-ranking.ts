/**
 * Fits what /ask decides by on question sets: which paragraph is best, and which of its sentences answers
 * (whether anything does: fit-decision.ts, afterwards). Writes src/search/ranking/weights.json and ranking-trees.json.
 *
 *   npx tsx scripts/ranking/fit-ranking.ts --data FOLDER [--sets xquad,newwiki] [--vectors FOLDER] [--write]
 *
 * FOLDER holds NAME.passages.jsonl and NAME.questions.jsonl for each set. Each is searched as a whole with its paragraphs
 * as they are, and within the question's own article with a paragraph for each sentence. With --vectors the weights with
 * meaning are fitted, and vectors (of the questions too) kept in that folder; without, those for words alone.
 * Every figure printed is cross-validated: measured on articles that nothing was fitted on.
 */
import './outdated.ts';
import { parseArgs } from 'node:util';
import { sentenceFeatureNames, sentenceMeaningNames } from '../../src/search/answer/answer-sentence.ts';
import { featureNames, meaningFeatureNames } from '../../src/search/ranking/features.ts';
import { measureNames } from '../../src/search/ranking/ranking.ts';
import { type Example, examplesOf } from './examples.ts';
import { crossValidate, fitRanking, fitSentences, placeOfRight, scoresBy } from './fit.ts';
import { openKeptMeaning } from './kept-meaning.ts';
import { learnedWeights, writeLearned } from './learned-files.ts';
import { readQuestionSet } from './question-sets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: 'xquad,newwiki,realtimeqa' },
    vectors: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER is missing');
const kept = values.vectors === undefined ? null : await openKeptMeaning(values.vectors);
const meaning = kept?.meaning ?? null;
const names = meaning === null ? featureNames : [...featureNames, ...meaningFeatureNames];
const sentenceNames =
  meaning === null ? sentenceFeatureNames : [...sentenceFeatureNames, ...sentenceMeaningNames];

const examples: Example[] = [];
for (const name of values.sets.split(',')) {
  const set = await readQuestionSet(values.data, name, meaning ?? undefined);
  examples.push(...(await examplesOf(set, names, sentenceNames)));
  const short = await readQuestionSet(values.data, name, meaning ?? undefined, 'sentence');
  examples.push(...(await examplesOf(short, names, sentenceNames, 'own')));
}
await kept?.close();
report(examples);
const fitted = fitRanking(examples, names.length);
const sentences = fitSentences(examples, sentenceNames.length);
const chosen = {
  ranking: named(names, fitted.weights),
  sentence: named(sentenceNames, sentences.weights),
};
say(JSON.stringify(chosen, null, 2));
if (values.write) {
  const part = meaning === null ? 'lexical' : 'withMeaning';
  const sentencePart = meaning === null ? 'sentence' : 'sentenceWithMeaning';
  // Set by hand: the sets hardly ask what somebody said.
  const speaker = learnedWeights(part).speaker ?? 0;
  writeLearned({
    [part]: { weights: { ...chosen.ranking, speaker }, forest: fitted.forest, names: measureNames(names) },
    [sentencePart]: { weights: chosen.sentence, forest: sentences.forest, names: sentenceNames },
  });
}

/** Prints shares in percent, by set. */
function report(all: readonly Example[]): void {
  const tallies = new Map<string, Map<string, [number, number]>>();
  const tally = (set: string, figure: string, yes: boolean) => {
    const ofSet = tallies.get(set) ?? new Map<string, [number, number]>();
    tallies.set(set, ofSet);
    const [hits, count] = ofSet.get(figure) ?? [0, 0];
    ofSet.set(figure, [hits + (yes ? 1 : 0), count + 1]);
  };
  const fitAll = (learnt: readonly Example[]) => {
    const ranking = fitRanking(learnt, names.length);
    return { ranking, sentences: fitSentences(learnt, sentenceNames.length) };
  };
  crossValidate(all, fitAll, ({ ranking, sentences }, example) => {
    if (example.answerable) {
      const place = placeOfRight(example, scoresBy(ranking, example.found.measures));
      tally(example.set, 'R@1', place === 0);
      tally(example.set, 'R@3', place >= 0 && place < 3);
      tally(example.set, 'found', example.right.size > 0);
    }
    if (example.sentences !== null) {
      const scores = scoresBy(sentences, example.sentences.rows);
      tally(example.set, 'sentence', example.sentences.right.has(scores.indexOf(Math.max(...scores))));
    }
  });
  for (const [set, ofSet] of tallies)
    say(
      `${set}  ${[...ofSet].map(([figure, [hits, count]]) => `${figure} ${((100 * hits) / count).toFixed(1)}`).join('  ')}`,
    );
}

function named(all: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(all.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(3))]));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
