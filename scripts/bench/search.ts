/**
 * Measures the search side by side with MiniSearch, lunr, wink-bm25-text-search and Orama over the same generated
 * paragraphs: npm run bench, or
 * node --expose-gc --import tsx scripts/bench/search.ts [--sizes 1000,5000,100000] [--corpus FILE] [--no-meaning]
 *
 * FILE: one paragraph a line, used instead of generated text. Memory is what the heap grew by. With meaning the vectors of
 * paragraphs are made up (as many and as long as real ones, which would take minutes to work out); those of
 * questions are worked out by the model, each for the first time.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { ModelProcess } from '../../src/encoder/process/model-process.ts';
import { QuestionVectors } from '../../src/library/meaning/question-vectors.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import type { IndexSnapshot } from '../../src/search/index/index-snapshot.ts';
import { resultOf } from '../../src/text/steps.ts';
import { type Ask, byWords, type Engine, indexOrama, placesOf } from './engines.ts';
import { generatedParagraphs, questionsOver } from './generated-text.ts';
import { articlesOf, madeUpVectors } from './made-up-articles.ts';
import { columns, heap, timesOf } from './times.ts';

const startAt = 5000;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,5000,10000,100000' },
    corpus: { type: 'string' },
    'no-meaning': { type: 'boolean', default: false },
  },
});
const models = new ModelProcess({ idle: 600_000 });
const vectors = madeUpVectors(5000);
process.stdout.write(
  'paragraphs  engine              index s  memory MB   p50 ms   p95 ms   p99 ms cpu p95\n',
);
for (const size of values.sizes.split(',').map(Number)) {
  const paragraphs = values.corpus === undefined ? generatedParagraphs(size) : lines(values.corpus, size);
  const questions = questionsOver(paragraphs, size > 10_000 ? 100 : 200);
  for (const engine of values['no-meaning'] ? byWords : [...byWords, ...byMeaning(size)])
    if (size <= engine.most) await measure(engine, paragraphs, questions);
  if (size === startAt) measureStart(paragraphs);
}
models.close();

async function measure(
  engine: Engine,
  paragraphs: readonly string[],
  questions: readonly string[],
): Promise<void> {
  const before = heap();
  const begun = performance.now();
  const answer = await engine.index(paragraphs);
  const indexing = (performance.now() - begun) / 1000;
  const memory = (heap() - before) / 2 ** 20;
  const times = await timesOf(questions, answer);
  process.stdout.write(
    `${String(paragraphs.length).padStart(10)}  ${engine.name.padEnd(18)} ${indexing.toFixed(1).padStart(8)} ${memory.toFixed(0).padStart(10)} ${columns(times)}\n`,
  );
}

/** What finds by words and meaning. A question asked before costs no vector, so each engine has a cache of its own. */
function byMeaning(size: number): readonly Engine[] {
  const vectorOf = (text: string) => vectors[text.length % vectors.length] ?? new Float32Array(384);
  const questionVectors = () => {
    // Questions of the warm-up are asked again: each is made another one.
    const kept = new QuestionVectors(models, 60_000);
    let count = 0;
    return (question: string) => {
      count += 1;
      return kept.of(`${question} ${size} ${count}`);
    };
  };
  return [
    {
      name: 'verbatim, meaning',
      most: Number.POSITIVE_INFINITY,
      index: (paragraphs) => indexWithMeaning(paragraphs, vectorOf, questionVectors()),
    },
    {
      name: 'Orama, hybrid',
      most: 10_000,
      index: (paragraphs) => indexOrama(paragraphs, vectorOf, questionVectors()),
    },
  ];
}

async function indexWithMeaning(
  paragraphs: readonly string[],
  vectorOf: (text: string) => Float32Array,
  embedQuestion: (question: string) => Promise<Float32Array>,
): Promise<Ask> {
  const embed = async (texts: readonly string[]) => texts.map(vectorOf);
  const index = new ArticleIndex({ meaning: { name: 'made up', embed, embedQuestion } });
  for (const read of articlesOf(paragraphs)) index.add(read);
  await index.ready();
  return async (question) => placesOf(await index.ask(question));
}

/** From the bytes of a kept index to the first answer. */
function measureStart(paragraphs: readonly string[]): void {
  const articles = articlesOf(paragraphs);
  const before = new ArticleIndex();
  for (const read of articles) before.add(read);
  const bytes = serialize(resultOf(before.snapshot()));
  const begun = performance.now();
  const index = new ArticleIndex({ snapshot: deserialize(bytes) as IndexSnapshot });
  for (const read of articles) index.add(read);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `${String(paragraphs.length).padStart(10)}  from a kept index of ${(bytes.length / 2 ** 20).toFixed(1)} MB ready in ${seconds.toFixed(2)} s\n`,
  );
}

function lines(path: string, most: number): readonly string[] {
  const all = readFileSync(path, 'utf8').split('\n');
  return all.filter((line) => line.trim() !== '').slice(0, most);
}
