import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasPostgres, PostgresServer } from '../../../scripts/cluster/postgres-server.ts';
import type { DerivedData } from '../../../src/library/derived/derived-data.ts';
import { DerivedFiles } from '../../../src/library/derived/derived-files.ts';
import { Database } from '../../../src/library/store/postgres/database.ts';
import { migrate } from '../../../src/library/store/postgres/migrate.ts';
import { PostgresDerived } from '../../../src/library/store/postgres/postgres-derived.ts';
import { temporaryFolder } from '../open-library.ts';
import { SilentLog } from '../silent-log.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) postgres = await PostgresServer.start();
});
afterAll(() => postgres?.close());

async function openPostgres(): Promise<DerivedData> {
  const url = await postgres.database();
  await migrate(url);
  const database = new Database({ url, log: new SilentLog() });
  onTestFinished(() => database.close());
  // Servers have a row once they have an article.
  for (const server of ['1', '2', '3'])
    await database.write(server, (query) => query('insert into servers (id) values ($1)', [server]));
  return new PostgresDerived(database, 'readings');
}

/** What every place for derived data promises. */
describe.each([
  ['files', async () => new DerivedFiles(join(await temporaryFolder(), 'readings')), true],
  ['PostgreSQL', openPostgres, hasPostgres],
] as const)('derived data in %s', (kind, make: () => Promise<DerivedData>, installed) => {
  const it = test.skipIf(!installed);

  it('is read by the owner and key that it was written under', async () => {
    const data = await make();
    const content = randomBytes(3_000_000);
    await data.write('1', 'b', content);
    await data.write('1', 'a', Buffer.from('first'));
    await data.write('2', 'a', Buffer.alloc(0));
    await data.write('+seeds', 'model-l6.0a-f', Buffer.from('seeds'));
    expect((await data.read('1', 'b'))?.equals(content)).toBe(true);
    expect(await data.read('2', 'a')).toEqual(Buffer.alloc(0));
    expect(await data.read('2', 'b')).toBeUndefined();
    expect(await data.keys('1')).toEqual(['a', 'b']);
    expect(await data.keys('+seeds')).toEqual(['model-l6.0a-f']);
    expect(await data.keys('3')).toEqual([]);
  });

  it('is replaced whole', async () => {
    const data = await make();
    await data.write('1', 'a', Buffer.from('a long first content'));
    await data.write('1', 'a', Buffer.from('short'));
    expect(String(await data.read('1', 'a'))).toBe('short');
  });

  it('writes the part of memory that it is given, not what is beside it', async () => {
    const data = await make();
    await data.write('1', 'a', new Uint8Array(Buffer.from('beside it')).subarray(7));
    expect(String(await data.read('1', 'a'))).toBe('it');
  });

  it('is deleted by key, by owner and by what is to stay', async () => {
    const data = await make();
    for (const owner of ['1', '2', '3'])
      for (const key of ['a', 'b', 'c']) await data.write(owner, key, randomBytes(9));
    await data.delete('1', 'a');
    await data.delete('1', 'not-there');
    expect(await data.keys('1')).toEqual(['b', 'c']);
    await data.keepOnly('1', new Set(['c', 'd']));
    expect(await data.keys('1')).toEqual(['c']);
    await data.forget('2');
    expect(await data.keys('2')).toEqual([]);
    expect(await data.keys('3')).toEqual(['a', 'b', 'c']);
    if (kind === 'PostgreSQL') return; // where it goes with the servers' rows
    await data.keepOnlyOf(new Set(['1', '4']));
    expect(await data.keys('1')).toEqual(['c']);
    expect(await data.keys('3')).toEqual([]);
  });

  it('takes no owner and no key that leads elsewhere', async () => {
    const data = await make();
    for (const owner of ['..', 'a/b', '', '1'.repeat(70)])
      await expect(data.write(owner, 'a', Buffer.alloc(0))).rejects.toThrow('not an owner');
    for (const key of ['..', 'a/b', '', '.a', 'a.', 'a.1'])
      await expect(data.write('1', key, Buffer.alloc(0))).rejects.toThrow('not a key');
  });
});

test('what a killed process left half written is no entry, and goes with what is not to stay', async () => {
  const root = await temporaryFolder();
  const data = new DerivedFiles(root);
  await mkdir(join(root, '1'));
  await writeFile(join(root, '1', 'index.12345'), 'half');
  expect(await data.keys('1')).toEqual([]);
  await data.keepOnly('1', new Set(['index']));
  expect(await readdir(join(root, '1'))).toEqual([]);
});
