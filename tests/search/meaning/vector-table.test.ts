import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembled } from '../../../scripts/assemble-kernel.ts';
import { cosinesKernel } from '../../../src/search/meaning/cosines-kernel.ts';
import { roundedVector } from '../../../src/search/meaning/rounded-vector.ts';
import { VectorTable } from '../../../src/search/meaning/vector-table.ts';

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** What a vector is once it is rounded. */
function kept(vector: Float32Array): Float32Array {
  const { values, scale } = roundedVector(vector);
  return Float32Array.from(values, (value) => value * scale);
}

const numbers = (size: number) =>
  fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: size, maxLength: size })
    .filter((values) => values.some((value) => value !== 0))
    .map(unit);

describe('the kernel', () => {
  test('is what its source stands for', async () => {
    expect(await assembled()).toBe(cosinesKernel);
  });

  test('finds the cosines that plain arithmetic finds, of vectors of any size', () => {
    const tables = fc
      .integer({ min: 1, max: 50 })
      .chain((size) =>
        fc.record({ question: numbers(size), vectors: fc.array(numbers(size), { maxLength: 40 }) }),
      );
    fc.assert(
      fc.property(tables, ({ question, vectors }) => {
        const table = new VectorTable(question.length);
        table.add(vectors);
        const cosines = table.cosines(question);
        expect(cosines).toHaveLength(vectors.length);
        const off = vectors.map((vector, at) =>
          Math.abs((cosines[at] ?? 2) - cosine(question, kept(vector))),
        );
        expect(Math.max(0, ...off)).toBeLessThan(1e-4);
      }),
      { numRuns: 50 },
    );
  });

  test('does not run over with the largest numbers that there can be', () => {
    const all = unit(Array.from({ length: 512 }, () => 1));
    const table = new VectorTable(512);
    table.add([all, all.map((value) => -value)]);
    const [same, opposite] = table.cosines(all);
    expect(same).toBeCloseTo(1, 4);
    expect(opposite).toBeCloseTo(-1, 4);
    expect(() => new VectorTable(513)).toThrow(RangeError);
  });
});

describe('a table of vectors', () => {
  const vectorAt = (at: number) => unit(Array.from({ length: 384 }, (_, place) => Math.sin(1 + at * place)));

  test('keeps thousands in order while it grows', () => {
    const table = new VectorTable(384);
    const count = 10_000;
    const vectors = Array.from({ length: 50 }, (_, at) => vectorAt(at));
    for (let at = 0; at < count; at += 50) expect(table.add(vectors)).toBe(at);
    const cosines = table.cosines(vectors[7] ?? new Float32Array());
    const same = [...cosines.keys()].filter((row) => (cosines[row] ?? 0) > 0.999);
    expect(same).toEqual(Array.from({ length: count / 50 }, (_, at) => 50 * at + 7));
  });

  test('gives rows that were let go to others of the same length', () => {
    const table = new VectorTable(384);
    table.add([vectorAt(1), vectorAt(2)]);
    const single = table.add([vectorAt(3)]);
    table.remove(0, 2);
    expect(table.add([vectorAt(4)])).toBe(single + 1);
    expect(table.add([vectorAt(5), vectorAt(6)])).toBe(0);
    expect(table.cosines(vectorAt(6), 1, 1)[0]).toBeCloseTo(1, 3);
  });

  test('knows how long the sum of rows is', () => {
    const table = new VectorTable(384);
    const vectors = [vectorAt(1), vectorAt(2), vectorAt(3)];
    const first = table.add(vectors);
    const sum = vectors.map(kept).reduce((all, vector) => all.map((value, at) => value + (vector[at] ?? 0)));
    expect(table.lengthOfSum(first, 3)).toBeCloseTo(Math.hypot(...sum), 5);
  });

  test('a vector that was rounded before is rounded to the same', () => {
    fc.assert(
      fc.property(numbers(24), (vector) => {
        expect(roundedVector(kept(vector)).values).toEqual(roundedVector(vector).values);
      }),
    );
  });
});
