import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remaining } from '../../src/speech-model/remaining.ts';

function parts(text: string, ...taken: string[]): string[] {
  const ranges = taken.map((words) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }));
  return remaining(text, { start: 0, end: text.length }, ranges).map(({ start, end }) =>
    text.slice(start, end),
  );
}

test.each([
  ['The bridge, she said, would hold.', ['she', 'said'], ['The bridge', 'would hold']],
  ['That it “will hold”, said Ada Holm', ['said', 'Ada Holm'], ['That it “will hold”']],
  ['$5 was enough, he said.', ['he', 'said'], ['$5 was enough']],
  ['he said', ['he', 'said'], []],
  ['up by 5%', [], ['up by 5%']],
])('%s without %j', (text, taken, expected) => {
  expect(parts(text, ...taken)).toEqual(expected);
});

test('whatever is taken out, what remains is in the text, in order, and has words', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(range, { maxLength: 4 }), (text, taken) => {
      let last = 0;
      for (const { start, end } of remaining(text, { start: 0, end: text.length }, taken)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(end).toBeGreaterThan(last);
        expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
        last = end;
      }
    }),
  );
});
