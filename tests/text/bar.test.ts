import { expect, it } from 'vitest';
import { bar } from '../../src/text/bar.ts';

it.each([
  [4, 4, '████████'],
  [2, 4, '████░░░░'],
  [1, 100, '█░░░░░░░'],
  [0, 4, '░░░░░░░░'],
  [0, 0, '░░░░░░░░'],
])('%i of %i is %s', (count, most, shown) => {
  expect(bar(count, most)).toBe(shown);
});
