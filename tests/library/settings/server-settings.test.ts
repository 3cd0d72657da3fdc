import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedSettings,
  DEFAULT_SETTINGS,
  readSettings,
  settingsWith,
} from '../../../src/library/settings/server-settings.ts';

describe('what a server has chosen', () => {
  it.each([
    [{ publicIn: ['12345'] }, { publicIn: ['12345'] }],
    [{ publicIn: ['everywhere'] }, {}],
    [
      { publicIn: [], mentions: 'no', articlesStay: 30 },
      { publicIn: [], articlesStay: 30 },
    ],
    [{ articlesStay: 0 }, {}],
    [{ articlesStay: 1.5 }, {}],
    [{ language: 'xx', mayAdd: [] }, {}],
    [
      { language: 'pt', mayAdd: ['1'], colour: 'red' },
      { language: 'pt', mayAdd: ['1'] },
    ],
  ])('is read from %j as %j', (kept, read) => {
    expect(readSettings(kept)).toEqual(read);
  });

  it('is read from whatever was kept, and what was read is kept as it is', () => {
    const kept = fc.dictionary(
      fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), '__proto__', 'other'),
      fc.oneof(fc.jsonValue(), fc.array(fc.stringMatching(/^\d{1,20}$/)), fc.integer(), fc.boolean()),
    );
    fc.assert(
      fc.property(kept, (value) => {
        const read = readSettings(value as Record<string, unknown>);
        expect(readSettings(read)).toEqual(read);
        expect(Object.keys(settingsWith(read)).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
      }),
    );
  });
});

describe('a change of settings', () => {
  const chosen = { mentions: false, articlesStay: 30 };

  it.each([
    [{ articlesStay: 7 }, { mentions: false, articlesStay: 7 }],
    [{ mentions: undefined }, { articlesStay: 30 }],
    [{ mentions: true }, { articlesStay: 30 }],
    [
      { articlesStay: null, publicIn: [] },
      { mentions: false, publicIn: [] },
    ],
    [{}, chosen],
  ])('%j leaves the others as they are', (change, after) => {
    expect(changedSettings(chosen, change)).toEqual(after);
  });

  it('to a value that there is not is refused', () => {
    expect(() => changedSettings({}, { articlesStay: -1 })).toThrow(RangeError);
    expect(() => changedSettings({}, { publicIn: ['#news'] })).toThrow(RangeError);
  });
});
