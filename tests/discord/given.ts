import fc from 'fast-check';
import type { Article, Paragraph, ParagraphKind, Span } from '../../src/article/article.ts';
import type { Quotation, ReadArticle, Speaker, Statement } from '../../src/speech/speech.ts';
import { LANGUAGES, type Language } from '../../src/words/languages.ts';
import { type Words, wordsIn } from '../../src/words/words.ts';
import { CONSTRUCTS } from './constructs.ts';

/** Generators of articles and speech of every kind that the types allow, hostile texts included. */

/** The bot's own words in any language. */
export const anyWords: fc.Arbitrary<Words> = fc.constantFrom(
  ...(Object.keys(LANGUAGES) as Language[]).map(wordsIn),
);

const words = fc.constantFrom('the', 'minister', 'said', '‘never’', '“again”', '…', '—', 'ünïcode', '😀');

/** One line of text without blanks at its ends, up to some thousand characters long. */
export const lineOfText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: words },
      { weight: 1, arbitrary: fc.constantFrom(...CONSTRUCTS) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom('x*'.repeat(20), 'x*'.repeat(1500)) },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) =>
    parts
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
      .trim(),
  )
  .map((line) => line || 'empty');

const kinds = fc.constantFrom<ParagraphKind>('body', 'caption', 'listItem', 'heading');

const identity = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });

const article: fc.Arbitrary<Article> = fc
  .record({
    id: identity,
    title: lineOfText.map((line) => line.slice(0, 200)),
    link: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true })),
    lines: fc.array(fc.tuple(lineOfText, kinds), { minLength: 1, maxLength: 6 }),
  })
  .map(({ id, title, link, lines }) => ({
    id,
    title,
    origin: 'given.txt',
    ...(link === null ? {} : { link }),
    paragraphs: lines.map(([text, kind], index): Paragraph => ({ number: index + 1, kind, text })),
  }));

/** A stretch of one of the article's paragraphs. */
export function spanOf(given: Article): fc.Arbitrary<Span> {
  return fc
    .record({
      at: fc.nat(given.paragraphs.length - 1),
      a: fc.double({ min: 0, max: 1, noNaN: true }),
      b: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ at, a, b }) => {
      const { number, text } = given.paragraphs[at] ?? { number: 1, text: '' };
      const [start, end] = [a, b].map((share) => Math.round(share * text.length)).sort((x, y) => x - y);
      return { paragraph: number, start: start ?? 0, end: end ?? 0 };
    });
}

const speaker: fc.Arbitrary<Speaker> = fc.record({
  id: identity,
  name: lineOfText.map((line) => line.slice(0, 300)),
  kind: fc.constantFrom('person' as const, 'body' as const, 'unnamed' as const),
  aliases: fc.array(lineOfText, { maxLength: 8 }),
  roles: fc.array(lineOfText, { maxLength: 2 }),
  mentions: fc.constant([]),
});

/** An article with quotations anywhere in it; every speaker is quoted or mentioned. */
export const readArticles: fc.Arbitrary<ReadArticle> = article.chain((given) =>
  fc
    .record({
      speakers: fc.array(speaker, { maxLength: 4 }),
      said: fc.array(
        fc.record({
          span: spanOf(given),
          who: fc.option(fc.nat(3)),
          source: fc.option(spanOf(given)),
          cue: fc.option(spanOf(given)),
        }),
        { maxLength: 12 },
      ),
      reported: fc.array(
        fc.record({
          span: spanOf(given),
          who: fc.option(fc.nat(3)),
          source: fc.option(spanOf(given)),
          cue: spanOf(given),
          kind: fc.constantFrom('indirect' as const, 'mixed' as const),
        }),
        { maxLength: 8 },
      ),
      mentioned: spanOf(given),
    })
    .map(({ speakers, said, reported, mentioned }) => {
      const known = speakers.map((each) => ({ ...each, mentions: [mentioned] }));
      const quotations = said.map(
        ({ span, who, source, cue }): Quotation => ({
          ...span,
          speaker: who === null ? null : (known[who] ?? null),
          source,
          cue,
          attribution: null,
          continues: false,
        }),
      );
      quotations.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
      const statements = reported.map(
        ({ span, who, source, cue, kind }): Statement => ({
          ...span,
          content: [{ start: span.start, end: span.end }],
          kind,
          speaker: who === null ? null : (known[who] ?? null),
          source,
          cue: { ...cue, paragraph: span.paragraph },
          certainty: 0.9,
        }),
      );
      statements.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
      return { article: given, speech: { quotations, statements, speakers: known } };
    }),
);
