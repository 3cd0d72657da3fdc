import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chosenWords } from '../../../src/summary/thread/plain-words.ts';

const wordsOf = (text: string, ranges = [{ start: 0, end: text.length }]) =>
  chosenWords({ message: { id: '1', author: 'Vera', authorId: '1', text }, ranges });

it.each([
  ['It is **not** the ferry, it is the *bus*.', 'It is not the ferry, it is the bus.'],
  ['***Both*** and __this__ and _that_ and ~~gone~~', 'Both and this and that and gone'],
  ['a spoiler ||the butler|| here', 'a spoiler the butler here'],
  ['2 * 3 * 4 stays, and snake_case_name does', '2 * 3 * 4 stays, and snake_case_name does'],
  ['a lone ** stays, as people saw it', 'a lone ** stays, as people saw it'],
  ['the `code_with_marks` is read', 'the code_with_marks is read'],
  ['see [the plan](https://example.org/a_b_c) for it', 'see the plan for it'],
  ['see https://example.org/a_b_c and _this_', 'see https://example.org/a_b_c and this'],
  ['\\*not emphasis\\*', '*not emphasis*'],
  ['## A heading\n-# and small print', 'A heading and small print'],
  ['look <:ferry:123456789012345678> there', 'look :ferry: there'],
])('shows %j as people saw it', (text, seen) => {
  expect(wordsOf(text)).toBe(seen);
});

it('takes the marks off a part of what they stand around', () => {
  const text = '**The ferry is late. It comes at noon.**';
  expect(wordsOf(text, [{ start: 0, end: 20 }])).toBe('The ferry is late.');
  expect(wordsOf(text, [{ start: 21, end: text.length }])).toBe('It comes at noon.');
});

it('says with an ellipsis that words were left out, and not that marks were', () => {
  const text = '**One.** Two. **Three.**';
  expect(
    wordsOf(text, [
      { start: 0, end: 6 },
      { start: 9, end: 13 },
      { start: 14, end: 24 },
    ]),
  ).toBe('One. Two. Three.');
  expect(
    wordsOf(text, [
      { start: 2, end: 6 },
      { start: 16, end: 22 },
    ]),
  ).toBe('One. … Three.');
});

it('adds nothing to any text, and leaves letters and digits outside of links as they are', () => {
  const piece = fc.constantFrom(
    '**',
    '*',
    '_',
    '||',
    '`',
    'word ',
    '[',
    '](https://a.org)',
    '\\',
    '~~',
    '\n',
    '# ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const shown = wordsOf(text);
      const said = text.match(/word/g)?.length ?? 0;
      expect(shown.match(/word/g)?.length ?? 0).toBe(said);
      let at = 0;
      for (const character of shown.replaceAll(' ', '')) {
        at = text.indexOf(character, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }),
  );
});
