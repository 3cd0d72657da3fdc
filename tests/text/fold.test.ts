import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/text/fold.ts';

describe('words are compared without what readers overlook', () => {
  test.each([
    ['Zoë’s café', ['zoe', 'cafe']],
    ["the workers' union", ['the', 'workers', 'union']],
    ['U.S. troops', ['us', 'troops']],
    ['20,000 and 20k and 20000', ['20000', 'and', '20000', 'and', '20000']],
    ['Anglo-French', ['anglo', 'french']],
    ['£660bn', ['660']],
    ['the 21st century, the 1990s', ['the', '21', 'century', 'the', '1990s']],
    ['3.5 per cent', ['3.5', 'per', 'cent']],
    ['', []],
    ['?!', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text).map((word) => word.folded)).toEqual(words);
  });

  test('each word says where it stands', () => {
    const text = 'Zoë’s café';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Zoë’s', 'café']);
  });
});
