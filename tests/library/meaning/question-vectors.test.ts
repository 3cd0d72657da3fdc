import { afterAll, expect, test } from 'vitest';
import { ModelProcess } from '../../../src/encoder/process/model-process.ts';
import { QuestionVectors } from '../../../src/library/meaning/question-vectors.ts';

const models = new ModelProcess({ idle: 60_000 });

afterAll(() => models.close());

test('a question that takes too long is given up, and can be asked again', async () => {
  const hasty = new QuestionVectors(models, 1);
  await expect(hasty.of('Who opened the bridge?')).rejects.toThrow('timeout');
  await new QuestionVectors(models, 60_000).of('Is the process there?');
  await expect(new QuestionVectors(models, 60_000).of('Who opened the bridge?')).resolves.toHaveLength(384);
}, 60_000);

test('a question asked again, or by two at once, is worked out once', async () => {
  const vectors = new QuestionVectors(models, 60_000);
  const [one, other] = await Promise.all([vectors.of('Who sang?'), vectors.of('Who sang?')]);
  expect(other).toBe(one);
  expect(await vectors.of('Who sang?')).toBe(one);
  expect(await vectors.of('Who danced?')).not.toEqual(one);
}, 60_000);
