import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasPostgres, PostgresServer } from '../../../scripts/cluster/postgres-server.ts';
import { newFeed, type StoredFeed } from '../../../src/library/feeds/stored-feed.ts';
import { Database } from '../../../src/library/store/postgres/database.ts';
import { migrate } from '../../../src/library/store/postgres/migrate.ts';
import { PostgresFeeds } from '../../../src/library/store/postgres/postgres-feeds.ts';
import { PostgresStore } from '../../../src/library/store/postgres/postgres-store.ts';
import { givenFiles, type Storage } from '../../../src/library/store/storage.ts';
import { temporaryFolder } from '../open-library.ts';
import { SilentLog } from '../silent-log.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) postgres = await PostgresServer.start();
});
afterAll(() => postgres?.close());

type Given = Pick<Storage, 'articles' | 'feeds'>;

async function openPostgres(): Promise<Given> {
  const url = await postgres.database();
  await migrate(url);
  const database = new Database({ url, log: new SilentLog() });
  onTestFinished(() => database.close());
  return { articles: new PostgresStore(database), feeds: new PostgresFeeds(database) };
}

function feed(key: string, title = 'Port Elsin Gazette'): StoredFeed {
  return newFeed(
    {
      key,
      address: 'https://gazette.example/feed',
      title,
      followedBy: '81384788765712384',
      followedAt: 1_700_000_000_000,
      filter: { include: ['harbour'], exclude: ['football'] },
      channel: '1234',
    },
    1_700_000_000_000,
  );
}

/** What every store of feeds promises. */
describe.each([
  ['files', async () => givenFiles(join(await temporaryFolder(), 'servers')), true],
  ['PostgreSQL', openPostgres, hasPostgres],
] as const)('feeds in %s', (_, make: () => Promise<Given>, installed) => {
  const it = test.skipIf(!installed);
  const A = feed('aaaaaaaaaaaaaaaa');
  const B = feed('bbbbbbbbbbbbbbbb');

  it('come back as they were, to the server that follows them', async () => {
    const { feeds } = await make();
    const whole: StoredFeed = {
      ...A,
      title: "NUL \0, a half pair \ud83d, “quotes” \\ and 'apostrophes'",
      channel: null,
      visits: {
        ...A.visits,
        last: 5,
        failures: 3,
        failingSince: 4,
        problem: { key: 'app.restarting', values: { host: 'a.example', status: 503 } },
        hindrance: {
          key: 'feeds.cannotPost',
          values: { channel: '<#1>', rights: { all: ['View Channel'], by: 'and' } },
        },
        etag: 'W/"a\\"',
        ended: 'failing',
      },
      entries: [
        {
          id: '1111111111111111',
          hash: '2222222222222222',
          link: '',
          seen: 7,
          state: 'kept',
          article: A.key,
        },
        {
          id: '3333333333333333',
          hash: '2222222222222222',
          link: A.key,
          seen: 7,
          state: 'failed',
          tries: 2,
          quiet: true,
        },
      ],
      unposted: [A.key],
    };
    await feeds.put('1', whole);
    await feeds.put('1', B);
    await feeds.put('2', A);
    expect(await feeds.all('1')).toEqual([whole, B]);
    expect(await feeds.get('1', A.key)).toEqual(whole);
    expect(await feeds.all('3')).toEqual([]);
    expect(await feeds.get('2', B.key)).toBeUndefined();
    await feeds.put('1', A);
    expect(await feeds.get('1', A.key)).toEqual(A);
  });

  it('can be let go of, once', async () => {
    const { feeds } = await make();
    await feeds.put('1', A);
    await feeds.put('1', B);
    expect(await feeds.remove('2', A.key)).toBe(false);
    expect(await feeds.remove('1', A.key)).toBe(true);
    expect(await feeds.remove('1', A.key)).toBe(false);
    expect(await feeds.all('1')).toEqual([B]);
  });

  it('are forgotten with their server, which is known by them alone, too', async () => {
    const { articles, feeds } = await make();
    await feeds.put('1', A);
    await feeds.put('2', A);
    await articles.markLeft('1', 5000);
    expect(await articles.servers()).toEqual([
      { server: '1', leftAt: 5000 },
      { server: '2', leftAt: null },
    ]);
    expect(await articles.forget('1')).toBe(0);
    expect(await feeds.all('1')).toEqual([]);
    expect(await articles.servers()).toEqual([{ server: '2', leftAt: null }]);
  });
});

test('a feed’s file that cannot be read is set aside, and the others are read', async () => {
  const folder = join(await temporaryFolder(), 'servers');
  const { feeds } = givenFiles(folder);
  await feeds.put('1', feed('aaaaaaaaaaaaaaaa'));
  await mkdir(join(folder, '1'), { recursive: true });
  await writeFile(join(folder, '1', 'bbbbbbbbbbbbbbbb.feed'), '{"key":');
  await writeFile(
    join(folder, '1', 'cccccccccccccccc.feed'),
    '{"key": "cccccccccccccccc", "title": "secret"}',
  );
  expect(await feeds.all('1')).toMatchObject([
    { key: 'aaaaaaaaaaaaaaaa' },
    { name: 'bbbbbbbbbbbbbbbb.feed', reason: 'it is no JSON' },
    { name: 'cccccccccccccccc.feed', reason: expect.stringMatching(/^no feed: address, followedBy/) },
  ]);
  expect((await readdir(join(folder, '1'))).filter((name) => name.endsWith('.damaged'))).toHaveLength(2);
  await expect(feeds.get('../1', 'aaaaaaaaaaaaaaaa')).rejects.toThrow(/not a server id/);
  await expect(feeds.get('1', '../a')).rejects.toThrow(/not a feed’s key|not a feed's key/);
});
