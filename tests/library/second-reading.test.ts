import { expect, test, vi } from 'vitest';
import type { ArticleReader } from '../../src/library/reading/reader.ts';
import { given, openLibrary, temporaryFolder } from './open-library.ts';
import { plainReader } from './reading/plain-reader.ts';

/** Reads as `plainReader` does, in a hurry or with what it calls a model; counts both. */
function twoReaders() {
  const count = { quick: 0, thorough: 0 };
  const reader: ArticleReader = {
    ...plainReader,
    async read(bytes, text) {
      count.thorough += 1;
      const { article, speech } = await plainReader.read(bytes, text);
      return { article, speech: { ...speech, reader: 'model' } };
    },
    async readQuickly(bytes, text) {
      count.quick += 1;
      return plainReader.read(bytes, text);
    },
    seesMore: ({ speech }) => speech.reader !== 'model',
  };
  return { reader, count };
}

const server = '81384788765712385';

test('articles that are loaded are read in a hurry first, then thoroughly, and not again', async () => {
  const folder = await temporaryFolder();
  const before = await openLibrary(folder, {}, { reader: { ...plainReader, version: async () => 'older' } });
  for (const text of ['First', 'Second', 'Third'])
    await before.library.add(server, given(`${text}\n\nText.`));
  await before.library.close();

  const { reader, count } = twoReaders();
  const { library } = await openLibrary(folder, {}, { reader });
  const loaded = await library.articles(server);
  expect(loaded).toHaveLength(3);
  expect(count.quick).toBe(3);
  await vi.waitFor(async () => {
    const articles = await library.articles(server);
    expect(articles.map(({ article }) => article.title)).toEqual(loaded.map(({ article }) => article.title));
    for (const { speech } of articles) expect(speech.reader).toBe('model');
  });
  expect((await library.ask(server, 'what is the text?')).passages).not.toHaveLength(0);
  await library.close();

  const later = await openLibrary(folder, {}, { reader });
  for (const { speech } of await later.library.articles(server)) expect(speech.reader).toBe('model');
  expect(count).toEqual({ quick: 3, thorough: 3 });
});

test('an article that is added is read thoroughly at once', async () => {
  const { reader, count } = twoReaders();
  const { library } = await openLibrary(await temporaryFolder(), {}, { reader });
  const { added } = await library.add(server, given('One\n\nText.'));
  expect(added.speech.reader).toBe('model');
  expect(count).toEqual({ quick: 0, thorough: 1 });
});

test('a second reading does not take back what was edited meanwhile', async () => {
  const folder = await temporaryFolder();
  const before = await openLibrary(folder, {}, { reader: { ...plainReader, version: async () => 'older' } });
  const { added } = await before.library.add(server, given('First\n\nText.'));
  await before.library.close();

  const { reader, count } = twoReaders();
  let goOn: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow: ArticleReader = {
    ...reader,
    async read(bytes, text) {
      if (text.title === undefined) await waits;
      return reader.read(bytes, text);
    },
  };
  const { library } = await openLibrary(folder, {}, { reader: slow });
  await library.articles(server);
  const edited = await library.edit(server, added.article.id, { title: 'Another' });
  goOn();
  await vi.waitFor(() => expect(count.thorough).toBe(2));
  await library.close();
  const later = await openLibrary(folder, {}, { reader });
  expect(await later.library.articles(server)).toEqual([edited]);
});

test('nothing is kept of an article that was removed before its second reading', async () => {
  const folder = await temporaryFolder();
  const before = await openLibrary(folder, {}, { reader: { ...plainReader, version: async () => 'older' } });
  const { added } = await before.library.add(server, given('One\n\nText.'));
  await before.library.close();

  const { reader, count } = twoReaders();
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow: ArticleReader = { ...reader, read: async (...args) => held.then(() => reader.read(...args)) };
  const { library } = await openLibrary(folder, {}, { reader: slow });
  await library.articles(server);
  await library.remove(server, added.article.id);
  go();
  await vi.waitFor(() => expect(count.thorough).toBe(1));
  expect(await library.articles(server)).toEqual([]);
  await library.close();
});
