import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/read.ts';
import { quotationLine } from '../../../src/discord/kit/quotation.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import type { Quotation } from '../../../src/speech/speech.ts';
import { wordsIn } from '../../../src/words/words.ts';

const text = 'Dora Winters hopes for a ‘second harbour’ by spring.';
const article = readArticle(new TextEncoder().encode(text), { origin: 'fish.txt' });
const start = text.indexOf('second');
const quotation: Quotation = {
  paragraph: 1,
  start,
  end: start + 'second harbour'.length,
  speaker: null,
  source: { paragraph: 1, start: 0, end: 'Dora Winters'.length },
  cue: null,
  attribution: { rule: 'cue before', certainty: 0.4 },
  continues: false,
};

describe('the line of a quotation', () => {
  it('names nobody whose words it is not certain to be', () => {
    expect(quotationLine(wordsIn('en'), article, quotation, 100)).toBe(
      '‘second harbour’ — speaker not certain',
    );
  });

  it('names the speaker', () => {
    const said = readArticle(new TextEncoder().encode('“We counted,” said Dora Winters.'), {
      origin: 'a.txt',
    });
    const [first] = readSpeech(said).quotations;
    expect(first && quotationLine(wordsIn('en'), said, first, 100)).toBe('“We counted,” — Dora Winters');
  });
});
