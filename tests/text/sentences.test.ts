import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.ts';

function cut(text: string): readonly string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end));
}

describe('sentencesOf', () => {
  it.each<[string, readonly string[]]>([
    ['Titles and initials', ['Mr. Baker met Gen. A. B. Stone in St. Ives.', 'They spoke to Mary J. Field.']],
    [
      'Abbreviated countries inside and at the end',
      ['U.S. senators left the U.N. building in the U.S.', 'The vote came later.'],
    ],
    ['Times and dates', ['It opened at 5 p.m. on Jan. 5.', 'He left at 6 a.m. They stayed on.']],
    ['Numbers', ['Fuel rose by 3.5 per cent at No. 10 yesterday.', 'It cost £2.40.']],
    ['Companies', ['Harbour Inc. shares fell.', 'Shares in Harbour Inc. The chairman resigned.']],
    ['Court cases', ['The judge cited Field v. Stone at length.', 'Nobody objected.']],
    ['A short quotation of several sentences with its cue', ['“Wait. Not now,” she said.', 'He waited.']],
    [
      'A British quotation with apostrophes',
      ['‘We’re late. It’s the miners’ day. Go,’ he said.', 'They went.'],
    ],
    [
      'A question with its cue after a name',
      ['“Who paid?” Senator Field asked.', '“Who?”', 'Nobody answered.'],
    ],
    ['A quotation that ends the sentence', ['He told them: ‘That is not so.’', 'The mayor left.']],
    [
      'A scare quote and a later quotation',
      ['They spoke of a ‘pause’ in aid.', 'He said: ‘Never.’', 'She left.'],
    ],
    ['Parentheses', ['The plan (which failed. Twice.) is back.', 'Good.']],
    ['Ellipses', ['A truce in the air… and at sea.', 'He hesitated…', 'Then he went.', 'I see ...']],
    ['Numbered points', ['1. Stop the tax.', '2. Cut the debt.']],
  ])('%s', (_, sentences) => {
    const text = sentences.join(' ');
    // Where two sentences cannot be told apart ("6 a.m. They"), the table lists them as one or two.
    const joined = cut(text).join('|');
    expect(joined.replaceAll('|', ' ')).toBe(text);
    for (const sentence of sentences) {
      const parts = cut(sentence);
      expect(parts.join(' ')).toBe(sentence);
    }
  });

  it.each<[string, number]>([
    ['Mr. Baker met Gen. A. B. Stone in St. Ives. They spoke.', 2],
    ['They met in the U.S. The vote came later.', 2],
    ['U.S. President Field spoke on Jan. 5 at 5 p.m. in No. 10.', 1],
    ['“Wait. Not now,” she said. He waited.', 2],
    ['‘We’re late. It’s the miners’ day. Go,’ he said. They went.', 2],
    ['“Who paid?” Senator Field asked. “Who?” Nobody answered.', 3],
    ['They spoke of a ‘pause’ in aid. He said: ‘Never.’ She left.', 3],
    ['The plan (which failed. Twice.) is back. Good.', 2],
    ['A truce in the air… and at sea. He left.', 2],
    ['He paused. ... Then he went on.', 2],
    ['1. Stop the tax. 2. Cut the debt.', 2],
    ['The war ended.The peace was long. See example.com for more.', 3],
    ["He said ''We will. Never.'' Mr. Field left.", 2],
    ['One line\n\nAnother line', 2],
    ['', 0],
    ['   ', 0],
  ])('divides %j into %i', (text, count) => {
    expect(cut(text)).toHaveLength(count);
  });

  it('divides a long quotation like other text', () => {
    const long = 'We went to the harbour in the morning and saw the boats come in one after another.';
    expect(cut(`“${long} ${long} ${long}” he said. It rained.`).length).toBeGreaterThan(2);
  });

  it('keeps every visible character, in order, without overlap', () => {
    const pieces = fc.constantFrom(
      'Mr.',
      'He',
      'said',
      '“',
      '”',
      '‘',
      '’',
      '. ',
      '! ',
      '(',
      ')',
      ' ',
      '\n',
      '…',
      "''",
      'U.S.',
      '5',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(pieces).map((p) => p.join('')),
        ),
        (text) => {
          let reached = 0;
          for (const { start, end } of sentencesOf(text)) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(reached, start).trim()).toBe('');
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            reached = end;
          }
          expect(text.slice(reached).trim()).toBe('');
        },
      ),
    );
  });

  it.each(['(', '“a. ', '. ', "'a ", '\n \n', '.', 'A. ', '(a. '])('is quick on 50,000 times %j', (piece) => {
    const begun = performance.now();
    sentencesOf(piece.repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
