import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import type { Logger } from 'pino';
import { checkOwner } from '../../derived/derived-data.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { isUnreachable } from './unreachable.ts';

export interface DatabaseSettings {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Connections at most, beside the one that holds the shards; 10. */
  readonly connections?: number;
  /** Who may write for a server; absent: anybody (for tests and tools that run alone). */
  readonly fence?: Fence;
  /** Told of every query that failed because the database could not be reached. */
  readonly failed?: () => void;
}

/** Says under which lock this process may write for a server. */
export type Fence = (server: string) => LockHeld;

/** A lock that a connection to the database holds. */
export interface LockHeld {
  readonly group: number;
  readonly number: number;
  /** The process id that the database has for the connection. */
  readonly holder: number;
}

/** Queries in a transaction about one server. */
export type Query = <Row extends QueryResultRow>(
  text: string,
  values?: unknown[],
) => Promise<QueryResult<Row>>;

/** The group of the advisory locks that servers are written under. */
const SERVERS = 0x5645_5242;

/** Servers that one statement goes through in a round trip. */
const SERVERS_AT_ONCE = 200;

/** Connections to PostgreSQL. Every transaction is about one server and can neither see nor write another's rows. */
export class Database {
  readonly #settings: DatabaseSettings;
  readonly #pool: Pool;
  #unreachable = false;

  constructor(settings: DatabaseSettings) {
    this.#settings = settings;
    this.#pool = new Pool({
      connectionString: settings.url,
      max: settings.connections ?? 10,
      connectionTimeoutMillis: 5000,
      query_timeout: 60_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      application_name: 'verbatim',
    });
    // A connection that breaks while nobody uses it; the next query opens another.
    this.#pool.on('error', () => undefined);
  }

  /** Whether the last query reached the database. */
  get reachable(): boolean {
    return !this.#unreachable;
  }

  /**
   * Reads what a server has.
   *
   * @throws StoreUnavailable when the database cannot be reached
   */
  read<Result>(server: string, task: (query: Query) => Promise<Result>): Promise<Result> {
    const begin = `begin read only; ${settingFor(server)}`;
    return this.#transaction(begin, task);
  }

  /**
   * Changes what a server has; all of it or nothing. Changes of one server come one after another.
   *
   * @throws StoreUnavailable when the database cannot be reached or another process has the server now
   */
  write<Result>(server: string, task: (query: Query) => Promise<Result>): Promise<Result> {
    const begin = `begin; set local synchronous_commit = on; ${settingFor(server)}; ${lockOf(server)}`;
    // What the seeds are read into is everybody's.
    const fence = server.startsWith('+') ? undefined : this.#settings.fence?.(server);
    return this.#transaction(begin, async (query) => {
      if (fence) await checkFence(query, fence);
      return task(query);
    });
  }

  /**
   * Runs a statement in each of many servers, for which nobody has to wait: a few round trips for all of them.
   *
   * @param statement of a server's id, quoted; without other values from outside
   */
  async inEach(servers: readonly string[], statement: (server: string) => string): Promise<void> {
    for (let from = 0; from < servers.length; from += SERVERS_AT_ONCE) {
      const part = servers.slice(from, from + SERVERS_AT_ONCE);
      const statements = part.map(
        (server) => `${settingFor(server)}; ${statement(`'${checkOwner(server)}'`)}`,
      );
      await this.#transaction(`begin; ${statements.join('; ')}`, async () => undefined);
    }
  }

  /** Waits until no other process is changing a server any more. */
  async settle(server: string): Promise<void> {
    await this.#transaction(`begin; ${lockOf(server)}`, async () => undefined);
  }

  /**
   * A query about no server in particular: it sees no articles.
   *
   * @throws StoreUnavailable when the database cannot be reached
   */
  async query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    return this.#telling(async () => (await this.#pool.query<Row>(text, values)).rows);
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #transaction<Result>(begin: string, task: (query: Query) => Promise<Result>): Promise<Result> {
    return this.#telling(async () => {
      const client = await this.#pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on('error', onError);
      try {
        return await runTransaction(client, begin, task);
      } catch (error) {
        if (isUnreachable(error)) broken ??= error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    });
  }

  /** Turns what says that the database cannot be reached into what people can be told; logs it once. */
  async #telling<Result>(task: () => Promise<Result>): Promise<Result> {
    try {
      const result = await task();
      if (this.#unreachable) this.#settings.log.info('the database is reached again');
      this.#unreachable = false;
      return result;
    } catch (error) {
      const cause = error instanceof StoreUnavailable ? error.cause : error;
      if (!isUnreachable(cause)) throw error;
      if (!this.#unreachable) this.#settings.log.error({ err: cause }, 'the database cannot be reached');
      this.#unreachable = true;
      this.#settings.failed?.();
      throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
    }
  }
}

async function runTransaction<Result>(
  client: PoolClient,
  begin: string,
  task: (query: Query) => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    await client.query(begin);
    result = await task((text, values) => client.query(text, values));
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  try {
    await client.query('commit');
  } catch (error) {
    // The answer was lost: whether the database has committed is not known.
    throw isUnreachable(error) ? new StoreUnavailable(error, 'unknown') : error;
  }
  return result;
}

/** Part of a statement: ids are letters, digits and a few signs, checked here. */
function settingFor(server: string): string {
  return `set local verbatim.server = '${checkOwner(server)}'`;
}

function lockOf(server: string): string {
  return `select pg_advisory_xact_lock(${SERVERS}, hashtext('${checkOwner(server)}'))`;
}

/** Another process may have taken over since: then its word counts, and this one may not write. */
async function checkFence(query: Query, { group, number, holder }: LockHeld): Promise<void> {
  const { rowCount } = await query(
    `select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
       and database = (select oid from pg_database where datname = current_database())
       and classid::bigint = $1 and objid::bigint = $2 and pid = $3`,
    [group, number, holder],
  );
  if (rowCount === 0) throw new StoreUnavailable(new Error('this process does not hold the shard any more'));
}
