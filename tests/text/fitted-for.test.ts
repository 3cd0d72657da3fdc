import { describe, expect, test } from 'vitest';
import { allowOutdated, fittedFor, requireFit } from '../../src/text/fitted-for.ts';

const features = ['distance', 'verb between', 'capital'];
const lists = { 'small words': ['of', 'the'], 'verbs of speech': ['say', 'tell'] };
const refit = 'npx tsx scripts/fit-it.ts';

describe('what weights were fitted for', () => {
  test('is accepted when features and words are the same', () => {
    expect(() =>
      requireFit('a.json', fittedFor(features, lists), fittedFor(features, lists), refit),
    ).not.toThrow();
  });

  test('differs when two features are swapped', () => {
    const swapped = fittedFor(['verb between', 'distance', 'capital'], lists);
    expect(() => requireFit('a.json', fittedFor(features, lists), swapped, refit)).toThrow(
      'a.json was fitted for something else (feature 1 was “distance” and is “verb between”): refit with “npx tsx scripts/fit-it.ts”',
    );
  });

  test('differs when a feature is added or left out', () => {
    const more = fittedFor([...features, 'length'], lists);
    expect(() => requireFit('a.json', fittedFor(features, lists), more, refit)).toThrow(
      'feature 4 was “nothing” and is “length”',
    );
    expect(() => requireFit('a.json', more, fittedFor(features, lists), refit)).toThrow(
      'feature 4 was “length” and is “nothing”',
    );
  });

  test('differs when a word of a list is changed, or a list is new', () => {
    const changed = fittedFor(features, { ...lists, 'small words': ['of', 'a'] });
    expect(() => requireFit('a.json', fittedFor(features, lists), changed, refit)).toThrow(
      'the list of small words has changed',
    );
    expect(() => requireFit('a.json', fittedFor(features), fittedFor(features, lists), refit)).toThrow(
      'the list of small words has changed',
    );
  });

  test('must be written in the file', () => {
    expect(() => requireFit('a.json', undefined, fittedFor(features), refit)).toThrow(
      'it does not say for what',
    );
  });

  test('may be outdated in the files that a script is about to write', () => {
    allowOutdated('about-to-be-written.json');
    expect(() =>
      requireFit('about-to-be-written.json', fittedFor(['old']), fittedFor(features), refit),
    ).not.toThrow();
    expect(() => requireFit('other.json', fittedFor(['old']), fittedFor(features), refit)).toThrow('refit');
  });
});
