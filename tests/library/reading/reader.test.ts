import { afterAll, expect, test, vi } from 'vitest';
import { builtFile } from '../../../src/built.ts';
import { WorkerReader } from '../../../src/library/reading/reader.ts';
import { UserError } from '../../../src/user-error.ts';

const reader = new WorkerReader();
/** Refuses sooner than the bot does, so that the tests are short. */
const hasty = new WorkerReader({ timeout: 4000 });
afterAll(() => Promise.all([reader.close(), hasty.close()]));

const MEGABYTE = 1_000_000;

/** The article's characters, or the message for people; anything else fails the test. */
async function outcome(text: string | Uint8Array, origin: string, by = reader): Promise<number | string> {
  try {
    const { article } = await by.read(Buffer.from(text), { origin });
    return article.paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length, 0);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
}

test('speakers are the very same object wherever they speak', async () => {
  const text = '“I will stay,” said Tom Birch. “I will not go,” Mr Birch said.';
  const { speech } = await reader.read(Buffer.from(text), { origin: 'a.txt' });
  const [first, second] = speech.quotations;
  expect(first?.speaker?.name).toBe('Tom Birch');
  expect(second?.speaker).toBe(first?.speaker);
  expect(speech.speakers).toContain(first?.speaker);
});

test.each([
  ['one line of two megabytes', 'word '.repeat(0.4 * MEGABYTE), 'a.txt'],
  ['one word of two megabytes', 'x'.repeat(2 * MEGABYTE), 'a.txt'],
  ['quotation marks alone', '“'.repeat(MEGABYTE / 3), 'a.txt'],
  ['opening and closing marks in turn', '“a” '.repeat(15_000), 'a.txt'],
  ['elements nested 200,000 deep', '<div>'.repeat(0.2 * MEGABYTE), 'a.html'],
  ['nested and closed', `${'<b>'.repeat(50_000)}text${'</b>'.repeat(50_000)}`, 'a.html'],
  ['an attribute without end', `<p title="${'x'.repeat(2 * MEGABYTE)}`, 'a.html'],
  ['a tag without end', `<p ${'a '.repeat(MEGABYTE)}`, 'a.html'],
  ['entities', '&amp;'.repeat(50_000), 'a.html'],
  ['a comment without end', `<!--${'-'.repeat(2 * MEGABYTE)}`, 'a.html'],
  ['a quote nested 100,000 deep', '>'.repeat(100_000), 'a.md'],
  ['brackets', '['.repeat(200_000), 'a.md'],
  ['line ends alone', '\n'.repeat(2 * MEGABYTE), 'a.txt'],
  ['NULs', '\0'.repeat(MEGABYTE), 'a.txt'],
  ['bytes of no encoding', Buffer.from(Array.from({ length: 1000 }, (_, n) => 128 + (n % 128))), 'a.txt'],
])(
  '%s: read, or refused in words for people',
  async (_, text, origin) => {
    expect(await outcome(text, origin, hasty)).toSatisfy((result: number | string) => result !== '');
  },
  60_000,
);

test.each(['&a', '&amp;', '&nbsp;a', '&#8220;'])(
  'a page of %s alone is read, and not refused',
  async (piece) => {
    expect(await outcome(piece.repeat(400_000 / piece.length), 'a.html')).toBeTypeOf('number');
  },
  60_000,
);

function program(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

test('a thread that dies is not taken for a tangled article: it is started anew, once', async () => {
  const dying = new WorkerReader({ program: () => program('process.exit(3)') });
  expect(await outcome('A short article.', 'a.txt', dying)).toMatch(/“a.txt” could not be read: .*failed/);
  await dying.close();

  let starts = 0;
  const crashing = program(
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => { throw new Error('broken'); }).postMessage('ready')`,
  );
  const mended = new WorkerReader({
    program: () => (starts++ === 0 ? crashing : builtFile('worker.js')),
  });
  expect(await outcome('A short article.', 'a.txt', mended)).toBe(16);
  expect(starts).toBe(2);
  await mended.close();

  const unbuilt = new WorkerReader({ program: () => builtFile('being-updated.js') });
  expect(await outcome('A short article.', 'a.txt', unbuilt)).toContain('could not be read');
  await unbuilt.close();
});

test('a reader warmed up reads', async () => {
  const warm = new WorkerReader();
  await warm.warm();
  expect(await outcome('A short article.', 'a.txt', warm)).toBe(16);
  await warm.close();
});

test('what takes too long or too much is refused, and the next article is read', async () => {
  const late = new WorkerReader({ timeout: 1 });
  expect(await outcome('“A long article,” he said. '.repeat(50_000), 'slow.txt', late)).toContain(
    '“slow.txt” is too large or too tangled',
  );
  await late.close();
  const small = new WorkerReader({ memory: 48 });
  expect(await outcome('“a” b c '.repeat(MEGABYTE / 4), 'large.txt', small)).toSatisfy(
    (result: number | string) => result === 1_999_999 || String(result).includes('too large'),
  );
  expect(await outcome('A short article.', 'short.txt', small)).toBe(16);
  await small.close();
}, 60_000);

test('articles read at the same time are not mixed up', async () => {
  const texts = Array.from({ length: 20 }, (_, number) => `Article number ${number}.`);
  const read = await Promise.all(texts.map((text) => reader.read(Buffer.from(text), { origin: 'a.txt' })));
  expect(read.map(({ article }) => article.paragraphs[0]?.text)).toEqual(texts);
});

test('the thread is let go when there is nothing to read, and comes back', async () => {
  let starts = 0;
  const program = () => {
    starts += 1;
    return builtFile('worker.js');
  };
  const resting = new WorkerReader({ idle: 10, program });
  await vi.waitFor(
    async () => {
      expect(await outcome('Again.', 'a.txt', resting)).toBe(6);
      expect(starts).toBeGreaterThan(1);
    },
    { timeout: 20_000, interval: 50 },
  );
  await resting.close();
});
