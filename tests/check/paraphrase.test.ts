import { describe, expect, it } from 'vitest';
import { withNearest } from '../../src/check/paraphrase.ts';
import { remarksOf, titleOf } from '../../src/check/wording.ts';
import { wordsIn } from '../../src/words/words.ts';
import { checked } from './articles.ts';

const [original] = checked('The builders expect the work to take two summers').places;
if (original === undefined) throw new Error('the sentence is not there');
const place = { ...original, range: { start: 0, end: 500 } };

describe('a quotation that is not found', () => {
  const asked = checked('According to the contractors it will be finished after two seasons');

  it('is reported where a sentence near enough in meaning says the same', () => {
    const found = withNearest(asked, { place, likeness: 0.86 });
    expect(found).toMatchObject({ verdict: 'reported', inOtherWords: true, places: [place] });
    expect(titleOf(wordsIn('en'), found)).toBe('In other words');
    expect(remarksOf(wordsIn('en'), found, (text) => text)).toEqual([
      'These words stand nowhere, but a sentence of the same sense does.',
    ]);
  });

  it.each([
    ['is not near enough', asked, 0.7],
    ['is not to be had without a model', asked, null],
    ['lacks its number', checked('According to the contractors it will be finished after 14 seasons'), 0.9],
    ['lacks its “not”', checked('According to the contractors it will not be finished so soon'), 0.9],
    ['is compared with too few words', checked('the contractors'), 0.9],
  ])('stays so where the sentence %s', (_, given, likeness) => {
    expect(withNearest(given, { place, likeness }).verdict).toBe('absent');
  });
});
