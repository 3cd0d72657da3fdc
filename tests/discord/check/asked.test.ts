import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AskedCheck, addressOf, askedAt } from '../../../src/discord/check/asked.ts';
import { LIMITS } from '../../../src/discord/kit/limits.ts';

const ASKED: AskedCheck = { text: 'There is no money left', person: null, article: null, message: null };

it('what was asked is read back from the address whole, or has none', () => {
  const nullable = fc.option(fc.string({ unit: 'grapheme', maxLength: 100 }), { nil: null });
  const anything = fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 3000 }),
    person: nullable,
    article: nullable,
    message: nullable,
  });
  fc.assert(
    fc.property(anything, (asked) => {
      const address = addressOf(asked);
      if (address === undefined) return;
      expect(address.length).toBeLessThanOrEqual(LIMITS.embedUrl);
      expect(URL.canParse(address)).toBe(true);
      expect(askedAt(address)).toEqual(asked);
    }),
  );
});

it('a quotation of a few paragraphs fits', () => {
  const sentences = Array.from(
    { length: 22 },
    (_, number) =>
      `The harbour board met on day ${number} and heard ${number * 37} fishermen about the lamp.`,
  );
  expect(addressOf({ ...ASKED, text: sentences.join(' ') })).toBeDefined();
});

it('a text that does not fit has no address', () => {
  const signs = Array.from({ length: 3000 }, (_, number) =>
    String.fromCodePoint(0x4e00 + ((number * 7919) % 20_000)),
  );
  expect(addressOf({ ...ASKED, text: signs.join('') })).toBeUndefined();
});

it.each([
  undefined,
  null,
  '',
  'https://news.example/',
  'https://discord.com/#',
  'https://discord.com/#bm90aGluZw',
])('%j holds nothing that was asked', (address) => expect(askedAt(address)).toBeNull());

it('an address that is of another shape, or swells, holds nothing', () => {
  const packed = addressOf({ ...ASKED, text: 'x'.repeat(100_000) });
  expect(packed).toBeDefined();
  expect(askedAt(packed)).toBeNull();
  expect(askedAt(addressOf({ text: 1 } as unknown as AskedCheck))).toBeNull();
});
