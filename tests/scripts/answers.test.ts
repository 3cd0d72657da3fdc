import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpQuestion } from '../../scripts/answers/made-up-question.ts';
import { randomFrom } from '../../scripts/learn/random.ts';

const sentence =
  'The mayor of Tarn, Liv Moen, told reporters on Friday that 61 pupils had planted a garden behind the village school.';
const written = (stem: string): string => stem;

describe('a question made up of a sentence', () => {
  test('asks for words of the sentence, which it does not have itself', () => {
    const asked = new Set<string>();
    for (let seed = 1; seed <= 200; seed += 1) {
      const madeUp = madeUpQuestion(sentence, randomFrom(seed), written);
      if (madeUp === null) continue;
      expect(sentence).toContain(madeUp.answer);
      expect(madeUp.question).toMatch(/^\p{Lu}.* .*\?$/u);
      expect(madeUp.question).not.toContain(` ${madeUp.answer} `);
      asked.add(madeUp.answer);
    }
    for (const answer of ['61', 'Friday', 'Tarn, Liv Moen']) expect(asked).toContain(answer);
  });

  test('is the same again with the same chance', () => {
    const make = () => madeUpQuestion(sentence, randomFrom(7), written);
    expect(make()).toEqual(make());
  });

  test('is not made of a few words, and of no text does it fail', () => {
    expect(madeUpQuestion('He left on Friday.', randomFrom(1), written)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer(), (text, seed) => {
        const madeUp = madeUpQuestion(text, randomFrom(seed), written);
        expect(madeUp === null || text.includes(madeUp.answer)).toBe(true);
      }),
    );
  });
});
