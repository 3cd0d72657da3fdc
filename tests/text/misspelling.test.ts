import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyMeant, misspelt } from '../../src/text/misspelling.ts';

describe('a misspelt word', () => {
  it.each([
    ['harbor', 'harbour', 1],
    ['harbuor', 'harbour', 1],
    ['pire', 'pier', 1],
    ['habrour', 'harbour', 1],
    ['ferries', 'ferry', null],
    ['council', 'council', 0],
    ['cuoncli', 'council', null],
    ['conucli', 'council', null],
    ['bunkr', 'hunker', null],
    ['pie', 'pier', null],
  ])('“%s” for “%s” has %s wrong letters', (typed, word, edits) => {
    expect(misspelt(typed, word)).toBe(edits);
  });

  it('is forgiven one letter anywhere in a word of four letters or more', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{4,12}$/),
        fc.nat(11),
        fc.constantFrom('', 'x'),
        (word, at, put) => {
          const typed = word.slice(0, at) + put + word.slice(at + 1);
          fc.pre(typed.length >= 4 && at < word.length);
          expect(misspelt(typed, word)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('means the nearest word, then the more frequent, then the first of the alphabet', () => {
    const words = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).map(([word, count]) => ({ word, folded: word, count }));
    expect(likelyMeant('harbur', words({ harbour: 1, harbinger: 9 }))).toBe('harbour');
    expect(likelyMeant('bolt', words({ boat: 2, bold: 5 }))).toBe('bold');
    expect(likelyMeant('bolt', words({ bold: 2, boat: 2 }))).toBe('boat');
    expect(likelyMeant('zebra', words({ boat: 2 }))).toBeUndefined();
  });
});
