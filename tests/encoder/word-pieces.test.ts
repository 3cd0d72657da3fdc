import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordPieces } from '../../src/encoder/word-pieces.ts';

const vocabulary = new Map(
  ['[UNK]', '[CLS]', '[SEP]', 'the', 'mayor', 'un', '##believ', '##able', 'cafe', '!', '“'].map(
    (piece, id) => [piece, id],
  ),
);
const pieces = new WordPieces(vocabulary, 12);
const names = [...vocabulary.keys()];

function cut(text: string): readonly (readonly [string | undefined, string])[] {
  const { ids, starts, ends } = pieces.cut(text);
  return Array.from(ids, (id, at) => [names[id], text.slice(starts[at], ends[at])] as const);
}

describe('word pieces', () => {
  test('stand where they come from, folded or not', () => {
    expect(cut('The  “Unbelievable” Café!')).toEqual([
      ['[CLS]', ''],
      ['the', 'The'],
      ['“', '“'],
      ['un', 'Un'],
      ['##believ', 'believ'],
      ['##able', 'able'],
      ['[UNK]', '”'],
      ['cafe', 'Café'],
      ['!', '!'],
      ['[SEP]', ''],
    ]);
  });

  test('a word that cannot be cut whole is unknown whole', () => {
    expect(cut('unbelievably mayor')).toEqual([
      ['[CLS]', ''],
      ['[UNK]', 'unbelievably'],
      ['mayor', 'mayor'],
      ['[SEP]', ''],
    ]);
  });

  test('of any text stand in order, within it, and are no more than allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { ids, starts, ends } = pieces.cut(text);
        expect(ids.length).toBeLessThanOrEqual(12);
        expect(names[ids[0] ?? -1]).toBe('[CLS]');
        expect(names[ids.at(-1) ?? -1]).toBe('[SEP]');
        const inOrder = ids.every(
          (_, at) =>
            (starts[at] ?? 0) >= (starts[at - 1] ?? 0) &&
            (ends[at] ?? 0) >= (starts[at] ?? 0) &&
            (ends[at] ?? 0) <= text.length,
        );
        expect(inOrder).toBe(true);
      }),
    );
  });

  test('a vocabulary without beginning and end is refused', () => {
    expect(() => new WordPieces(new Map([['the', 1]]), 12)).toThrow('[CLS]');
  });
});
