import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { readSpeech } from '../../src/speech/read.ts';

const SEED = 'seeds/000_3d8a4b5ca597a420.txt';

/** Every span in marks: its paragraph, how it begins, the words of its source, its speaker (null: nobody). */
const SPANS: readonly (readonly [number, string, string | null, string | null])[] = [
  [4, 'temporary', null, null],
  [5, 'not put up with', 'President Trump', 'Donald Trump'],
  [6, 'reviewed', 'the White House', 'The White House'],
  [6, 'ensure that it is contributing to a', 'the White House', 'The White House'],
  [8, 'really valued', 'the Ukrainian President', 'Volodymyr Zelensky'],
  [8, 'ready to work under President Trump’s', 'the Ukrainian President', 'Volodymyr Zelensky'],
  [12, 'regrettable', 'He', 'Volodymyr Zelensky'],
  [13, 'a truce in the sky… and truce in the', 'he', 'Volodymyr Zelensky'],
  [15, 'still very, very far away', 'President Zelensky', 'Volodymyr Zelensky'],
  [16, 'ready to work fast to end the war', 'Mr Zelensky', 'Volodymyr Zelensky'],
  [16, 'at any time', 'Mr Zelensky', 'Volodymyr Zelensky'],
  [18, 'disrespectful', null, null],
  [19, 'Our meeting in Washington, at the White', 'President Zelensky', 'Volodymyr Zelensky'],
  [22, 'We are grateful for this.', 'He', 'Volodymyr Zelensky'],
  [24, 'steadfast commitment to securing peace', 'The PM', 'Keir Starmer'],
  [25, 'advice and support during this', 'Mr Zelensky', 'Volodymyr Zelensky'],
  [27, '20,000 troops from some random country', 'US Vice-President JD Vance', 'JD Vance'],
  [28, 'Thousands of people will die.', 'one Ukrainian MP', 'one Ukrainian MP'],
  [30, 'ReArm Europe', null, null],
  [31, 'border incursions', 'Former MI6 chief Sir John Sawers', 'John Sawers'],
  [31, 'test', 'Former MI6 chief Sir John Sawers', 'John Sawers'],
  [35, 'As I understand it, that is not their', 'the PM', 'Keir Starmer'],
  [38, 'Keeping military aid flowing into', 'Sir Keir', 'Keir Starmer'],
  [40, 'at all levels', 'Government sources', 'Government sources'],
  [42, 'We are ready to work fast to end the', 'He', 'Volodymyr Zelensky'],
  [46, 'harder to verify and easier to derail.', 'a source', 'a source'],
  [48, 'backstop', null, null],
  [48, 'coalition of the willing', null, null],
  [49, 'utter folly', 'Sir Keir', 'Keir Starmer'],
];

describe('the quotations of the first seed article', () => {
  const article = readArticle(readFileSync(SEED), { origin: SEED });
  const { quotations } = readSpeech(article);
  const textOf = (number: number): string =>
    article.paragraphs.find((paragraph) => paragraph.number === number)?.text ?? '';

  it.each(SPANS)('in paragraph %i, ‘%s …’ is said by: %s', (number, begins, source, speaker) => {
    const text = textOf(number);
    const found = quotations.find(
      (quotation) => quotation.paragraph === number && text.startsWith(begins, quotation.start),
    );
    expect(text).toContain(begins);
    expect(found?.speaker?.name.toLowerCase() ?? null).toBe(speaker?.toLowerCase() ?? null);
    if (source === null) return;
    const span = found?.source;
    expect(textOf(span?.paragraph ?? 0).slice(span?.start, span?.end)).toContain(source);
  });

  it('are no more than the spans in marks', () => {
    expect(quotations.length).toBeLessThanOrEqual(SPANS.length);
  });
});
