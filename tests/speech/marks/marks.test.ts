import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedSpans } from '../../../src/speech/marks/marks.ts';

const wordsIn = (...paragraphs: string[]): string[] =>
  markedSpans(paragraphs).map(({ paragraph, start, end }) => (paragraphs[paragraph] ?? '').slice(start, end));

describe('marked spans', () => {
  it.each([
    ['American curly marks', 'She said, “We leave today.”', ['We leave today.']],
    ['straight marks', 'She said, "We leave today," and left.', ['We leave today,']],
    ['British curly marks', 'She said: ‘We leave today.’', ['We leave today.']],
    ['British straight marks', "She said: 'We leave today.'", ['We leave today.']],
    ['two apostrophes as a double mark', "''We leave today,'' she said.", ['We leave today,']],
    ['an apostrophe within British marks', '‘We don’t leave,’ she said.', ['We don’t leave,']],
    [
      'a plural owner within British marks',
      '‘The teachers’ plan is sound,’ she said.',
      ['The teachers’ plan is sound,'],
    ],
    ['a plural owner outside marks', 'The teachers’ plan is ‘sound’, she said.', ['sound']],
    ['a decade and a swallowed letter', 'Back in the ’90s they sang ‘rock ’n’ roll’.', ['rock ’n’ roll']],
    [
      'single marks within double ones',
      '“He told me ‘never’ twice,” she said.',
      ['He told me ‘never’ twice,'],
    ],
    [
      'double marks within single ones',
      '‘He told me “never” twice,’ she said.',
      ['He told me “never” twice,'],
    ],
    ['curly marks within curly ones', '“He told me “never” twice,” she said.', ['He told me “never” twice,']],
    ['an opening mark that should close', 'He called it “vile“ and left.', ['vile']],
    ['two in one sentence', '“Yes,” she said, “we leave.”', ['Yes,', 'we leave.']],
    ['French angle marks', '« We leave today », she said.', ['We leave today']],
    ['German angle marks', 'She said: »We leave today.«', ['We leave today.']],
    ['Swiss angle marks', 'She said: «We leave today.»', ['We leave today.']],
    [
      'two single marks that close a double one',
      '“We leave,’’ she said. “Tonight.’’',
      ['We leave,', 'Tonight.'],
    ],
    [
      'sentences in marks of the other kind',
      '“We leave tonight, all of us,” she said. ‘I am staying,’ he said.',
      ['We leave tonight, all of us,', 'I am staying,'],
    ],
    [
      'no words or titles in marks of the other kind',
      '“We leave tonight, all of us,” she said, on the ‘new’ boat, the ‘Sea Bird’.',
      ['We leave tonight, all of us,'],
    ],
    ['no mark', 'Nobody said a word, it’s true.', []],
    ['an inch sign', 'The board is 6" wide.', []],
    ['an attribute in left-over markup', 'See <a href="page">this page</a>.', []],
  ])('finds %s', (_, text, expected) => {
    expect(wordsIn(text)).toEqual(expected);
  });

  it('lets a quotation run on over paragraphs that open with a mark again', () => {
    const spans = markedSpans(['“We leave today.', '“Then we come back,” she said.']);
    expect(spans.map(({ closed, continues }) => [closed, continues])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('takes an unclosed quotation to the end of its paragraph and no farther', () => {
    expect(wordsIn('She said: “We leave today and never', 'The end.')).toEqual(['We leave today and never']);
  });

  const text = fc.array(
    fc.constantFrom('“', '”', '"', '‘', '’', "'", ' ', 'word', 's', '.', ',', '—', '7', 'é'),
    {
      maxLength: 60,
    },
  );

  it('never overlaps, stays inside its paragraph and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            text.map((parts) => parts.join('')),
          ),
          { maxLength: 5 },
        ),
        (paragraphs) => {
          let last = { paragraph: -1, end: 0 };
          for (const span of markedSpans(paragraphs)) {
            const length = (paragraphs[span.paragraph] ?? '').length;
            expect(span.start).toBeLessThan(span.end);
            expect(span.outerStart).toBeLessThanOrEqual(span.start);
            expect(span.outerEnd).toBeGreaterThanOrEqual(span.end);
            expect(span.outerEnd).toBeLessThanOrEqual(length);
            if (span.paragraph === last.paragraph) expect(span.outerStart).toBeGreaterThanOrEqual(last.end);
            else expect(span.paragraph).toBeGreaterThan(last.paragraph);
            last = { paragraph: span.paragraph, end: span.outerEnd };
          }
        },
      ),
    );
  });
});
