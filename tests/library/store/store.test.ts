import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/library/store/file-store.ts';
import type { ArticleStore } from '../../../src/library/store/store.ts';
import type { StoredArticle } from '../../../src/library/types.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';
import { MemoryStore } from './memory-store.ts';

/** What every store promises: run with another one to know that it can stand behind the library. */
describe.each([
  ['files', async () => new FileStore(join(await temporaryFolder(), 'servers'))],
  ['memory', async () => new MemoryStore()],
] as const)('a store of %s', (_, make: () => Promise<ArticleStore>) => {
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
    const { added } = await library.add('1', given('A harbour\nIt will close.'));
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
