/**
 * Measures the search side by side with MiniSearch as it comes, lunr and wink-bm25-text-search over the
 * same generated paragraphs: npm run bench [-- --sizes 1000,5000,100000] [--corpus FILE]
 *
 * FILE: one paragraph a line, used instead of generated text. Memory is what the heap grew by. At 5,000
 * paragraphs also the start from a kept index and, with the model of meaning, questions to paragraphs whose
 * vectors are made up (as many and as long as real ones, which would take minutes to work out; index time and
 * memory are not taken there).
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { pino } from 'pino';
import { DerivedFiles } from '../../src/library/derived/derived-files.ts';
import { LocalMeaning } from '../../src/library/meaning/local-meaning.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import type { IndexSnapshot } from '../../src/search/index/index-snapshot.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';
import { winkEngine } from '../attribution/wink-engine.ts';
import { generatedParagraphs, questionsOver } from './generated-text.ts';

/** Something that indexes paragraphs and answers questions. */
interface Engine {
  readonly name: string;
  /** Larger inputs take it minutes. */
  readonly most: number;
  index(paragraphs: readonly string[]): (question: string) => unknown;
}

const paragraphsAnArticle = 40;
const detailedAt = 5000;

const engines: readonly Engine[] = [
  { name: 'verbatim, words', most: Number.POSITIVE_INFINITY, index: indexOurs },
  { name: 'MiniSearch', most: Number.POSITIVE_INFINITY, index: indexMiniSearch },
  { name: 'lunr', most: 10_000, index: indexLunr },
  { name: 'wink-bm25', most: 10_000, index: winkEngine },
];

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,5000,10000,100000' }, corpus: { type: 'string' } },
});
process.stdout.write('paragraphs  engine            index s  memory MB   p50 ms   p95 ms   p99 ms\n');
for (const size of values.sizes.split(',').map(Number)) {
  const paragraphs = values.corpus === undefined ? generatedParagraphs(size) : lines(values.corpus, size);
  const questions = questionsOver(paragraphs, size > 10_000 ? 30 : 200);
  for (const engine of engines) if (size <= engine.most) await measure(engine, paragraphs, questions);
  if (size === detailedAt) {
    await measureMeaning(paragraphs, questions);
    measureStart(paragraphs);
  }
}

async function measure(
  engine: Engine,
  paragraphs: readonly string[],
  questions: readonly string[],
): Promise<void> {
  const before = heap();
  const begun = performance.now();
  const answer = engine.index(paragraphs);
  const indexing = (performance.now() - begun) / 1000;
  const memory = (heap() - before) / 2 ** 20;
  for (const question of questions.slice(0, 10)) await answer(question);
  const times: number[] = [];
  for (const question of questions) {
    const asked = performance.now();
    await answer(question);
    times.push(performance.now() - asked);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(8);
  process.stdout.write(
    `${String(paragraphs.length).padStart(10)}  ${engine.name.padEnd(16)} ${indexing.toFixed(1).padStart(8)} ${memory.toFixed(0).padStart(10)} ${at(0.5)} ${at(0.95)} ${at(0.99)}\n`,
  );
}

function indexOurs(paragraphs: readonly string[]) {
  const index = new ArticleIndex();
  for (const read of articlesOf(paragraphs)) index.add(read);
  return (question: string) => index.ask(question);
}

function articlesOf(paragraphs: readonly string[]): readonly ReadArticle[] {
  const articles: ReadArticle[] = [];
  for (let from = 0; from < paragraphs.length; from += paragraphsAnArticle) {
    const id = `article-${from}`;
    const texts = paragraphs.slice(from, from + paragraphsAnArticle);
    articles.push({
      article: {
        id,
        title: id,
        origin: id,
        paragraphs: texts.map((text, at) => ({ number: at + 1, kind: 'body', text })),
      },
      speech: { quotations: [], speakers: [] },
    });
  }
  return articles;
}

/** With the model of meaning for the questions, once its vectors are there. */
async function measureMeaning(paragraphs: readonly string[], questions: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const model = await LocalMeaning.open({
    vectors: new DerivedFiles(folder),
    log: pino({ level: 'silent' }),
  });
  if (model === null) return;
  const index = new ArticleIndex({
    meaning: {
      name: 'made up',
      embed: async (texts) => texts.map(madeUpVector),
      embedQuestion: (question) => model.embedQuestion(question),
    },
  });
  for (const read of articlesOf(paragraphs)) index.add(read);
  await index.ready();
  const ask = (question: string) => index.ask(question);
  await measure({ name: 'with meaning', most: detailedAt, index: () => ask }, paragraphs, questions);
  await model.close();
  await rm(folder, { recursive: true });
}

function madeUpVector(): Float32Array {
  const vector = Float32Array.from({ length: 384 }, () => Math.random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** From the bytes of a kept index to the first answer. */
function measureStart(paragraphs: readonly string[]): void {
  const articles = articlesOf(paragraphs);
  const before = new ArticleIndex();
  for (const read of articles) before.add(read);
  const bytes = serialize(before.snapshot());
  const begun = performance.now();
  const index = new ArticleIndex({ snapshot: deserialize(bytes) as IndexSnapshot });
  for (const read of articles) index.add(read);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `${String(paragraphs.length).padStart(10)}  from a kept index of ${(bytes.length / 2 ** 20).toFixed(1)} MB ready in ${seconds.toFixed(2)} s\n`,
  );
}

function indexMiniSearch(paragraphs: readonly string[]) {
  const miniSearch = new MiniSearch({ fields: ['text'] });
  miniSearch.addAll(paragraphs.map((text, id) => ({ id, text })));
  return (question: string) => miniSearch.search(question, { prefix: true, fuzzy: 0.2 });
}

function indexLunr(paragraphs: readonly string[]) {
  const index = lunr((builder) => {
    builder.field('text');
    for (const [id, text] of paragraphs.entries()) builder.add({ id, text });
  });
  return (question: string) => index.search(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
}

function lines(path: string, most: number): readonly string[] {
  const all = readFileSync(path, 'utf8').split('\n');
  return all.filter((line) => line.trim() !== '').slice(0, most);
}

/** Bytes of the heap in use, after a collection where Node was started with --expose-gc. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
