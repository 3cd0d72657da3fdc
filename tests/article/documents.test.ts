import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/article/documents/read-document.ts';
import { endingOf, formatEndings, formatOfName, formatOfType } from '../../src/article/formats.ts';
import { NoText } from '../../src/article/no-text.ts';
import { articlesInFolder } from '../../src/library/reading/article-folder.ts';
import { UserError } from '../../src/user-error.ts';

const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));
const read = async (name: string, origin = name) => readDocument(await fixture(name), { origin });

describe('a PDF', () => {
  it('has its lines joined to paragraphs, over line ends, columns and pages, without headers and page numbers', async () => {
    const { title, byline, published, paragraphs } = await read('ferry.pdf');
    expect({ title, byline, published }).toEqual({
      title: 'Last ferry to Skarn sails in October',
      byline: 'Ann Bell',
      published: '2026-03-03',
    });
    const texts = paragraphs.map(({ text }) => text);
    expect(texts).toContain(
      'Councillors had argued for three hours before they voted, by nine to six, to sell the boat and to keep only its landing stage as a pier. It was the second vote on the crossing within a year, and the clerk expects it to be the last.',
    );
    expect(texts).toContain(
      'In all of some two hundred thousand crossings, the book says, eleven were broken off: nine for ice, one for a whale that would not leave the landing stage, and one for a wedding.',
    );
    expect(paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      'Last ferry to Skarn sails in October',
      'What the book says',
    ]);
    expect(texts.join('\n')).not.toMatch(/herald\.example|Islands$|\d\/\d/u);
  });

  it('of pictures alone is refused with what to do', async () => {
    await expect(read('scan.pdf')).rejects.toThrow(NoText);
    await expect(read('scan.pdf')).rejects.toThrow(/only pictures of pages/u);
  });

  it('is known whatever it is called, and a damaged one is refused', async () => {
    expect((await read('ferry.pdf', 'ferry.txt')).byline).toBe('Ann Bell');
    const cut = (await fixture('ferry.pdf')).subarray(0, 400);
    await expect(readDocument(cut, { origin: 'cut.pdf' })).rejects.toThrow(/damaged/u);
  });
});

describe('a page saved whole', () => {
  it('is read with its facts', async () => {
    const { title, byline, outlet, paragraphs } = await read('ferry.mhtml');
    expect({ title, byline, outlet }).toEqual({
      title: 'Last ferry to Skarn sails in October',
      byline: 'Ann Bell',
      outlet: 'The Sound Herald',
    });
    expect(paragraphs[0]?.text).toMatch(/^The ferry that has linked Skarn .* afternoon\.$/u);
  });

  it('without a page in it is refused', async () => {
    const empty = Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x--\n');
    await expect(readDocument(empty, { origin: 'empty.mhtml' })).rejects.toThrow(/no page in it/u);
  });
});

describe('a Word document', () => {
  it('is read with headings and facts', async () => {
    const { title, byline, published, paragraphs } = await read('ferry.docx');
    expect({ title, byline, published }).toEqual({
      title: 'Last ferry to Skarn sails in October',
      byline: 'Ann Bell',
      published: '2026-03-03',
    });
    expect(paragraphs.map(({ kind }) => kind)).toEqual(['heading', 'body', 'body']);
  });

  it('that is damaged is refused', async () => {
    const whole = await fixture('ferry.docx');
    const spoilt = Buffer.concat([whole.subarray(0, 60), Buffer.alloc(300, 7), whole.subarray(360)]);
    await expect(readDocument(spoilt, { origin: 'spoilt.docx' })).rejects.toThrow(/damaged or locked/u);
  });

  it('that would unpack to more than any article is refused unread', async () => {
    const bomb = Buffer.from(await fixture('ferry.docx'));
    const entry = bomb.indexOf('PK\x01\x02', 0, 'latin1');
    bomb.writeUInt32LE(900_000_000, entry + 24);
    await expect(readDocument(bomb, { origin: 'bomb.docx' })).rejects.toThrow(/larger than any article/u);
  });
});

it.each(['ferry.pdf', 'ferry.docx', 'ferry.mhtml'])(
  '%s with bytes changed is read or refused',
  async (name) => {
    const whole = await fixture(name);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [place, value] of changes) bytes[place] = value;
        await readDocument(bytes, { origin: name }).catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
        });
      }),
      { numRuns: 25 },
    );
  },
);

describe('formats', () => {
  it.each([
    ['story.txt', 'text'],
    ['https://herald.example/ferry.HTML?print=1#top', 'page'],
    ['notes.markdown', 'markdown'],
    ['ferry.mht', 'savedPage'],
    ['ferry.docx', 'word'],
    ['ferry.odt', undefined],
    ['ferry', undefined],
  ])('%s is %s', (name, format) => {
    expect(formatOfName(name)).toBe(format);
  });

  it('have their media types and endings', () => {
    expect(formatOfType('Application/PDF')).toBe('pdf');
    expect(formatOfType('image/png')).toBeUndefined();
    expect(endingOf('page')).toBe('html');
    expect(formatEndings).toBe('.txt, .md, .html, .mhtml, .pdf or .docx');
  });
});

it('the articles of a folder are those of its folders, too, without pictures saved beside pages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'articles-'));
  try {
    await mkdir(join(folder, 'islands', 'skarn'), { recursive: true });
    await mkdir(join(folder, 'Ferry_files'));
    for (const name of [
      'Ferry.html',
      'b.txt',
      'picture.png',
      '.hidden.txt',
      'islands/skarn/c.pdf',
      'Ferry_files/frame.html',
    ])
      await writeFile(join(folder, name), 'text');
    expect(await articlesInFolder(folder)).toEqual(['Ferry.html', 'b.txt', 'islands/skarn/c.pdf']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
