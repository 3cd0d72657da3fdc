import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionTermsOf, termsOf } from '../../../src/search/index/terms.ts';
import { askedFor } from '../../../src/search/question/asked-for.ts';
import { relatedWords } from '../../../src/search/question/related-words.ts';
import { kindsOf, termKind } from '../../../src/search/ranking/term-kinds.ts';
import { sentencesOf } from '../../../src/text/sentences.ts';
import { stemOf } from '../../../src/text/stem.ts';

describe('what kind of thing a question asks for', () => {
  test.each([
    ['Which football club has signed the keeper?', 'football club'],
    ['what river is in Lisbon', 'river'],
    ['What is the name of the ferry that sank?', 'ferry'],
    ['How many lorries are waiting at the port?', 'lorries'],
    ['Who opened the bridge?', undefined],
    ['When did the bridge open?', undefined],
  ])('%s', (question, words) => {
    const range = askedFor(question, questionTermsOf(question));
    expect(range && question.slice(range.start, range.end)).toBe(words);
  });
});

describe('what the writing of a term shows', () => {
  const text =
    'On Tuesday the mayor, Anna Petrova, said 40 boats left Brindlemouth for Norway. Walls cost £14 million in 1872.';
  const terms = termsOf(text);
  const kinds = kindsOf(text, terms, new Set(sentencesOf(text).map(({ start }) => start)));
  const kindOf = (word: string) =>
    kinds[terms.findIndex((term) => text.slice(term.start, term.end) === word)] ?? 0;

  test.each([
    ['Tuesday', 'time'],
    ['Anna', 'run'],
    ['Petrova', 'name'],
    ['40', 'number'],
    ['Brindlemouth', 'name'],
    ['Norway', 'place'],
    ['Walls', 'begins'],
    ['14', 'amount'],
    ['1872', 'time'],
  ] as const)('%s is a %s', (word, kind) => {
    expect(kindOf(word) & termKind[kind]).not.toBe(0);
  });

  test.each(['mayor', 'boats', 'Walls'])('%s is no name', (word) => {
    expect(kindOf(word) & termKind.name).toBe(0);
  });

  test('every term of any text has a kind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (any) => {
        const found = termsOf(any);
        expect(kindsOf(any, found, new Set(sentencesOf(any).map(({ start }) => start)))).toHaveLength(
          found.length,
        );
      }),
    );
  });
});

describe('words of like meaning', () => {
  test.each([
    ['jail', 'prison'],
    ['buy', 'purchase'],
    ['trapped', 'stranded'],
  ])('%s: %s', (word, other) => {
    expect(relatedWords(stemOf(word)).map(({ stem }) => stem)).toContain(stemOf(other));
  });

  test.each(['', 'zzyzx', 'constructor', '__proto__', 'first', 'monday', 'three'])('none for %j', (word) => {
    expect(relatedWords(stemOf(word))).toEqual([]);
  });

  test('are alike from 0 to 1, the nearest first', () => {
    const likeness = relatedWords(stemOf('vaccine')).map((word) => word.likeness);
    expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
    for (const one of likeness) expect(one > 0 && one <= 1).toBe(true);
  });
});
