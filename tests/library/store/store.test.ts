import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasPostgres, PostgresServer } from '../../../scripts/cluster/postgres-server.ts';
import { FileStore } from '../../../src/library/store/file-store.ts';
import { Database } from '../../../src/library/store/postgres/database.ts';
import { migrate } from '../../../src/library/store/postgres/migrate.ts';
import { PostgresStore } from '../../../src/library/store/postgres/postgres-store.ts';
import type { ArticleStore } from '../../../src/library/store/store.ts';
import type { StoredArticle } from '../../../src/library/types.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';
import { SilentLog } from '../silent-log.ts';
import { MemoryStore } from './memory-store.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) postgres = await PostgresServer.start();
});
afterAll(() => postgres?.close());

async function openPostgres(): Promise<ArticleStore> {
  const url = await postgres.database();
  await migrate(url);
  const database = new Database({ url, log: new SilentLog() });
  onTestFinished(() => database.close());
  return new PostgresStore(database);
}

/** What every store promises: run with another one to know that it can stand behind the library. */
describe.each([
  ['files', async () => new FileStore(join(await temporaryFolder(), 'servers')), true],
  ['memory', async () => new MemoryStore(), true],
  ['PostgreSQL', openPostgres, hasPostgres],
] as const)('a store of %s', (_, make: () => Promise<ArticleStore>, installed) => {
  const it = test.skipIf(!installed);
  const A = stored('aaaaaaaaaaaaaaaa', 'first');
  const B = stored('bbbbbbbbbbbbbbbb', 'second');

  it('gives back what was put, to the server that put it', async () => {
    const store = await make();
    await store.put('1', A);
    await store.put('2', B);
    expect(await keys(store, '1')).toEqual([A.key]);
    expect(await all(store, '2')).toEqual([B]);
    expect(await all(store, '3')).toEqual([]);
  });

  it('replaces an article with the same key', async () => {
    const store = await make();
    await store.put('1', A);
    await store.put('1', { ...A, title: 'Another title' });
    expect(await all(store, '1')).toEqual([{ ...A, title: 'Another title' }]);
  });

  it('takes out and puts back', async () => {
    const store = await make();
    await store.put('1', A);
    expect(await store.remove('1', B.key)).toBe(false);
    expect(await store.remove('2', A.key)).toBe(false);
    expect(await store.remove('1', A.key)).toBe(true);
    expect(await store.remove('1', A.key)).toBe(false);
    expect(await all(store, '1')).toEqual([]);
    expect(await store.removed('1', A.key, Date.now() + 60_000)).toBeUndefined();
    expect(await store.removed('1', B.key, 0)).toBeUndefined();
    expect(await store.removed('1', A.key, Date.now() - 60_000)).toEqual(A);
    await store.restore('1', A.key);
    expect(await all(store, '1')).toEqual([A]);
    expect(await store.removed('1', A.key, 0)).toBeUndefined();
  });

  it('replaces another article in the same step', async () => {
    const store = await make();
    await store.put('1', A);
    await store.put('1', B, A.key);
    expect(await keys(store, '1')).toEqual([B.key]);
    expect(await store.removed('1', A.key, 0)).toEqual(A);
    await store.restore('1', A.key, B.key);
    expect(await keys(store, '1')).toEqual([A.key]);
    expect(await store.removed('1', B.key, 0)).toEqual(B);
    await store.put('1', A, A.key);
    expect(await keys(store, '1')).toEqual([A.key]);
    await expect(store.restore('1', 'cccccccccccccccc')).rejects.toThrow();
  });

  it('gives back every title and every byte as it was', async () => {
    const store = await make();
    const strange = {
      ...A,
      bytes: Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256)),
      title: "NUL \0, a half pair \ud83d, “quotes” \\ and 'apostrophes'",
      link: 'https://example.org/?a=b',
      byline: 'Ann “A.” Bell',
      published: '2026-03-03',
      outlet: '',
      addedBy: '81384788765712384',
      feed: 'cccccccccccccccc',
    };
    await store.put('1', strange);
    expect(await all(store, '1')).toEqual([strange]);
    expect(await store.get('1', strange.key)).toEqual(strange);
    expect(await store.get('1', B.key)).toBeUndefined();
    expect(await store.get('2', strange.key)).toBeUndefined();
    await store.remove('1', strange.key);
    expect(await store.get('1', strange.key)).toBeUndefined();
  });

  it('reads every one of many articles once', async () => {
    const store = await make();
    const names = Array.from({ length: 23 }, (_, at) => at.toString(16).padStart(16, '0'));
    for (const name of names) await store.put('1', stored(name, name));
    expect(await keys(store, '1')).toEqual(names);
  });

  it('says when articles were added, and which were removed since a time', async () => {
    const store = await make();
    const long = {
      ...B,
      title: 'A title that goes on. '.repeat(300),
      addedAt: 1_600_000_000_000,
      feed: 'cccccccccccccccc',
    };
    await store.put('1', A);
    await store.put('1', long);
    expect(await store.added('1')).toEqual([
      { key: A.key, addedAt: A.addedAt },
      { key: B.key, addedAt: long.addedAt, feed: long.feed },
    ]);
    await store.remove('1', A.key);
    expect(await store.added('1')).toHaveLength(1);
    expect(await store.added('2')).toEqual([]);
    expect(await store.removedSince('1', Date.now() - 60_000)).toEqual([A.key]);
    expect(await store.removedSince('1', Date.now() + 60_000)).toEqual([]);
    expect(await store.removedSince('2', 0)).toEqual([]);
  });

  it('purges one server alone when asked to', async () => {
    const store = await make();
    for (const server of ['1', '2']) {
      await store.put(server, A);
      await store.remove(server, A.key);
    }
    await store.purgeRemoved(Date.now() + 60_000, '1');
    expect(await store.removed('1', A.key, 0)).toBeUndefined();
    expect(await store.removed('2', A.key, 0)).toEqual(A);
  });

  it('purges what was removed before a time, and nothing else', async () => {
    const store = await make();
    await store.put('1', A);
    await store.put('1', B);
    await store.remove('1', A.key);
    await store.purgeRemoved(Date.now() - 60_000);
    expect(await store.removed('1', A.key, 0)).toEqual(A);
    await store.purgeRemoved(Date.now() + 60_000);
    expect(await store.removed('1', A.key, 0)).toBeUndefined();
    expect(await all(store, '1')).toEqual([B]);
  });

  it('forgets a server, removed articles too, and can begin anew', async () => {
    const store = await make();
    await store.put('1', A);
    await store.put('1', B);
    await store.remove('1', B.key);
    await store.put('2', A);
    expect(await store.forget('1')).toBe(1);
    expect(await store.forget('1')).toBe(0);
    expect(await all(store, '1')).toEqual([]);
    expect(await store.removed('1', B.key, 0)).toBeUndefined();
    expect(await store.servers()).toEqual([{ server: '2', leftAt: null }]);
    await store.put('1', B);
    expect(await all(store, '1')).toEqual([B]);
  });

  it('keeps what a server has chosen, apart by server, until it chooses nothing or is forgotten', async () => {
    const store = await make();
    const chosen = { publicIn: ['81384788765712384'], mentions: false, articlesStay: null };
    expect(await store.settings('1')).toEqual({});
    await store.putSettings('1', chosen);
    expect(await store.settings('1')).toEqual(chosen);
    expect(await store.settings('2')).toEqual({});
    expect(await all(store, '1')).toEqual([]);
    expect(await store.servers()).toEqual([{ server: '1', leftAt: null }]);
    await store.markLeft('1', 5000);
    expect(await store.servers()).toEqual([{ server: '1', leftAt: 5000 }]);
    await store.putSettings('1', { language: 'de' });
    expect(await store.settings('1')).toEqual({ language: 'de' });
    await store.put('1', A);
    await store.putSettings('1', {});
    expect(await store.settings('1')).toEqual({});
    await store.putSettings('1', chosen);
    await store.putSettings('2', chosen);
    expect(await store.forget('1')).toBe(1);
    expect(await store.settings('1')).toEqual({});
    expect(await store.settings('2')).toEqual(chosen);
  });

  it('remembers when the bot left, until it is back', async () => {
    const store = await make();
    await store.markLeft('1', 5000);
    expect(await store.servers()).toEqual([]);
    await store.put('1', A);
    await store.markLeft('1', 5000);
    expect(await store.servers()).toEqual([{ server: '1', leftAt: 5000 }]);
    await store.markLeft('1', null);
    expect(await store.servers()).toEqual([{ server: '1', leftAt: null }]);
    expect(await all(store, '1')).toEqual([A]);
  });

  it('serves the library', async () => {
    const parts = { store: await make(), reader: plainReader };
    const { library } = await openLibrary(await temporaryFolder(), {}, parts);
    const { added } = await library.add('1', given('A harbour\nThe harbour will close.'));
    expect(await library.remove('1', added.article.id)).toEqual(added);
    expect(await library.restore('1', added.article.id)).toEqual(added);
    expect((await library.ask('1', 'harbour')).passages.length).toBeGreaterThan(0);
    expect(await library.forget('1')).toBe(1);
    expect(await library.articles('1')).toEqual([]);
  });
});

function stored(key: string, text: string): StoredArticle {
  return { key, bytes: Buffer.from(text), origin: 'a.txt', addedBy: null, addedAt: 1_700_000_000_000 };
}

async function all(store: ArticleStore, server: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of store.read(server)) found.push(one);
  return found;
}

async function keys(store: ArticleStore, server: string): Promise<unknown[]> {
  return (await all(store, server)).map((one) => (one as StoredArticle).key);
}
