import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { introductionOf } from '../../src/speech/quotation-words.ts';
import { readSpeech } from '../../src/speech/read.ts';

/** What introduces the first quotation of a text, stretch by stretch. */
function introduction(text: string): readonly string[] {
  const article = readArticle(Buffer.from(`The ferry\n\n${text}\n`), { origin: 'a.txt' });
  const [quotation] = readSpeech(article).quotations;
  if (quotation === undefined) return [];
  return introductionOf(article, quotation).map(
    ({ paragraph, start, end }) => article.paragraphs[paragraph - 1]?.text.slice(start, end) ?? '',
  );
}

describe('what introduces a quotation', () => {
  it.each([
    ['“The pier is closed,” said Anna Bergstrom.', ['said Anna Bergstrom']],
    ['Anna Bergstrom said: “The pier is closed.”', ['Anna Bergstrom said']],
    [
      'Anna Bergstrom was urged to apologise for saying: “The pier is a ruin and always was.”',
      ['Anna Bergstrom was urged to apologise for saying'],
    ],
    [
      'Anna Bergstrom stopped short of closing the pier, but said: “We look at it every week.”',
      ['Anna Bergstrom stopped short of closing the pier, but said'],
    ],
    [
      'Anna Bergstrom, who has led the harbour board since the old pier burned down in the autumn of 1998, said: “We look at it.”',
      ['Anna Bergstrom', 'said'],
    ],
  ])('%s', (text, expected) => {
    expect(introduction(text)).toEqual(expected);
  });

  it('leaves out what is said between two parts of it', () => {
    expect(introduction('Anna Bergstrom called it “a ruin” and said: “Close it.”')).not.toContain(
      'Anna Bergstrom called it “a ruin” and said',
    );
  });
});
