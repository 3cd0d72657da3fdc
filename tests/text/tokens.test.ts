import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { comparedWords } from '../../src/check/words.ts';
import { tokensOf as speechTokensOf } from '../../src/speech/tokens.ts';
import { wordsOf } from '../../src/text/fold.ts';
import { plainWordsOf, tokeniser, tokenTexts } from '../../src/text/tokens.ts';

// biome-ignore format: a table
/** One text as each room divides it: speech with its signs, search and check with their words folded, plain words. */
const rooms: readonly (readonly [text: string, speech: string, search: string, check: string, plain: string])[] = [
  ['Ms. O’Brien’s co-chair', 'Ms.|O’Brien|’s|co-chair', 'ms obrien co chair', 'ms obriens co chair', 'ms o brien s co chair'],
  ['They’re sure we didn’t.', 'They|’re|sure|we|didn’t|.', 'theyre sure we didnt', 'theyre sure we didnt', 'they re sure we didn t'],
  ['$20,000 (2.5bn), 46kg', '$20,000|(|2.5bn|)|,|46kg', '20000 2.5 46', '$ 20000 2.5 bn 46 kg', '20 000 2 5bn 46kg'],
  ['J. Ray of the U.S. at 5 p.m.', 'J.|Ray|of|the|U.S.|at|5|p.m|.', 'j ray of the us at 5 pm', 'j ray of the u s at 5 p m', 'j ray of the u s at 5 p m'],
  ['No -- not @ada, AT&T or 9%!', 'No|--|not|@ada|,|AT&T|or|9%|!', 'no not ada at t or 9', 'no not @ ada at and t or 9 percent', 'no not ada at t or 9'],
  ['Café 😀 “[t]his”', 'Café|😀|“|[|t|]|his|”', 'cafe t his', 'cafe this', 'café t his'],
];

describe('a text is divided', () => {
  it.each(rooms)('as each room needs it: %s', (text, speech, search, check, plain) => {
    expect(tokenTexts(text, speechTokensOf).join('|')).toBe(speech);
    expect(
      wordsOf(text)
        .map(({ folded }) => folded)
        .join(' '),
    ).toBe(search);
    expect(
      comparedWords(text)
        .map(({ folded }) => folded)
        .join(' '),
    ).toBe(check);
    expect(plainWordsOf(text).join(' ')).toBe(plain);
  });

  it('by the first kind of token that fits', () => {
    const tokensOf = tokeniser('ab', '[a-c]+', '\\d');
    expect(tokenTexts('abc 1 cab2', tokensOf)).toEqual(['ab', 'c', '1', 'cab', '2']);
  });

  test('into tokens in order that hold every visible character once, for speech', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tokens = speechTokensOf(text);
        for (const [index, { start, end }] of tokens.entries()) {
          expect(end).toBeGreaterThan(start);
          const before = tokens[index - 1]?.end ?? 0;
          expect(text.slice(before, start)).toMatch(/^\s*$/u);
        }
        expect(text.slice(tokens.at(-1)?.end ?? 0)).toMatch(/^\s*$/u);
      }),
      { numRuns: 500 },
    );
  });
});
