import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASK_ACTIONS, type AskAction, decodeAsk, encodeAsk } from '../../../src/discord/ask/state.ts';
import {
  decodeArticle,
  decodeCustomId,
  decodeNumber,
  encodeArticle,
  encodeCustomId,
  encodeNumber,
  fitsCustomId,
} from '../../../src/discord/kit/custom-id.ts';
import {
  decodeQuotes,
  encodeQuotes,
  fitsQuotes,
  meantBy,
  QUOTES_ACTIONS,
  type QuotesAction,
  referToPerson,
} from '../../../src/discord/quotes/state.ts';
import type { Degree } from '../../../src/search/answer/answer.ts';

describe('custom ids', () => {
  it('come back as they were written, whatever the fields hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 5 }), (fields) => {
        const id = encodeCustomId('route1', ...fields);
        expect(decodeCustomId(id)).toEqual({ route: 'route1', fields });
      }),
    );
  });

  it('are 100 characters at most', () => {
    expect(encodeCustomId('a', 'x'.repeat(98))).toHaveLength(100);
    expect(() => encodeCustomId('a', 'x'.repeat(99))).toThrow(RangeError);
    expect(fitsCustomId('a', 'x'.repeat(98))).toBe(true);
    expect(fitsCustomId('a', 'x'.repeat(99))).toBe(false);
    expect(fitsCustomId('a', '~'.repeat(50))).toBe(false);
  });

  it('of any text are read without an error', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const { fields } = decodeCustomId(id);
        decodeAsk(fields);
        decodeQuotes(fields);
      }),
    );
  });
});

describe('numbers and articles', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(decodeNumber(encodeNumber(value))).toBe(value);
      }),
    );
    expect(encodeNumber(0)).toBe('0');
    expect(encodeNumber(4095)).toBe('__');
    expect(decodeNumber('')).toBeNull();
    expect(decodeNumber('!')).toBeNull();
    expect(() => encodeNumber(-1)).toThrow(RangeError);
  });

  it('keep nine digits of an article id in six characters', () => {
    expect(encodeArticle('000000000abcdef0')).toBe('000000');
    expect(decodeArticle(encodeArticle('3d8a4b5ca597a420'))).toBe('3d8a4b5ca');
    expect(decodeArticle('12345')).toBeNull();
  });
});

const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
const passage = fc.record({
  article: digits,
  paragraph: fc.integer({ min: 1, max: 100_000 }),
  start: fc.nat(1_000_000),
  length: fc.nat(1_000_000),
});

describe('the state of an answer', () => {
  it('fits with three passages of three articles and comes back', () => {
    const actions = fc.constantFrom(...(Object.keys(ASK_ACTIONS) as AskAction[]));
    fc.assert(
      fc.property(
        fc.array(passage, { minLength: 1, maxLength: 3 }),
        actions,
        fc.constantFrom<Degree>('answers', 'mayAnswer', 'nothing'),
        fc.option(fc.nat(4000)),
        (drawn, action, degree, said) => {
          const passages = drawn.map(({ article, paragraph, start, length }) => ({
            article: article.slice(0, 9),
            paragraph,
            sentence: { start, end: start + length },
          }));
          const state = { passages, index: passages.length - 1, degree, said };
          const id = encodeAsk(action, state);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(decodeAsk(decodeCustomId(id).fields)).toEqual({ action, state });
        },
      ),
    );
  });
});

describe('the state of a list of quotations', () => {
  it('comes back when it fits', () => {
    const actions = fc.constantFrom(...(Object.keys(QUOTES_ACTIONS) as QuotesAction[]));
    const text = fc.option(fc.string({ minLength: 1, maxLength: 30 }));
    const how = fc.constantFrom('quoted' as const, 'reported' as const, 'all' as const);
    fc.assert(
      fc.property(
        fc.record({
          action: actions,
          person: text,
          about: text,
          id: fc.option(digits),
          said: how,
          page: fc.nat(9999),
        }),
        ({ action, id, ...shown }) => {
          const state = { ...shown, article: id === null ? null : id.slice(0, 9) };
          fc.pre(fitsQuotes(state));
          expect(decodeQuotes(decodeCustomId(encodeQuotes(action, state)).fields)).toEqual({ action, state });
        },
      ),
    );
  });

  it('always fits with a person and a subject of 36 and 40 characters', () => {
    const state = {
      person: 'p'.repeat(36),
      about: 'a'.repeat(40),
      article: '0123456789abcdef',
      said: 'reported' as const,
      page: 262_143,
    };
    expect(encodeQuotes('show', state).length).toBeLessThanOrEqual(100);
    expect(fitsQuotes(state)).toBe(true);
  });

  it('refers to a person by name, or by a fingerprint of a long one', () => {
    expect(referToPerson('Ada Lovelace')).toBe('Ada Lovelace');
    const long = 'a senior official who was not authorised to speak publicly about the negotiations';
    expect(referToPerson(long)).toMatch(/^#[\w-]{10}$/);
    const people = [long, `${long}, too`].map((name) => ({
      speaker: { id: name, name, kind: 'unnamed' as const, aliases: [], roles: [], mentions: [] },
      quotations: [],
      statements: [],
      mentions: [],
    }));
    expect(meantBy(referToPerson(long), people)).toEqual([people[0]]);
    expect(meantBy('ada lovelace', people)).toBe('ada lovelace');
  });
});
