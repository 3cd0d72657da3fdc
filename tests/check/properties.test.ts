import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanText } from '../../src/article/paragraph-text.ts';
import { askedWords } from '../../src/check/asked-words.ts';
import { check } from '../../src/check/check.ts';
import { originalOf, wordByWord } from '../../src/check/word-by-word.ts';
import { comparedWords } from '../../src/check/words.ts';
import { checked, HARBOUR, indexOf } from './articles.ts';

const quoted = 'We have waited eleven years for a pier that does not flood in every storm'.split(' ');
const words = fc.array(
  fc.constantFrom(
    ...quoted,
    'not',
    '…',
    '[sic]',
    '40',
    '“',
    '”',
    "'",
    '—',
    'Olsen',
    'crowns',
    '😀',
    '\n',
    '[',
    ']',
  ),
  { maxLength: 40 },
);

describe('a check', () => {
  it('finds every stretch of a quotation letter for letter', () => {
    fc.assert(
      fc.property(fc.nat(quoted.length - 1), fc.integer({ min: 4, max: 14 }), (from, length) => {
        const part = quoted.slice(from, from + length);
        fc.pre(part.length >= 4);
        expect(['verbatim', 'shortened']).toContain(checked(part.join(' ')).verdict);
      }),
    );
  });

  it('never throws, and points only at what the quotation and the article have', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((some) => some.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (quote) => {
          const found = checked(quote, 'Piet Brandt');
          for (const { asked } of found.differences) {
            expect(asked.start).toBeGreaterThanOrEqual(0);
            expect(asked.end).toBeLessThanOrEqual(quote.length);
          }
          for (const place of found.places) {
            const original = spanText(place.read.article, originalOf(place));
            expect(original).not.toBe('');
            expect(place.range.end).toBeGreaterThan(place.range.start);
          }
        },
      ),
    );
  });

  it('shows the quotation whole, word by word', () => {
    fc.assert(
      fc.property(words, (some) => {
        const quote = some.join(' ');
        const shown = wordByWord(checked(quote)).filter(({ kind }) => kind !== 'leftOut');
        const letters = (text: string) => text.replace(/\s+/gu, '');
        expect(letters(shown.map(({ text }) => text).join(''))).toBe(letters(quote));
      }),
    );
  });

  it('takes every word of a quotation that is not in brackets', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...quoted, '…', '...'), { maxLength: 20 }), (some) => {
        const plain = some.filter((word) => /\w/u.test(word));
        expect(askedWords(some.join(' ')).words.map(({ folded }) => folded)).toEqual(
          plain.flatMap((word) => comparedWords(word).map(({ folded }) => folded)),
        );
      }),
    );
  });

  it('comes to an end with texts that repeat themselves', () => {
    const said = 'no '.repeat(20_000);
    const index = indexOf(HARBOUR, `A long title\n“${said}” said Ann Bell.\n“${said}yes,” he said.`);
    expect(check(index, { quote: 'no '.repeat(3000) }).verdict).toBe('verbatim');
    expect(check(index, { quote: `${'no '.repeat(1500)}yes ${'no '.repeat(1500)}` }).verdict).not.toBe(
      'absent',
    );
  });
});
