import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Span } from '../../src/article/article.ts';
import { readArticle } from '../../src/article/read.ts';
import { readSpeech } from '../../src/speech/read.ts';

function articleOf(...texts: string[]): Article {
  const paragraphs = texts.map((text, index) => ({ number: index + 1, kind: 'body' as const, text }));
  return { id: 'fixture', title: 'Fixture', origin: 'fixture.txt', paragraphs };
}

const fragment = fc.constantFrom(
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  ' said ',
  ' Martha Quill ',
  ' she ',
  ' the mayor ',
  ', ',
  '. ',
  ': ',
  ' who ',
  '’s ',
  ' claim ',
  ' that ',
  'the harbour',
  '— ',
  'QUILL: ',
  '\u{1f600}',
  ' 7 ',
  ' according to ',
  '(',
  ')',
  'é',
);
const prose = fc.array(fragment, { maxLength: 50 }).map((parts) => parts.join(''));
const paragraphs = fc.array(fc.oneof(prose, fc.string({ unit: 'binary' })), { maxLength: 6 });

describe('reading speech', () => {
  it('gives spans that lie in their paragraphs, quotations in order and never overlapping', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        const inside = (span: Span): void => {
          const length = texts[span.paragraph - 1]?.length ?? -1;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(length);
        };
        let last = { paragraph: 0, end: 0 };
        for (const quotation of readSpeech(articleOf(...texts)).quotations) {
          inside(quotation);
          if (quotation.source) inside(quotation.source);
          if (quotation.cue) inside(quotation.cue);
          if (quotation.paragraph === last.paragraph)
            expect(quotation.start).toBeGreaterThanOrEqual(last.end);
          else expect(quotation.paragraph).toBeGreaterThan(last.paragraph);
          last = { paragraph: quotation.paragraph, end: quotation.end };
          const certainty = quotation.attribution?.certainty ?? 0;
          expect(certainty).toBeGreaterThanOrEqual(0);
          expect(certainty).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads the same article the same way twice', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        expect(readSpeech(articleOf(...texts))).toEqual(readSpeech(articleOf(...texts)));
      }),
      { numRuns: 40 },
    );
  });

  it('finds the same sources whatever the style of marks', () => {
    const text =
      'Martha Quill met the council on Monday. “The harbour stays open,” she said. “It always has.” Harold Lunt called the plan “a joke on us all”.';
    const sources = (styled: string): (string | undefined)[] =>
      readSpeech(articleOf(styled)).quotations.map(({ source }) => styled.slice(source?.start, source?.end));
    const american = sources(text);
    expect(american).toEqual(['she', 'she', 'Harold Lunt']);
    expect(sources(text.replace(/[“”]/g, '"'))).toEqual(american);
    expect(sources(text.replaceAll('“', '‘').replaceAll('”', '’'))).toEqual(american);
  });

  it('passes over captions when a source is carried over', () => {
    const quoted = {
      kind: 'body' as const,
      text: 'Martha Quill said: “The harbour stays open for everybody in town.”',
    };
    const caption = { kind: 'caption' as const, text: 'Harold Lunt at the harbour on Monday' };
    const carried = { kind: 'body' as const, text: '“It always has been open and it always will be.”' };
    const article = {
      ...articleOf(),
      paragraphs: [quoted, caption, carried].map((paragraph, index) => ({ number: index + 1, ...paragraph })),
    };
    const quotations = readSpeech(article).quotations;
    expect(quotations.map(({ source }) => source)).toEqual([
      { paragraph: 1, start: 0, end: 12 },
      { paragraph: 1, start: 0, end: 12 },
    ]);
    expect(quotations[1]?.attribution?.rule).toBe('carried over');
  });

  it('reads ten thousand marks in one paragraph, and marks that never close, in a time that grows with the length', () => {
    const dense = '“Yes,” he said. And so on. '.repeat(5000).slice(0, 130_000);
    for (const text of [dense, "'".repeat(50_000), '“'.repeat(50_000), '“a ‘b '.repeat(4000)]) {
      const begun = performance.now();
      readSpeech(articleOf(text));
      expect(performance.now() - begun).toBeLessThan(25_000);
    }
  }, 90_000);

  it('names nobody for an empty article', () => {
    expect(readSpeech(articleOf()).quotations).toEqual([]);
    expect(
      readArticle(new TextEncoder().encode('No marks here.'), { origin: 'x.txt' }).paragraphs,
    ).toHaveLength(1);
  });
});
