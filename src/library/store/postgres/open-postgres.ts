import type { Logger } from 'pino';
import { UserError } from '../../../user-error.ts';
import type { Shards } from '../shards.ts';
import type { Storage } from '../storage.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { PostgresDerived } from './postgres-derived.ts';
import { PostgresFeeds } from './postgres-feeds.ts';
import { PostgresStore } from './postgres-store.ts';
import { ShardLocks } from './shard-locks.ts';

export interface PostgresSettings {
  readonly url: string;
  readonly shards: Shards;
  readonly log: Logger;
  /** Told when another process has shards of this one, which waits for them. */
  readonly waiting?: (shards: readonly number[]) => void;
  /** See ShardLocksSettings. */
  readonly gained?: (lost: boolean) => void;
  /** Told of every query that could not reach the database. */
  readonly failed?: () => void;
}

/**
 * Brings the database up to date, waits until the process's shards are its own, and opens the store.
 *
 * @throws UserError when the database cannot be reached or used
 */
export async function openPostgres(settings: PostgresSettings): Promise<Storage> {
  const { url, shards, log, failed = () => undefined } = settings;
  await migrate(url);
  let end: (error: UserError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => undefined); // whoever waits for it is told; nobody has to
  const locks = await ShardLocks.take({
    ...shards,
    url,
    log,
    waiting: settings.waiting ?? (() => undefined),
    gained: settings.gained ?? (() => undefined),
    taken: (taken) =>
      end(new UserError(`Another process has taken over ${named(taken)} while the database was away.`)),
  });
  const storage = storageWith(
    new Database({ url, log, failed, fence: (server) => locks.fence(server) }),
    locks,
  );
  return { ...storage, ended };
}

/**
 * Opens the store for a tool that changes articles while no bot does.
 *
 * @throws UserError when a bot is running on the database
 */
export async function openPostgresAlone(url: string, log: Logger): Promise<Storage> {
  await migrate(url);
  const locks = await ShardLocks.takeAll({ url, log });
  if (locks === undefined)
    throw new UserError(
      'A bot is running on this database. Stop it first, so that nothing is changed twice.',
    );
  return storageWith(new Database({ url, log, fence: (server) => locks.fence(server) }), locks);
}

/**
 * Opens the store for a tool that reads articles, also while bots change them.
 *
 * @throws UserError when the database cannot be reached or used
 */
export async function openPostgresToRead(url: string, log: Logger): Promise<Storage> {
  await migrate(url);
  const nobody = { group: 0, number: 0, holder: 0 };
  const database = new Database({ url, log, fence: () => nobody });
  return storageWith(database, { owns: () => true, held: false, close: async () => undefined });
}

function storageWith(database: Database, locks: Pick<ShardLocks, 'owns' | 'held' | 'close'>): Storage {
  return {
    articles: new PostgresStore(database, (server) => locks.owns(server)),
    feeds: new PostgresFeeds(database),
    derived: (kind) => new PostgresDerived(database, kind),
    owns: (server) => locks.owns(server),
    claim: (application) => claim(database, application ?? LOCAL),
    async usable() {
      const answered = await database.query('select 1').catch(() => undefined);
      return answered !== undefined && locks.held;
    },
    ended: new Promise(() => undefined),
    async close() {
      await database.close();
      await locks.close();
    },
  };
}

/** Stands for the local Discord's articles, which may become a real bot's. */
const LOCAL = 'local';

async function claim(database: Database, application: string): Promise<void> {
  await database.query(
    `insert into application (id) values ($1)
       on conflict (one) do update set id = excluded.id where application.id = $2`,
    [application, LOCAL],
  );
  const [row] = await database.query<{ id: string }>('select id from application');
  if (row === undefined || row.id === application) return;
  throw new UserError(
    application === LOCAL
      ? `The database holds the articles of a bot (application ${row.id}). Set its DISCORD_TOKEN, or another DATABASE_URL to try the local Discord.`
      : `The database holds the articles of another application (${row.id}); this token is of ${application}. Set that one’s DISCORD_TOKEN, or another DATABASE_URL for this bot.`,
  );
}

/** “shard 1”, “shards 1, 2”. */
export function named(shards: readonly number[]): string {
  return `shard${shards.length === 1 ? '' : 's'} ${shards.join(', ')}`;
}
