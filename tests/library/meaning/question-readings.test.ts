import { afterAll, describe, expect, test } from 'vitest';
import { ModelProcess } from '../../../src/encoder/process/model-process.ts';
import { QuestionReadings } from '../../../src/library/meaning/question-readings.ts';

const models = new ModelProcess({ idle: 60_000 });

afterAll(() => models.close());

describe('read together with a question', () => {
  test.each([
    [
      'Who threw paint at the statue?',
      'Students lobbed red paint over the bronze figure on the square.',
      'The statue on the square was made in 1902 and shows a general on a horse.',
    ],
    [
      'When was the swimming pool closed?',
      'The pool was shut in May after its boiler had burst.',
      'The swimming pool has three slides and a café with a view of the lake.',
    ],
    [
      'Who paid for the new library?',
      'The money for the library came from a brewer, Ole Strand.',
      'The new library opens in spring and has room for 9,000 books.',
    ],
  ])(
    '%s',
    async (question, answers, speaksOfIt) => {
      const readings = new QuestionReadings(models, 60_000);
      const [first = 0, second = 0] = (await readings.of(question, [answers, speaksOfIt])) ?? [];
      expect(first).toBeGreaterThan(second);
    },
    60_000,
  );

  test('a text of any length is read', async () => {
    const readings = new QuestionReadings(models, 60_000);
    const read = await readings.of('Who? '.repeat(300), ['', 'a '.repeat(5000), '…']);
    expect(read?.every(Number.isFinite)).toBe(true);
    expect(read).toHaveLength(3);
  }, 60_000);

  test('the same is read once, and not more than two questions at a time', async () => {
    const readings = new QuestionReadings(models, 60_000);
    const texts = ['The baker opened the fair.', 'It rained.'];
    const read = await Promise.all(
      ['one?', 'two?', 'three?'].map((question) => readings.of(question, texts)),
    );
    expect(read.map((one) => one === null)).toEqual([false, false, true]);
    expect(await readings.of('one?', texts)).toBe(read[0]);
    expect(await readings.of('three?', texts)).toHaveLength(2);
  }, 60_000);

  test('what takes too long is given up', async () => {
    await expect(new QuestionReadings(models, 1).of('Who?', ['Nobody.', 'Ann.'])).rejects.toThrow('timeout');
  }, 60_000);
});

test('a model that cannot be opened is not tried for every question', async () => {
  const closed = new ModelProcess({ idle: 60_000 });
  closed.close();
  const readings = new QuestionReadings(closed);
  await expect(readings.of('Who?', ['Nobody.', 'Ann.'])).rejects.toThrow('closed');
  expect(await readings.of('Who?', ['Nobody.', 'Ann.'])).toBeNull();
});
