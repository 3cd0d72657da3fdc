import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleReader } from '../../../src/library/reading/reader.ts';
import { formatArticleFile, parseArticleFile } from '../../../src/library/store/article-file.ts';
import { FileStore } from '../../../src/library/store/file-store.ts';
import { type DamagedArticle, isDamaged } from '../../../src/library/store/store.ts';
import type { StoredArticle } from '../../../src/library/types.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';

const KEY = '0123456789abcdef';

function stored(text: string, key = KEY): StoredArticle {
  return { key, bytes: Buffer.from(text), origin: 'a.txt', addedBy: '1', addedAt: 1_700_000_000_000 };
}

async function all(store: FileStore, server: string): Promise<(StoredArticle | DamagedArticle)[]> {
  const found = [];
  for await (const one of store.read(server)) found.push(one);
  return found;
}

test('any article survives being written and read, byte for byte', () => {
  const article = fc.record(
    {
      key: fc.constant(KEY),
      bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      origin: fc.string({ unit: 'binary' }),
      title: fc.string({ unit: 'binary' }),
      link: fc.webUrl(),
      addedBy: fc.option(fc.string()),
      addedAt: fc.integer({ min: 0, max: 4e12 }),
    },
    { requiredKeys: ['key', 'bytes', 'origin', 'addedBy', 'addedAt'] },
  );
  fc.assert(
    fc.property(article, (article) => {
      expect(parseArticleFile(KEY, formatArticleFile(article as StoredArticle))).toEqual(article);
    }),
  );
});

test('a file cut short or altered anywhere in its text is never read as an article', () => {
  const file = formatArticleFile(stored('Some text\nof an article'));
  const text = file.indexOf('Some text');
  fc.assert(
    fc.property(fc.nat(file.length - 1), (length) => {
      expect(() => parseArticleFile(KEY, file.subarray(0, length))).toThrow();
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: text, max: file.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, by) => {
        const altered = Buffer.from(file);
        altered[at] = ((altered[at] ?? 0) + by) % 256;
        expect(() => parseArticleFile(KEY, altered)).toThrow();
      },
    ),
  );
});

test('a person can read the file', () => {
  const file = formatArticleFile({ ...stored('Körtvély\n'), title: 'Pear\nnews' }).toString();
  expect(file).toMatch(/^Verbatim article, format 1\ntitle: "Pear\\nnews"\n/);
  expect(file).toMatch(/\naddedAt: "2023-11-14T22:13:20.000Z"\n/);
  expect(file).toMatch(/\n-{10}\nKörtvély\n$/);
});

test('damaged files are set aside and told, the rest are read', async () => {
  const folder = await temporaryFolder();
  const first = await openLibrary(folder, {}, { reader: plainReader });
  const kept = [];
  for (const text of ['one', 'two', 'three']) kept.push((await first.library.add('1', given(text))).added);
  await first.library.close();
  const place = join(folder, 'data', 'servers', '1');
  await truncate(join(place, `${kept[0]?.article.id}.article`), 100);
  await writeFile(join(place, 'ffffffffffffffff.article'), '');
  for (const line of ['words of an article', 'title: words of an article'])
    await writeFile(
      join(place, `${createHash('sha256').update(line).digest('hex').slice(0, 16)}.article`),
      `Verbatim article, format 1\n${line}\n----------\n`,
    );

  const { library, log } = await openLibrary(folder, {}, { reader: plainReader });
  expect((await library.articles('1')).map(({ article }) => article.title)).toEqual(['three', 'two']);
  expect(log.errors).toHaveLength(4);
  expect(JSON.stringify(log.errors)).toContain('.damaged');
  expect(JSON.stringify(log.errors)).not.toContain('words of an article');
  expect((await readdir(place)).filter((name) => name.endsWith('.damaged'))).toHaveLength(4);
  await library.add('1', given('one')); // its name is free again
  expect(await library.articles('1')).toHaveLength(3);
});

test('what a killed process left half-written is cleaned up, what is being written is not', async () => {
  const folder = await temporaryFolder();
  const store = new FileStore(folder);
  await store.put('1', stored('text'));
  const old = join(folder, '1', `${KEY}.article.123`);
  const young = join(folder, '1', `${KEY}.article.456`);
  await writeFile(old, 'half');
  await writeFile(young, 'half');
  await utimes(old, new Date(0), new Date(0));
  expect(await all(store, '1')).toHaveLength(1);
  const names = await readdir(join(folder, '1'));
  expect(names).toContain(`${KEY}.article.456`);
  expect(names).not.toContain(`${KEY}.article.123`);
});

test('killed between adding an article and removing the one it replaces: the later one counts', async () => {
  const folder = await temporaryFolder();
  const store = new FileStore(join(folder, 'data', 'servers'));
  const link = 'https://example.org/';
  await store.put('1', { ...stored('old', 'bbbbbbbbbbbbbbbb'), link, addedAt: 1 });
  await store.put('1', { ...stored('new', 'aaaaaaaaaaaaaaaa'), link, addedAt: 2 });
  const { library } = await openLibrary(folder, {}, { reader: plainReader });
  expect((await library.articles('1')).map(({ article }) => article.title)).toEqual(['new']);
  const left = await all(store, '1');
  expect(left.map((one) => (isDamaged(one) ? one.name : one.key))).toEqual(['aaaaaaaaaaaaaaaa']);
});

test('killed while forgetting: nothing comes back, and the rest is deleted at the next start', async () => {
  const folder = await temporaryFolder();
  const servers = join(folder, 'servers');
  await mkdir(join(servers, '1.forgotten-00ff00ff'), { recursive: true });
  await writeFile(join(servers, '1.forgotten-00ff00ff', `${KEY}.article`), 'text');
  const store = new FileStore(servers);
  expect(await all(store, '1')).toEqual([]);
  expect(await store.servers()).toEqual([]);
  expect(await readdir(servers)).toEqual([]);
});

test('neither a server nor a key can lead out of the folder', async () => {
  const folder = await temporaryFolder();
  const store = new FileStore(join(folder, 'servers'));
  for (const server of ['..', '.', '', 'a/b', '1\u0000', 'x'.repeat(65)]) {
    await expect(store.put(server, stored('text'))).rejects.toThrow(/not a server id/);
    await expect(store.forget(server)).rejects.toThrow(/not a server id/);
  }
  await expect(store.put('1', stored('text', '../../escaped'))).rejects.toThrow(/not an article/);
  expect(await readdir(folder, { recursive: true })).toEqual(['seeds', 'servers', 'servers/1']);
});

test('how articles were read is kept beside them, and a damaged reading is read anew', async () => {
  const folder = await temporaryFolder();
  let reads = 0;
  const counting: ArticleReader = {
    ...plainReader,
    read(...given) {
      reads++;
      return plainReader.read(...given);
    },
  };
  const first = await openLibrary(folder, {}, { reader: counting });
  const { added } = await first.library.add('1', given('one'));
  await first.library.close();
  const second = await openLibrary(folder, {}, { reader: counting });
  expect(await second.library.articles('1')).toEqual([added]);
  expect(reads).toBe(1);
  await second.library.close();
  const path = join(folder, 'data', 'readings', '1', added.article.id);
  const packed = await readFile(path);
  packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
  await writeFile(path, packed);
  const third = await openLibrary(folder, {}, { reader: counting });
  expect(await third.library.articles('1')).toEqual([added]);
  expect(reads).toBe(2);
});
