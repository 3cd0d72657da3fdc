import { afterAll, expect, test } from 'vitest';
import { ModelProcess } from '../../../src/encoder/process/model-process.ts';
import { WorkerReader } from '../../../src/library/reading/reader.ts';
import { runningIn } from '../../../src/speech-model/module.ts';

const models = new ModelProcess({ idle: 60_000 });
const along = new WorkerReader({ model: runningIn(models) });
afterAll(async () => {
  await along.close();
  models.close();
});

const article = Buffer.from(
  'The bakery stays\n\nThe last bakery in Ostbury will not close after all.\n\n“We found the money,” said Lena Fossum, who owns it.',
);
const given = { origin: 'a.txt' };

test('articles are read with a model of language, and say so', { timeout: 60_000 }, async () => {
  const { speech } = await along.read(article, given);
  expect(speech.reader).toBe('model');
  expect(speech.quotations.map(({ speaker }) => speaker?.name)).toEqual(['Lena Fossum']);
});

test('in a hurry they are read by features, and more could be seen', async () => {
  const read = await along.readQuickly(article, given);
  expect(read.speech.reader).toBeUndefined();
  expect(along.seesMore(read)).toBe(true);
  expect(along.seesMore(await along.read(article, given))).toBe(false);
});

test('long articles are read by features', async () => {
  const long = `${article.toString()}\n\n${'The wind blew. '.repeat(5000)}`;
  const read = await along.read(Buffer.from(long), given);
  expect(read.speech.reader).toBeUndefined();
  expect(along.seesMore(read)).toBe(false);
});

test('where the model fails the features read, which is told once', async () => {
  const told: unknown[] = [];
  const failing = new WorkerReader({
    model: async () => {
      throw new Error('no runtime here');
    },
    modelFailed: (reason) => told.push(reason),
  });
  const reads = [await failing.read(article, given), await failing.read(article, given)];
  await failing.close();
  for (const read of reads) {
    expect(read.speech.reader).toBeUndefined();
    expect(read.speech.quotations).toHaveLength(1);
    expect(failing.seesMore(read)).toBe(false);
  }
  expect(told).toEqual([new Error('no runtime here')]);
});
