import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highest } from '../../src/text/highest.ts';

test('the highest are those that sorting all would put first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: 0, max: 12 }),
      (scores, most) => {
        const sorted = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
        expect(highest(scores.keys(), (id) => scores[id] ?? 0, most)).toEqual(sorted.slice(0, most));
      },
    ),
  );
});
