import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { readSpeech } from '../../../src/speech/read.ts';
import { reportedSpeakers, reportingSentence } from '../../../src/speech/statement-words.ts';

function articleOf(...texts: readonly string[]): Article {
  const paragraphs = texts.map((text, index) => ({ number: index + 1, kind: 'body' as const, text }));
  return { id: 'fixture', title: 'Fixture', origin: 'fixture.txt', paragraphs };
}

/** Everything reported in an article, as words. */
function reportedIn(...texts: readonly string[]) {
  const article = articleOf(...texts);
  return readSpeech(article).statements.map(({ paragraph, content, source, cue, kind, speaker }) => {
    const text = texts[paragraph - 1] ?? '';
    return {
      source: source && text.slice(source.start, source.end),
      cue: text.slice(cue.start, cue.end),
      content: content.map(({ start, end }) => text.slice(start, end)),
      kind,
      speaker: speaker?.name ?? null,
    };
  });
}

describe('what somebody is reported to have said', () => {
  const rows: readonly [text: string, source: string | null, cue: string, content: readonly string[]][] = [
    [
      'Martha Quill said the harbour would stay open.',
      'Martha Quill',
      'said',
      ['the harbour would stay open'],
    ],
    [
      'Harold Lunt, the harbour master, has warned that the eastern pier could collapse.',
      'Harold Lunt',
      'has warned',
      ['that the eastern pier could collapse'],
    ],
    [
      'The ferries will not return before May, Martha Quill said.',
      'Martha Quill',
      'said',
      ['The ferries will not return before May'],
    ],
    [
      'The repairs, Martha Quill said, would take two years.',
      'Martha Quill',
      'said',
      ['The repairs', 'would take two years'],
    ],
    [
      'According to Martha Quill, the repairs will cost nine million pounds.',
      'Martha Quill',
      'According to',
      ['the repairs will cost nine million pounds'],
    ],
    [
      'The repairs will cost nine million pounds, according to Martha Quill.',
      'Martha Quill',
      'according to',
      ['The repairs will cost nine million pounds'],
    ],
    [
      'Martha Quill told reporters that nobody had been hurt.',
      'Martha Quill',
      'told',
      ['that nobody had been hurt'],
    ],
    [
      'Martha Quill denied taking money from the builders.',
      'Martha Quill',
      'denied',
      ['taking money from the builders'],
    ],
    ['Martha Quill promised to reopen the market.', 'Martha Quill', 'promised', ['to reopen the market']],
  ];
  it.each(rows)('%s', (text, source, cue, content) => {
    const [first, ...others] = reportedIn(text);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ cue, content, kind: 'indirect', speaker: source });
    expect(first?.source).toContain(source ?? '');
  });

  it('is mixed where some of its words stand in marks, and then a quotation, too', () => {
    const text = 'Martha Quill said the harbour was “in a sorry state” and needed a new wall.';
    expect(reportedIn(text)).toMatchObject([
      {
        kind: 'mixed',
        content: ['the harbour was “in a sorry state” and needed a new wall'],
        speaker: 'Martha Quill',
      },
    ]);
    expect(readSpeech(articleOf(text)).quotations).toHaveLength(1);
  });

  it('is nothing where all of it is quoted, or nobody says anything', () => {
    expect(reportedIn('“The harbour stays open,” Martha Quill said.')).toEqual([]);
    expect(reportedIn('Martha Quill said that “the harbour stays open”.')).toEqual([]);
    expect(reportedIn('Martha Quill opened the new bridge on Monday. Forty boats passed under it.')).toEqual(
      [],
    );
  });

  it('is the whole of it where somebody reports what another says', () => {
    expect(reportedIn('Martha Quill said that Harold Lunt had claimed the pier was safe.')).toMatchObject([
      { content: ['that Harold Lunt had claimed the pier was safe'], speaker: 'Martha Quill' },
    ]);
  });

  it('is by whom a pronoun or a title means', () => {
    const [, second, third] = reportedIn(
      'The mayor, Martha Quill, said the harbour would stay open.',
      'She also said the ferries would return.',
      'The mayor warned that the work would be noisy.',
    );
    expect(second).toMatchObject({ source: 'She', speaker: 'Martha Quill' });
    expect(third).toMatchObject({ source: 'The mayor', speaker: 'Martha Quill' });
  });

  it('leaves the speakers of quotations as they are', () => {
    const quoted = 'Martha Quill met the council. “The harbour stays open,” she said.';
    const reported = 'Harold Lunt said the pier was safe.';
    const speakers = readSpeech(articleOf(reported, quoted)).quotations.map(({ speaker }) => speaker?.name);
    expect(speakers).toEqual(['Martha Quill']);
  });

  const fragment = fc.constantFrom(
    'Martha Quill ',
    'said ',
    'has warned ',
    'that ',
    'she ',
    'the harbour ',
    'would close',
    'according to ',
    ', ',
    '. ',
    '“',
    '” ',
    'and ',
    'asked whether ',
    '\u{1f600} ',
    '(',
    ')',
  );
  const prose = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

  it('lies in its paragraph, in reading order, and shares no words with another', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(prose, fc.string({ unit: 'binary' })), { maxLength: 5 }), (texts) => {
        const article = articleOf(...texts);
        const taken = new Set<string>();
        for (const statement of readSpeech(article).statements) {
          const length = texts[statement.paragraph - 1]?.length ?? -1;
          let last = -1;
          for (const { start, end } of statement.content) {
            expect(start).toBeGreaterThanOrEqual(Math.max(0, last));
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(length);
            last = end;
            for (let at = start; at < end; at += 1) {
              const place = `${statement.paragraph} ${at}`;
              expect(taken.has(place)).toBe(false);
              taken.add(place);
            }
          }
          expect([statement.start, statement.end]).toEqual([statement.content[0]?.start, last]);
          const sentence = reportingSentence(article, statement);
          expect(sentence.start).toBeLessThanOrEqual(statement.start);
          expect(sentence.end).toBeGreaterThanOrEqual(statement.end);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is found in a time that grows with the length, whatever the sentence', () => {
    const took = (count: number): number => {
      const text = 'Mr Lunt said he told Ms Quill that the mayor, who warned them, denied it, and '.repeat(
        count,
      );
      const article = articleOf(text);
      const begun = performance.now();
      readSpeech(article);
      return performance.now() - begun;
    };
    took(20);
    expect(took(300)).toBeLessThan(30 * Math.max(20, took(30)));
  }, 60_000);
});

describe('who is reported', () => {
  it('is named once, those of the sentence first', () => {
    const text =
      'Harold Lunt said the pier was safe. Martha Quill said it was not. Mr Lunt said he was sure.';
    const { statements, quotations } = readSpeech(articleOf(text));
    const sentence = { start: text.indexOf('Martha'), end: text.indexOf(' Mr Lunt') };
    expect(reportedSpeakers(statements, quotations, sentence).map(({ name }) => name)).toEqual([
      'Martha Quill',
      'Harold Lunt',
    ]);
  });

  it('is not named again for a sentence that quotes them in part', () => {
    const reportedIn = (text: string): readonly string[] => {
      const { statements, quotations } = readSpeech(articleOf(text));
      expect(statements.length).toBeGreaterThan(0);
      return reportedSpeakers(statements, quotations, { start: 0, end: text.length }).map(({ name }) => name);
    };
    const mixed = 'Martha Quill said the pier was “a danger to every child in town” and must be closed.';
    expect(reportedIn(mixed)).toEqual([]);
    expect(reportedIn(`${mixed} She added that the council had known it for years.`)).toEqual([
      'Martha Quill',
    ]);
    expect(reportedIn(`${mixed} Harold Lunt said it was safe.`)).toEqual(['Harold Lunt']);
  });
});
