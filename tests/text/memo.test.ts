import { expect, it } from 'vitest';
import { memo } from '../../src/text/memo.ts';

it('computes a value once, and again only after more others than it keeps', () => {
  const asked: string[] = [];
  const lengthOf = memo(2, (word) => {
    asked.push(word);
    return word.length;
  });
  expect([lengthOf('one'), lengthOf('one'), lengthOf('three')]).toEqual([3, 3, 5]);
  expect(asked).toEqual(['one', 'three']);
  lengthOf('seven');
  lengthOf('one');
  expect(asked).toEqual(['one', 'three', 'seven', 'one']);
});
