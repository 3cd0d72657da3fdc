import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PARAGRAPH } from '../../src/article/divide.ts';
import { readArticle } from '../../src/article/read.ts';

function texts(content: string | Uint8Array, origin = 'a.txt'): readonly string[] {
  return readArticle(Buffer.from(content), { origin }).paragraphs.map(({ text }) => text);
}

const letters = (text: string) => text.replaceAll(/\s+/g, '');

describe('a text without line ends', () => {
  const sentence = 'The council of Port Elsin met on Monday and heard Dr. Ada Thorne. ';

  it('is divided between sentences', () => {
    const paragraphs = texts(sentence.repeat(2000));
    expect(paragraphs.length).toBeGreaterThan(5);
    for (const paragraph of paragraphs) {
      expect(paragraph.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
      expect(paragraph).toMatch(/^The council.*Thorne\.$/);
    }
  });

  it('without sentences is divided between words, without words anywhere but within a character', () => {
    const words = texts('word '.repeat(30_000));
    expect(words.every((paragraph) => /^word.*word$/.test(paragraph))).toBe(true);
    const runs = texts(`a${'😀'.repeat(30_000)}`);
    expect(runs.join('')).toBe(`a${'😀'.repeat(30_000)}`);
    expect(runs.some((paragraph) => /\p{Surrogate}/u.test(paragraph))).toBe(false);
  });

  it('keeps every letter, however it is written', () => {
    const piece = fc.constantFrom(
      'word ',
      '“Yes,” ',
      'x'.repeat(9000),
      'end. ',
      '😀'.repeat(5000),
      'Mr. ',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const text = `Beginning ${pieces.join('')}`;
        const paragraphs = texts(text);
        expect(letters(paragraphs.join(''))).toBe(letters(text));
        for (const paragraph of paragraphs) expect(paragraph.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
      }),
      { numRuns: 50 },
    );
  });

  it('as long as a newspaper’s longest is left as it is', () => {
    expect(texts(sentence.repeat(150).trim())).toHaveLength(1);
  });
});

it('a text of more paragraphs than any article is refused with their number', () => {
  expect(() => texts('a b\n'.repeat(490_000))).toThrow(
    '“a.txt” has 490,000 paragraphs; an article may have 20,000. Give it in parts.',
  );
});

describe('a file that is not what its name says', () => {
  const body = '<h1>Harbour</h1><p>The harbour closes.</p><script>evil()</script>';

  it.each([
    ['a page', `<!DOCTYPE html><html><body>${body}</body></html>`],
    ['a saved page', `<!-- saved from url=(0020)https://example.org -->\n<html><body>${body}</body></html>`],
    ['XHTML', `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html><body>${body}</body></html>`],
    ['a page without its first lines', `<head><title>Harbour</title></head><body>${body}</body>`],
    ['a part of a page', `<div class="story">${body}</div>`],
  ])('%s is read as a page when it is called .txt or .md', (_, content) => {
    for (const origin of ['a.txt', 'a.md', 'a.html'])
      expect(texts(content, origin), origin).toEqual(['Harbour', 'The harbour closes.']);
  });

  it('a plain text called .html keeps its paragraphs', () => {
    expect(texts('The harbour closes.\n\n“Is 2 < 3 & more?”\n\nThird.', 'a.html')).toEqual([
      'The harbour closes.',
      '“Is 2 < 3 & more?”',
      'Third.',
    ]);
  });

  it('a text about tags stays a text', () => {
    expect(texts('<b> and <div> are tags.\nThey begin with a sign.')).toHaveLength(2);
    expect(texts('<div> is a tag.\nIt begins with a sign.')).toEqual([
      '<div> is a tag.',
      'It begins with a sign.',
    ]);
  });

  it('two bytes that promise UTF-16 do not make a picture a text', () => {
    expect(() => texts(Buffer.concat([Buffer.from([0xff, 0xfe]), scrambled(20_000)]))).toThrow('not text');
    expect(texts(Buffer.from('\uFEFFThe café closes 😀.', 'utf16le'))).toEqual(['The café closes 😀.']);
  });
});

/** Bytes like those of packed data. */
function scrambled(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
