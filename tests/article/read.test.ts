import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { UserError } from '../../src/user-error.ts';

const seed = new URL('../../seeds/000_3d8a4b5ca597a420.txt', import.meta.url);

function read(text: string, origin = 'a.txt') {
  return readArticle(Buffer.from(text), { origin });
}

function kinds(text: string, origin = 'a.txt'): readonly string[] {
  return read(text, origin).paragraphs.map((paragraph) => `${paragraph.kind}: ${paragraph.text}`);
}

describe('readArticle', () => {
  it('numbers the non-empty lines from 1, whatever ends them', () => {
    const article = read('One.\r\n\r\nTwo.\rThree.\u2028Four.\u2029\fFive.\n \n\u200b\nSix.');
    expect(article.paragraphs.map(({ number, text }) => [number, text])).toEqual([
      [1, 'One.'],
      [2, 'Two.'],
      [3, 'Three.'],
      [4, 'Four.'],
      [5, 'Five.'],
      [6, 'Six.'],
    ]);
  });

  it('finds all captions and list items of the seed, and no others', () => {
    const { paragraphs } = readArticle(readFileSync(seed), { origin: 'seed.txt' });
    const numbers = (kind: string) => paragraphs.filter((p) => p.kind === kind).map((p) => p.number);
    expect(paragraphs).toHaveLength(50);
    expect(numbers('caption')).toEqual([9, 10, 11, 20, 21, 32, 33, 34, 43, 44]);
    expect(numbers('listItem')).toEqual([27, 28, 29, 30, 31]);
    expect(numbers('heading')).toEqual([]);
  });

  it.each([
    'The harbour master (pictured, left) opened the new lock on Friday',
    'Pictured: Fishermen mend their nets in the old port',
    'Anna Field (left) and Tom Stone at the fair in Whitby.',
    'Anna Field (C-R) listens to the mayor',
    'The new lock gates seen from the quay. Photograph: Ben Wood/Reuters',
    'Rain falls on the quay. (AP Photo/Ben Wood)',
    'FILE PHOTO: The old lock before it was rebuilt in 2019',
    'Ben Wood/Getty Images',
    'Image source, Reuters',
    'Image caption, The gates were built in the town',
    'The gates on Friday.Credit...Ben Wood/The Harbour Times',
    'The mayor cuts the ribbon (Photo by Ben Wood/Getty Images)',
    'Boats pass through the lock for the first time. (Image: Harbour Times)',
    'Crowds on both banks of the canal © Ben Wood',
  ])('knows a caption by what it says: %s', (caption) => {
    const body = 'The lock was opened on Friday after ten years of work by the town and its people.';
    expect(kinds(`${body}\n${caption}\n${body} It rained.`)[1]).toBe(`caption: ${caption}`);
  });

  it.each([
    'Senator Tom Stone (R) spoke for the bill and Anna Field (D) spoke against it.',
    'The photographer said the images were taken on Friday.',
    'A Reuters poll showed that most people liked the lock.',
    'They left for the coast from left-wing clubs in the city.',
    '“We hold the line and stand here during a rally,” she said.',
  ])('takes no sentence for a caption: %s', (sentence) => {
    const body = 'The lock was opened on Friday after ten years of work by the town and its people.';
    expect(kinds(`${body}\n\n${sentence}\n\n${body} It rained.`)[1]).toBe(`body: ${sentence}`);
  });

  it('reads headings, numbered lines and bullets of plain text', () => {
    const body = 'The lock was opened on Friday after ten years of work by the town and its people.';
    expect(
      kinds(`THE NEW LOCK\n${body}\n• First gain.\n• Second gain.\n1. One.\n2. Two.\n- A signature`),
    ).toEqual([
      'heading: THE NEW LOCK',
      `body: ${body}`,
      'listItem: First gain.',
      'listItem: Second gain.',
      'listItem: 1. One.',
      'listItem: 2. Two.',
      'body: - A signature',
    ]);
  });

  it('names the same content the same, whatever it is called', () => {
    const one = readArticle(Buffer.from('Hello there.'), { origin: 'a.txt', title: 'A' });
    const other = readArticle(Buffer.from('\ufeffHello\u00a0there.\n'), { origin: 'b.txt' });
    expect(one.id).toMatch(/^[0-9a-f]{16}$/u);
    expect(other.id).toBe(one.id);
  });

  it.each([
    ['given', { title: 'Given' }, '# Head\n\nText.', 'Given'],
    ['front matter', {}, '---\ntitle: "Front: matter"\n---\n# Head\n\nText.', 'Front: matter'],
    ['heading', {}, 'Text before.\n\n# Head\n\nText.', 'Head'],
    ['first sentence', {}, 'Mr. Stone left. He came back.', 'Mr. Stone left.'],
  ])('takes its title from the %s', (_, given, text, title) => {
    expect(readArticle(Buffer.from(text), { origin: 'a.md', ...given }).title).toBe(title);
  });

  it('reads a web page as one, whatever its name', () => {
    expect(kinds('<!doctype html><p>One<p>Two', 'page.txt')).toEqual(['body: One', 'body: Two']);
  });

  it('cuts a long title between words, at most 200 characters', () => {
    const { title } = read(`${'word '.repeat(100)}end.`);
    expect(title).toMatch(/^(?:word )+…$/u);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title.length).toBeGreaterThan(190);
    expect(read('x'.repeat(5000)).title).toHaveLength(200);
  });

  it.each([
    ['%PDF-1.7\n', 'a.pdf', /PDF/u],
    ['\x89PNG\r\n\x1a\n\0\0\0', 'a.txt', /image/u],
    ['PK\x03\x04\x14\0\0\0\x08\0', 'a.docx', /Office|zip/u],
    ['{\\rtf1 hello}', 'a.rtf', /rich text/u],
    ['\0\x01\x02\x03'.repeat(100), 'a.txt', /not text/u],
    ['', 'a.txt', /no text/u],
    [' \n\u200b\n', 'a.txt', /no text/u],
    ['<html><script>var a;</script></html>', 'a.html', /no text/u],
  ])('says what to do about %j', (bytes, origin, message) => {
    const given = /^\x89|^PK/u.test(bytes) ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    expect(() => readArticle(given, { origin })).toThrow(UserError);
    expect(() => readArticle(given, { origin })).toThrow(message);
  });

  it('reads UTF-8, UTF-16, Windows-1252 and a declared encoding', () => {
    const text = '“Café” costs €5, he said.';
    const latin = Buffer.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35]);
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const texts = (bytes: Uint8Array, origin = 'a.txt') => readArticle(bytes, { origin }).paragraphs[0]?.text;
    expect(texts(Buffer.from(text))).toBe(text);
    expect(texts(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(texts(wide)).toBe(text);
    expect(texts(Buffer.from(wide).swap16())).toBe(text);
    expect(texts(Buffer.from(text, 'utf16le'))).toBe(text);
    expect(texts(latin)).toBe('“Café” €5');
    const russian = Buffer.concat([
      Buffer.from('<meta charset="windows-1251"><p>'),
      Buffer.from([0xc4, 0xe0]),
    ]);
    expect(texts(russian, 'a.html')).toBe('Да');
  });

  it('never throws anything but a UserError, on any bytes in any format', () => {
    const markup = fc
      .array(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<li>',
          '<h1>',
          '<!--',
          '<script>',
          '&amp;',
          '# ',
          '- ',
          '> ',
          '![a](b)',
          '---\n',
          '*',
          '`',
          '[',
          '\n',
          'word ',
          'é',
          '\0',
          'Â',
          'â€',
        ),
      )
      .map((pieces) => Buffer.from(pieces.join('')));
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), markup),
        fc.constantFrom('a.txt', 'a.md', 'a.html'),
        (bytes, origin) => {
          try {
            const article = readArticle(bytes, { origin });
            expect(article.title).not.toBe('');
            expect(article.title.length).toBeLessThanOrEqual(200);
            article.paragraphs.forEach((paragraph, index) => {
              expect(paragraph.number).toBe(index + 1);
              expect(paragraph.text).not.toMatch(/^\s|\s$|\p{Cc}|^$/u);
            });
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads megabytes and very long lines', () => {
    expect(read('The mayor said “we will” on Monday. He didn’t.\n'.repeat(20_000)).paragraphs).toHaveLength(
      20_000,
    );
    expect(read('word “said” it. '.repeat(1000)).paragraphs).toHaveLength(1);
  });
});
