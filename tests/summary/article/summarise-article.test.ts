import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, ParagraphKind } from '../../../src/article/article.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import { summariseArticle } from '../../../src/summary/article/summarise-article.ts';

type Line = readonly [ParagraphKind, string];

function read(lines: readonly Line[]) {
  const paragraphs = lines.map(([kind, text], index) => ({ number: index + 1, kind, text }));
  const article: Article = { id: '0', title: 'Title', origin: 'title.txt', paragraphs };
  return { article, speech: { quotations: [], statements: [], speakers: [] } };
}

const FERRY: readonly Line[] = [
  ['heading', 'Ferry stopped'],
  [
    'body',
    'OSLO (NTB) - The ferry between Nordvik and Sandholm will stop sailing in March, the council decided on Tuesday.',
  ],
  ['caption', 'Pictured: the ferry between Nordvik and Sandholm leaves the harbour'],
  [
    'body',
    'The council says the ferry costs 4 million crowns a year and carries 30 people a day. It was old.',
  ],
  ['body', 'Mayor Ingrid Solberg defended the decision. She looked tired. Why now?'],
  [
    'body',
    'A bus will replace the ferry between Nordvik and Sandholm, and the council will pay for it until 2030.',
  ],
  ['body', 'Nobody answered the telephone at the shipping company on Wednesday morning.'],
];

describe('the summary of an article', () => {
  it('gives as many sentences as asked, in the order of the article, each where it says', () => {
    const { article, speech } = read(FERRY);
    const sentences = summariseArticle({ article, speech }, 3);
    expect(sentences).toHaveLength(3);
    const places = sentences.map(({ paragraph, start }) => paragraph * 10_000 + start);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { paragraph, start, end, text } of sentences) {
      expect(article.paragraphs[paragraph - 1]?.text.slice(start, end)).toBe(text);
    }
  });

  it('begins with the news, its dateline left out', () => {
    const [first] = summariseArticle(read(FERRY), 3);
    expect(first?.text).toMatch(/^The ferry between Nordvik and Sandholm will stop/);
  });

  it('chooses no captions, no headings and no scraps', () => {
    const chosen = summariseArticle(read(FERRY), 20).map(({ text }) => text);
    expect(chosen.join(' ')).not.toContain('Pictured');
    expect(chosen).not.toContain('Ferry stopped');
    expect(chosen).not.toContain('Why now?');
  });

  it('gives all there are when fewer than asked, none when none are asked', () => {
    expect(summariseArticle(read([['body', 'One sentence of the whole text.']]), 3)).toHaveLength(1);
    expect(summariseArticle(read([['body', 'Short.']]), 3)).toHaveLength(1);
    expect(summariseArticle(read(FERRY), 0)).toEqual([]);
    expect(summariseArticle(read([['caption', 'Only a caption of a picture here']]), 3)).toEqual([]);
  });

  it('is verbatim, ordered and within the limit for any text', () => {
    const kinds = fc.constantFrom<ParagraphKind>('body', 'caption', 'listItem', 'heading');
    const words = fc.constantFrom(
      'the',
      'Ferry',
      'council',
      '“never”',
      '‘no’',
      'said.',
      '42',
      '(CNN)',
      '— ',
      'Why?',
      '😀',
      '\u0000',
    );
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kinds, line), { maxLength: 12 }),
        fc.integer({ min: 0, max: 6 }),
        (lines, count) => {
          const { article } = read(lines);
          const sentences = summariseArticle({ article, speech: readSpeech(article) }, count);
          expect(sentences.length).toBeLessThanOrEqual(count);
          let last = -1;
          for (const { paragraph, start, end, text } of sentences) {
            const source = article.paragraphs[paragraph - 1];
            expect(source?.text.slice(start, end)).toBe(text);
            expect(['body', 'listItem']).toContain(source?.kind);
            expect(paragraph * 100_000 + start).toBeGreaterThan(last);
            last = paragraph * 100_000 + start;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
