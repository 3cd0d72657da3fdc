import { describe, expect, it } from 'vitest';
import { comparedWords } from '../../src/check/words.ts';

describe('the words that quotations are compared by', () => {
  it.each([
    ['We’re “not” here.', ['were', 'not', 'here']],
    ['£1,200.50 is 46kg, 10% & more', ['£', '1200.50', 'is', '46', 'kg', '10', 'percent', 'and', 'more']],
    ['[T]he well-known café give[s]', ['the', 'well', 'known', 'cafe', 'gives']],
    ['我们 like 東京', ['我', '们', 'like', '東', '京']],
    ['the allies’ plan', ['the', 'allies', 'plan']],
  ])('of “%s” are %j', (text, words) => {
    expect(comparedWords(text).map(({ folded }) => folded)).toEqual(words);
  });
});
