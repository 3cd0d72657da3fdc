import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutBetweenWords,
  cutPosition,
  fitList,
  linesThatFit,
  wordStart,
} from '../../../src/discord/kit/limits.ts';

describe('cutBetweenWords', () => {
  it.each([
    ['fits exactly', 11, 'fits exactly', 'fits…'],
    ['fits exactly', 12, 'fits exactly', 'fits exactly'],
    ['fits exactly', 13, 'fits exactly', 'fits exactly'],
    ['He denied that it is true', 12, '', 'He denied…'],
    ['He denied that it is true', 10, '', 'He denied…'],
    ['He denied that it is true', 9, '', 'He…'],
    ['Donaudampfschifffahrt', 6, '', 'Donau…'],
    ['ab', 1, '', '…'],
    ['', 5, '', ''],
  ])('cuts %j to %i', (text, max, _, wanted) => {
    expect(cutBetweenWords(text, max)).toBe(wanted);
  });

  it('never splits a surrogate pair', () => {
    expect(cutBetweenWords('😀😀😀', 4)).toBe('😀…');
    expect(cutBetweenWords('😀😀😀', 5)).toBe('😀😀…');
  });

  it('gives a beginning of the text that ends with a whole word, and never more than allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = cutBetweenWords(text, max);
        expect(cut.length).toBeLessThanOrEqual(Math.max(max, 0));
        if (cut === text) return;
        const kept = cut.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        const next = text.charAt(kept.length);
        const oneWord = !/\s/.test(text.slice(0, max - 1).trim());
        expect(kept === '' || /\s/.test(next) || oneWord).toBe(true);
      }),
    );
  });
});

describe('cutPosition and wordStart', () => {
  it('stop at the ends and beginnings of words', () => {
    expect(cutPosition('one two three', 7)).toBe(7);
    expect(cutPosition('one two three', 6)).toBe(3);
    expect(cutPosition('one two three', 4)).toBe(3);
    expect(wordStart('one two three', 4, 13)).toBe(4);
    expect(wordStart('one two three', 5, 13)).toBe(8);
    expect(wordStart('one two three', 0, 13)).toBe(0);
  });

  it('cut inside a word that is longer than the room', () => {
    expect(cutPosition('aaaaaaaaaa', 4)).toBe(4);
    expect(wordStart('aaaaaaaaaa', 4, 10)).toBe(4);
  });
});

describe('fitList', () => {
  const more = (rest: number) => `${rest} more`;
  it.each([
    [3, ['a', 'b', 'c']],
    [4, ['a', 'b', 'c']],
    [2, ['a', '2 more']],
    [1, ['3 more']],
  ])('keeps at most %i and says how many were left out', (max, wanted) => {
    expect(fitList(['a', 'b', 'c'], max, more)).toEqual(wanted);
  });
});

describe('linesThatFit', () => {
  it.each([
    [5, 2],
    [4, 1],
    [2, 1],
    [1, 0],
    [99, 3],
  ])('counts line ends: %i units', (max, wanted) => {
    expect(linesThatFit(['ab', 'cd', 'ef'], max)).toBe(wanted);
  });
});
