import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasPostgres, PostgresServer } from '../../scripts/cluster/postgres-server.ts';
import { builtFile } from '../../src/built.ts';
import { newFeed } from '../../src/library/feeds/stored-feed.ts';
import { openPostgres } from '../../src/library/store/postgres/open-postgres.ts';
import { allShards } from '../../src/library/store/shards.ts';
import { givenFiles } from '../../src/library/store/storage.ts';
import type { StoredArticle } from '../../src/library/types.ts';
import { createLog } from '../../src/log.ts';

let folder: string;
let postgres: PostgresServer | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-move-'));
  if (hasPostgres) postgres = await PostgresServer.start();
});
afterAll(async () => {
  await postgres?.close();
  await rm(folder, { recursive: true, force: true });
});

function cli(args: readonly string[], environment: Record<string, string>) {
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { PATH: process.env.PATH ?? '', ...environment };
    const child = execFile(
      process.execPath,
      [fileURLToPath(builtFile('cli.js')), ...args],
      { cwd: folder, env },
      (_, out, errors) => resolve({ code: child.exitCode, said: `${out}${errors}` }),
    );
  });
}

function article(key: string, text: string): StoredArticle {
  return {
    key,
    bytes: Buffer.from(text),
    origin: 'news.txt',
    title: 'A “title”',
    link: 'https://example.org/a',
    addedBy: '81384788765712384',
    addedAt: 1_700_000_000_000,
  };
}

/** Everything below a folder: content by path. */
async function contentsOf(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = files
    .sort()
    .map(async (file) => [file.slice(path.length), await readFile(file, 'latin1')]);
  return Object.fromEntries(await Promise.all(contents));
}

async function filled(name: string): Promise<string> {
  const data = join(folder, name);
  const { articles: store, feeds } = givenFiles(join(data, 'servers'));
  await store.put('1', article('aaaaaaaaaaaaaaaa', 'The harbour closes.'));
  await store.put('1', article('bbbbbbbbbbbbbbbb', 'The orchard is sold.\0\u00e9'));
  await store.put('2', article('aaaaaaaaaaaaaaaa', 'The bridge opens.'));
  await store.markLeft('2', 1_700_000_500_000);
  const followed = {
    key: 'cccccccccccccccc',
    address: 'https://example.org/feed',
    title: 'A “feed” \0',
    followedBy: '81384788765712384',
    followedAt: 1_700_000_000_000,
    filter: { include: ['harbour'], exclude: [] },
    channel: null,
  };
  for (const server of ['2', '3']) await feeds.put(server, newFeed(followed, 1_700_000_000_000));
  await store.putSettings('1', { mentions: false, publicIn: ['81384788765712384'] });
  await store.putSettings('4', { language: 'de' });
  return data;
}

test.skipIf(!hasPostgres)(
  'articles and settings go from files to PostgreSQL and back, and are the same',
  async () => {
    if (postgres === undefined) throw new Error('there is no PostgreSQL');
    const data = await filled('there');
    const DatabaseUrl = await postgres.database();
    const exported = join(folder, 'exported');
    expect(await cli(['export', exported], { DATA_DIR: data })).toEqual({
      code: 0,
      said: `3 articles, 2 feeds and settings of 4 servers copied to ${exported}.\n`,
    });
    expect(await contentsOf(exported)).toEqual(await contentsOf(join(data, 'servers')));

    expect((await cli(['import', exported], { DATABASE_URL: DatabaseUrl })).said).toContain(
      '3 articles, 2 feeds and settings of 4 servers copied from',
    );
    const again = join(folder, 'again');
    expect((await cli(['export', again], { DATABASE_URL: DatabaseUrl })).code).toBe(0);
    expect(await contentsOf(again)).toEqual(await contentsOf(exported));
    const back = join(folder, 'back');
    expect((await cli(['import', again], { DATA_DIR: back })).code).toBe(0);
    expect(await contentsOf(join(back, 'servers'))).toEqual(await contentsOf(exported));

    // Other servers' bots go on meanwhile; a bot that runs on the database keeps an import out.
    const bot = await openPostgres({ url: DatabaseUrl, shards: allShards(1), log: createLog('silent') });
    expect((await cli(['export', again], { DATABASE_URL: DatabaseUrl })).code).toBe(0);
    expect(await cli(['import', exported], { DATABASE_URL: DatabaseUrl })).toMatchObject({
      code: 2,
      said: expect.stringContaining('A bot is running on this database. Stop it first'),
    });
    await bot.close();
  },
  60_000,
);

test('one server’s articles can be moved alone', async () => {
  const data = await filled('one');
  const exported = join(folder, 'one-exported');
  expect((await cli(['export', exported, '--server', '2'], { DATA_DIR: data })).said).toContain(
    '1 article and 1 feed of 1 server',
  );
  expect(await readdir(exported)).toEqual(['2']);
});

test('what cannot be moved is said', async () => {
  const nowhere = join(folder, 'nowhere');
  expect(await cli(['import', nowhere], { DATA_DIR: nowhere })).toEqual({
    code: 2,
    said: `There is no folder ${nowhere}. Check the path.\n`,
  });
  expect((await cli(['export', join(folder, 'x')], { DATA_DIR: nowhere })).said).toContain(
    'There are no articles',
  );
  const data = await filled('damaged');
  await writeFile(join(data, 'servers', '1', 'bbbbbbbbbbbbbbbb.article'), 'not an article');
  const { code, said } = await cli(['export', join(folder, 'y')], { DATA_DIR: data });
  expect(said).toMatch(/bbbbbbbbbbbbbbbb\.article was left out: its head is missing/);
  expect(said).toContain('2 articles, 2 feeds and settings of 4 servers');
  expect(code).toBe(1);
});
