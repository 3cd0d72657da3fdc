import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DerivedFiles } from '../../src/library/derived/derived-files.ts';
import { undoFor } from '../../src/library/library.ts';
import { LocalMeaning } from '../../src/library/meaning/local-meaning.ts';
import { keyOf } from '../../src/library/meaning/vector-store.ts';
import { given, openLibrary, temporaryFolder } from './open-library.ts';
import { plainReader } from './reading/plain-reader.ts';

const SERVER = '8675309';
/** In the settings. */
const CHANNEL = '71824639';
const SENTENCES = ['The xylophone was stolen.', 'Nobody heard the marimba.'];

/** Everything below a folder that holds a text, its stem or its vector, or is called by it: paths below it. */
async function tracesOf(folder: string, ...marks: (string | Buffer)[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // A file may go while others are read.
    const content = entry.isFile() ? await readFile(path).catch(() => '') : '';
    const has = marks.some(
      (mark) => Buffer.from(content).includes(mark) || relative(folder, path).includes(String(mark)),
    );
    if (has) found.push(relative(folder, path));
  }
  return found;
}

function vectorOf(sentence: string): Buffer {
  return Buffer.from(keyOf(sentence), 'latin1');
}

const marks = [SERVER, CHANNEL, 'xylophon', 'marimba', ...SENTENCES.map(vectorOf)];

async function openWithMeaning(folder: string) {
  const meaning = await LocalMeaning.open({
    vectors: new DerivedFiles(join(folder, 'data', 'meaning')),
    log: pino({ level: 'silent' }),
  });
  if (meaning === null) throw new Error('the model must be installed');
  onTestFinished(() => meaning.close());
  const { library } = await openLibrary(folder, { meaning }, { reader: plainReader });
  return { library, meaning };
}

const longEnough = { timeout: 30_000, interval: 200 };

test('of a server that is forgotten no word, no number and no name is left on the disk', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const first = await openWithMeaning(folder);
  const [stolen = '', heard = ''] = SENTENCES;
  await first.library.add(
    SERVER,
    given(stolen, { title: 'Xylophone', link: 'https://example.org/xylophone' }),
  );
  await first.library.add(SERVER, given('This one is damaged: xylophone.'));
  await first.library.add('1', given('Of another server.'));
  await first.library.changeSettings(SERVER, { publicIn: [CHANNEL] });
  await first.library.ask(SERVER, 'xylophone');
  const removed = await first.library.add(SERVER, given(heard));
  await vi.waitFor(async () => {
    const kinds = (await tracesOf(data, ...marks)).map((path) => path.split('/')[0]);
    expect(new Set(kinds)).toEqual(new Set(['servers', 'readings', 'indexes', 'meaning']));
  }, longEnough);
  await first.library.remove(SERVER, removed.added.article.id);
  await first.library.close();
  await first.meaning.close();

  // As a process that was killed leaves them: a file damaged, others half written.
  const own = join(data, 'servers', SERVER);
  const files = await readdir(own);
  expect(files).toContain('settings.json');
  expect(files.filter((name) => name.endsWith('.removed'))).toHaveLength(1);
  for (const name of files.filter((name) => name.endsWith('.article'))) {
    const content = await readFile(join(own, name));
    if (content.includes('damaged')) await writeFile(join(own, name), content.subarray(0, -1));
  }
  const halfWritten = (await tracesOf(data, ...marks)).filter((path) => !path.startsWith('servers'));
  expect(halfWritten.some((path) => path.startsWith('indexes'))).toBe(true);
  for (const path of halfWritten)
    if ((await stat(join(data, path))).isFile()) await writeFile(join(data, `${path}.1234567`), 'xylophon');

  const second = await openWithMeaning(folder);
  await second.library.ask(SERVER, 'xylophone');
  expect((await readdir(own)).filter((name) => name.endsWith('.damaged'))).toHaveLength(1);
  await second.library.forget(SERVER);
  expect(await tracesOf(data, ...marks)).toEqual([]);
  await second.library.ask(SERVER, 'xylophone');
  await second.library.close();
  expect(await tracesOf(data, ...marks)).toEqual([]);
  expect((await tracesOf(data, 'another server')).length).toBeGreaterThan(0);
}, 90_000);

test('a server forgotten while its sentences are being worked on leaves nothing either', async () => {
  const folder = await temporaryFolder();
  const { library, meaning } = await openWithMeaning(folder);
  const text = Array.from({ length: 200 }, (_, number) => `The xylophone number ${number} was stolen.`).join(
    '\n',
  );
  await library.add(SERVER, given(text));
  await library.ask(SERVER, 'xylophone');
  const vectors = () => tracesOf(join(folder, 'data', 'meaning'), SERVER);
  await vi.waitFor(async () => expect((await vectors()).length).toBeGreaterThan(1), longEnough);
  await library.forget(SERVER);
  expect(await tracesOf(join(folder, 'data'), ...marks)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await library.close();
  await meaning.close();
  expect(await tracesOf(join(folder, 'data'), ...marks)).toEqual([]);
}, 60_000);

test('of a removed article nothing is left once it cannot be put back; of the others everything', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const { library } = await openWithMeaning(folder);
  const [stolen = '', heard = ''] = SENTENCES;
  const removed = await library.add(SERVER, given(stolen));
  await library.add(SERVER, given(heard));
  await library.ask(SERVER, 'xylophone');
  const ofRemoved = ['xylophon', vectorOf(stolen), removed.added.article.id];
  await vi.waitFor(async () => expect(await tracesOf(data, vectorOf(stolen))).toHaveLength(1), longEnough);
  await library.remove(SERVER, removed.added.article.id);
  expect(await tracesOf(data, ...ofRemoved)).toEqual(
    expect.arrayContaining([`servers/${SERVER}/${removed.added.article.id}.article.removed`]),
  );
  await vi.waitFor(async () => expect(await tracesOf(data, ...ofRemoved)).toHaveLength(1), longEnough);
  await library.clean(Date.now() + undoFor + 1000);
  expect(await tracesOf(data, ...ofRemoved)).toEqual([]);
  expect(await tracesOf(data, vectorOf(heard))).toHaveLength(1);
}, 90_000);

test('what was worked out about a server whose folder somebody deleted goes at the next start', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const first = await openWithMeaning(folder);
  await first.library.add(SERVER, given(SENTENCES.join('\n')));
  await first.library.add('1', given('Of another server.'));
  for (const server of [SERVER, '1']) await first.library.ask(server, 'xylophone');
  await vi.waitFor(async () => {
    for (const sentence of [...SENTENCES, 'Of another server.'])
      expect(await tracesOf(data, vectorOf(sentence))).toHaveLength(1);
  }, longEnough);
  await first.library.close();
  await first.meaning.close();
  await rm(join(data, 'servers', SERVER), { recursive: true });
  await mkdir(join(data, 'meaning', 'model-of-before'));
  await writeFile(join(data, 'meaning', 'model-of-before', 'a.vectors'), vectorOf(SENTENCES[0] ?? ''));
  await openWithMeaning(folder);
  expect(await tracesOf(data, ...marks, 'model-of-before')).toEqual([]);
  expect(await tracesOf(data, vectorOf('Of another server.'))).toHaveLength(1);
  expect((await tracesOf(data, 'another server')).length).toBe(2);
}, 90_000);
