import { readdir } from 'node:fs/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { hasPostgres, PostgresServer } from '../../../scripts/cluster/postgres-server.ts';
import { DerivedFiles } from '../../../src/library/derived/derived-files.ts';
import { keptAfterLeaving } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/store/postgres/database.ts';
import { migrate } from '../../../src/library/store/postgres/migrate.ts';
import { openPostgres, openPostgresAlone } from '../../../src/library/store/postgres/open-postgres.ts';
import { PostgresStore } from '../../../src/library/store/postgres/postgres-store.ts';
import { ShardLocks } from '../../../src/library/store/postgres/shard-locks.ts';
import { allShards } from '../../../src/library/store/shards.ts';
import type { Storage } from '../../../src/library/store/storage.ts';
import { StoreUnavailable } from '../../../src/library/store/store-unavailable.ts';
import { createLog } from '../../../src/log.ts';
import { UserError } from '../../../src/user-error.ts';
import { given, openLibrary, temporaryFolder } from '../open-library.ts';
import { plainReader } from '../reading/plain-reader.ts';

const log = createLog('silent');
const KEY = 'aaaaaaaaaaaaaaaa';

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await PostgresServer.start();
  });
  afterAll(() => postgres.close());

  async function open(url: string): Promise<Storage> {
    const storage = await openPostgres({ url, shards: allShards(1), log });
    onTestFinished(() => storage.close());
    return storage;
  }

  async function openedLibrary(storage: Storage) {
    const parts = { store: storage.articles, derived: storage.derived, reader: plainReader };
    return (await openLibrary(await temporaryFolder(), {}, parts)).library;
  }

  describe('the schema', () => {
    test('is made once, however many processes start at the same time', async () => {
      const url = await postgres.database();
      await Promise.all(Array.from({ length: 6 }, () => migrate(url)));
      const files = await readdir(new URL('../../../src/library/store/postgres/migrations', import.meta.url));
      const done = await postgres.run(url, 'select name from verbatim_migrations');
      expect(done).toHaveLength(files.length);
    });

    test('that a newer version made is left alone, and that is said', async () => {
      const url = await postgres.database();
      await migrate(url);
      await postgres.run(url, `insert into verbatim_migrations (name, run_on) values ('9_later', now())`);
      await expect(migrate(url)).rejects.toThrow(/newer version.*Start that version/);
    });

    test('cannot be made where there is no database, and that is said', async () => {
      await expect(migrate(postgres.url('nowhere'))).rejects.toThrow(/“?database.*nowhere.*does not exist/i);
      await expect(migrate('postgres://postgres@127.0.0.1:1/x')).rejects.toThrow(
        /cannot be reached \(ECONNREFUSED\)/,
      );
      await expect(migrate('postgres://postgres@127.0.0.1:1/x')).rejects.toBeInstanceOf(UserError);
    });

    test('is enough for a role that may read and write rows and nothing else', async () => {
      const url = await postgres.database();
      const name = url.split('/').at(-1) ?? '';
      await postgres.run(url, `create role few_rights login`);
      await postgres.run(
        url,
        `revoke all on schema public from public; grant usage on schema public to few_rights`,
      );
      const limited = postgres.url(name, 'few_rights');
      await expect(migrate(limited)).rejects.toThrow(
        /may not do that.*once with the role that owns the tables/,
      );
      await migrate(url);
      await postgres.run(
        url,
        'grant select, insert, update, delete on all tables in schema public to few_rights',
      );
      const library = await openedLibrary(await open(limited));
      await library.add('1', given('The harbour closes.'));
      expect((await library.ask('1', 'harbour')).passages).toHaveLength(1);
      expect(await library.forget('1')).toBe(1);
      for (const forbidden of [
        'drop table articles',
        'alter table articles disable row level security',
        'create table x ()',
      ])
        await expect(postgres.run(limited, forbidden)).rejects.toThrow(/must be owner|permission denied/);
    });
  });

  describe('a row', () => {
    test('can be neither seen nor written but under its server’s own id, not even by the owner of the tables', async () => {
      const url = await postgres.database();
      // A superuser passes by every policy: nobody should run a bot as one.
      const name = url.split('/').at(-1) ?? '';
      await postgres.run(
        url,
        'create role owner_of_tables login; grant all on schema public to owner_of_tables',
      );
      const owner = postgres.url(name, 'owner_of_tables');
      await migrate(owner);
      const database = new Database({ url: owner, log });
      onTestFinished(() => database.close());
      const store = new PostgresStore(database);
      await store.put('1', { key: KEY, bytes: Buffer.from('x'), origin: 'a.txt', addedBy: null, addedAt: 1 });

      const count = async (server: string) =>
        database.read(server, async (query) => (await query('select * from articles')).rowCount);
      expect([await count('1'), await count('2')]).toEqual([1, 0]);
      expect(await database.query('select * from articles')).toEqual([]);
      await store.put('2', { key: KEY, bytes: Buffer.from('y'), origin: 'a.txt', addedBy: null, addedAt: 1 });
      const foreign = [
        `insert into articles (server, key, given, bytes, added_at) values ('1', 'bbbbbbbbbbbbbbbb', '{}', '', now())`,
        `update articles set server = '1', key = 'bbbbbbbbbbbbbbbb'`,
        `insert into derived (server, kind, key, content) values ('1', 'readings', 'a', '')`,
        `insert into feeds (server, key, feed) values ('1', 'bbbbbbbbbbbbbbbb', '{}')`,
        `insert into servers (id) values ('3')`,
      ];
      for (const statement of foreign)
        await expect(
          database.write('2', (query) => query(statement)),
          statement,
        ).rejects.toThrow(/row-level security/);
      await database.write('2', (query) => query('delete from articles'));
      await database.write('2', (query) => query(`delete from servers where id = '1'`));
      expect([await count('1'), await count('2')]).toEqual([1, 0]);
    });

    test('of derived data goes with its server, and is refused for a server that is gone', async () => {
      const storage = await open(await postgres.database());
      const library = await openedLibrary(storage);
      await library.add('1', given('The harbour closes.'));
      await library.ask('1', 'harbour');
      expect(await storage.derived('readings').keys('1')).toHaveLength(1);
      await library.forget('1');
      for (const kind of ['readings', 'indexes', 'meaning'] as const) {
        expect(await storage.derived(kind).keys('1')).toEqual([]);
        await expect(storage.derived(kind).write('1', 'a', Buffer.from('x'))).rejects.toThrow(/foreign key/);
      }
    });
  });

  test('belongs to one application; what the local Discord has may become a bot’s', async () => {
    const storage = await open(await postgres.database());
    await storage.claim(null);
    await storage.claim('81384788765712384');
    await storage.claim('81384788765712384');
    await expect(storage.claim('1')).rejects.toThrow(
      /holds the articles of another application \(81384788765712384\)/,
    );
    await expect(storage.claim(null)).rejects.toThrow(/holds the articles of a bot .*try the local Discord/);
  });

  test('what one machine has worked out another takes up: it reads no article anew', async () => {
    const url = await postgres.database();
    const first = await open(url);
    const before = await openedLibrary(first);
    const { added } = await before.add('1', given('The harbour closes.'));
    const answer = await before.ask('1', 'harbour');
    await before.close();
    expect(await first.derived('indexes').keys('1')).toEqual(['index']);
    await first.close();
    const second = await open(url);
    const reader = { ...plainReader, read: () => Promise.reject(new Error('read anew')) };
    const parts = { store: second.articles, derived: second.derived, reader };
    const { library } = await openLibrary(await temporaryFolder(), {}, parts);
    expect(await library.articles('1')).toEqual([added]);
    expect(await library.ask('1', 'harbour')).toEqual(answer);
  });

  test('gone in the middle: what is in memory is answered, changes are refused, and it goes on by itself', async () => {
    const url = await postgres.database();
    const storage = await open(url);
    const library = await openedLibrary(storage);
    await library.add('1', given('The harbour closes.'));
    await library.add('2', given('The orchard is sold.'));
    await library.ask('1', 'harbour');
    library.dropAll();
    const answer = await library.ask('1', 'harbour');
    expect(await storage.usable()).toBe(true);
    await postgres.end();

    const adding = Array.from({ length: 5 }, (_, number) =>
      library.add('1', given(`Another text ${number}.`)),
    );
    for (const { status, reason } of (await Promise.allSettled(adding)) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toBeInstanceOf(StoreUnavailable);
      expect(reason.message).toMatch(/cannot be reached just now, and nothing was changed/);
    }
    expect(await library.ask('1', 'harbour')).toEqual(answer);
    await expect(library.ask('2', 'orchard')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await storage.usable()).toBe(false);

    await postgres.begin();
    await vi.waitFor(async () => expect(await storage.usable()).toBe(true), {
      timeout: 15_000,
      interval: 100,
    });
    const { added } = await library.add('1', given('Another text 1.'));
    expect((await library.articles('1')).map(({ article }) => article.title)).toEqual([
      'Another text 1.',
      'The harbour closes.',
    ]);
    expect((await library.ask('2', 'orchard')).passages).toHaveLength(1);
    expect(await library.remove('1', added.article.id)).toEqual(added);
  }, 60_000);

  describe('a shard', () => {
    const take = async (url: string, count: number, ids: readonly number[], more = {}) => {
      const locks = await ShardLocks.take({ url, count, ids, log, ...more });
      onTestFinished(() => locks.close());
      return locks;
    };
    /** A server of a shard of 24, and so of 6 and of 8. */
    const server = (place: number) => String(BigInt(place) << 22n);

    test('has one process: a second one says so and waits until the first is gone', async () => {
      const url = await postgres.database();
      const first = await take(url, 2, [0, 1]);
      const waiting = vi.fn();
      let has = false;
      const second = take(url, 2, [1], { waiting }).then(() => {
        has = true;
      });
      await vi.waitFor(() => expect(waiting).toHaveBeenCalledWith([1]));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(has).toBe(false);
      expect(waiting).toHaveBeenCalledTimes(1);
      await first.close();
      await second;
      expect(has).toBe(true);
    });

    test('of another number takes over each server only when its earlier owner is gone', async () => {
      const url = await postgres.database();
      const olds = [await take(url, 6, [0, 1, 2]), await take(url, 6, [3, 4, 5])];
      const gained = vi.fn();
      const news = [
        await take(url, 8, [0, 1, 2, 3], { gained }),
        await take(url, 8, [4, 5, 6, 7], { gained }),
      ];
      const servers = Array.from({ length: 24 }, (_, place) => server(place));
      const owners = () =>
        servers.map((id) => [...olds, ...news].filter((locks) => locks.held && locks.owns(id)).length);
      expect(owners()).toEqual(servers.map(() => 1));
      await olds[0]?.close();
      await vi.waitFor(() => expect(gained).toHaveBeenCalledTimes(2), 5000);
      expect(owners()).toEqual(servers.map(() => 1));
      // Back with the old number in the middle of the change: it owns only what nobody has taken.
      const back = await take(url, 6, [0, 1, 2]);
      expect(servers.filter((id) => back.owns(id))).toEqual([]);
      await back.close();
      await olds[1]?.close();
      await vi.waitFor(() => expect(gained).toHaveBeenCalledTimes(4), 5000);
      expect(owners()).toEqual(servers.map(() => 1));
    });

    test('is what its process cleans up, and no other', async () => {
      const url = await postgres.database();
      const openShard = async (id: number) => {
        const storage = await openPostgres({ url, shards: { count: 2, ids: [id] }, log });
        onTestFinished(() => storage.close());
        return storage;
      };
      const [first, second] = [await openShard(0), await openShard(1)];
      const libraries = [await openedLibrary(first), await openedLibrary(second)];
      for (const [at, library] of libraries.entries()) {
        await library.add(server(at), given(`A text of shard ${at}.`));
        await library.left(server(at));
        expect((await library.servers()).map(({ server }) => server)).toEqual([server(at)]);
      }
      await expect(libraries[0]?.add(server(1), given('Not its own.'))).rejects.toBeInstanceOf(
        StoreUnavailable,
      );
      await libraries[0]?.clean(Date.now() + keptAfterLeaving + 60_000);
      expect(await libraries[0]?.servers()).toEqual([]);
      expect(await libraries[1]?.articles(server(1))).toHaveLength(1);
    });

    test('that was lost keeps its process from writing, though it does not know yet', async () => {
      const url = await postgres.database();
      const storage = await open(url);
      const library = await openedLibrary(storage);
      await library.add('1', given('The harbour closes.'));
      await postgres.run(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'verbatim shards'`,
      );
      await expect(library.add('1', given('Another text.'))).rejects.toBeInstanceOf(StoreUnavailable);
      await vi.waitFor(async () => expect(await storage.usable()).toBe(true), {
        timeout: 10_000,
        interval: 100,
      });
      await library.add('1', given('Another text.'));
    });

    test('that another process has taken meanwhile ends the first one', async () => {
      const url = await postgres.database();
      const storage = await openPostgres({ url, shards: allShards(1), log });
      onTestFinished(() => storage.close());
      const ended = expect(storage.ended).rejects.toThrow('Another process has taken over shard 0');
      // As another process would, but at once: it stands in the queue for the lock when the first one loses it.
      const other = new Client({ connectionString: url });
      await other.connect();
      onTestFinished(() => other.end());
      const taken = other.query('select pg_advisory_lock($1, 0)', [0x5653_0000 + 1]);
      await postgres.run(
        url,
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2 and granted and objid = 0 and database = (select oid from pg_database where datname = current_database())`,
      );
      await Promise.all([taken, ended]);
    }, 30_000);

    test('keeps tools that change articles out, and those keep a bot waiting', async () => {
      const url = await postgres.database();
      const bot = await open(url);
      await expect(openPostgresAlone(url, log)).rejects.toThrow(/A bot is running on this database/);
      await bot.close();
      const tool = await openPostgresAlone(url, log);
      await tool.close();
    });
  });

  test('files and rows of derived data hold the same', async () => {
    const storage = await open(await postgres.database());
    const files = new DerivedFiles(await temporaryFolder());
    for (const data of [files, storage.derived('readings')])
      await data.write('+seeds', 'a', Buffer.from('same'));
    expect(await storage.derived('readings').read('+seeds', 'a')).toEqual(await files.read('+seeds', 'a'));
  });
});
