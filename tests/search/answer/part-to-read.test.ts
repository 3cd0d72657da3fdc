import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partToRead } from '../../../src/search/answer/part-to-read.ts';
import { sentencesOf } from '../../../src/text/sentences.ts';

test('a short paragraph is read whole', () => {
  expect(partToRead([{ start: 0, end: 20 }], 0, 20)).toEqual({ start: 0, end: 20 });
});

test('of a long one the sentence that most likely answers is read with its neighbours', () => {
  const text = Array.from({ length: 20 }, (_, at) => `This is sentence number ${at} of a long text.`).join(
    ' ',
  );
  const { start, end } = partToRead(sentencesOf(text), 10, text.length);
  const read = text.slice(start, end);
  expect(read).toContain('number 10');
  expect(read).toMatch(/^This is .*text\.$/);
  expect(read.length).toBeGreaterThan(300);
  expect(read.length).toBeLessThanOrEqual(400);
});

test('it stays within the paragraph and its limit, and has the beginning of the sentence', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lengths, fc.nat(), (sizes, chosen) => {
      let end = 0;
      const sentences = sizes.map((size) => {
        const start = end;
        end = start + size;
        return { start, end };
      });
      const place = chosen % sentences.length;
      const part = partToRead(sentences, place, end);
      expect(part.start).toBeGreaterThanOrEqual(0);
      expect(part.end).toBeLessThanOrEqual(end);
      expect(part.end - part.start).toBeLessThanOrEqual(400);
      expect(part.start).toBeLessThanOrEqual(sentences[place]?.start ?? 0);
      expect(part.end).toBeGreaterThan(sentences[place]?.start ?? 0);
    }),
  );
});
