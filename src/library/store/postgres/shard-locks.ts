import { Client } from 'pg';
import type { Logger } from 'pino';
import { type Shards, shardOf } from '../shards.ts';
import type { LockHeld } from './database.ts';

export interface ShardLocksSettings extends Shards {
  readonly url: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Told once when another process has one of the shards and this one waits. */
  readonly waiting?: (shards: readonly number[]) => void;
  /** What is in memory may be out of date: the locks were lost for a while, or more servers are its own now. */
  readonly gained?: (lost: boolean) => void;
  /** Another process has taken a shard while the connection was broken: this one has to stop. */
  readonly taken?: (shards: readonly number[]) => void;
}

/** A shard that a connection to the database has locked. */
interface Held {
  readonly count: number;
  readonly shard: number;
  readonly holder: number;
}

/** The groups of advisory locks: one for each number of shards, and one that is held while they are taken. */
const SHARDS = 0x5653_0000;
const GATE = 0x5652_0000;
/** Milliseconds between looks at who has what. */
const LOOK_EVERY = 1000;
/** Milliseconds until the locks are taken again when the connection broke. */
const AT_ONCE = 20;

/**
 * Holds an advisory lock for each of the process's shards on a connection of its own, so that every server has one
 * owner at a time. Processes with different numbers of shards may run side by side while the number changes: then a
 * server belongs to whoever locked a shard of it first, and to the other once that lock is gone.
 */
export class ShardLocks {
  readonly #settings: ShardLocksSettings;
  #client: Client | undefined;
  #holder = 0;
  /** What held the locks before the connection broke: the database may not have noticed yet. */
  #holderBefore = 0;
  /** Locks of other numbers of shards that were there before these. */
  #earlier: readonly Held[] = [];
  #timer: NodeJS.Timeout | undefined;
  #held = false;
  #looking = false;
  #closed = false;

  private constructor(settings: ShardLocksSettings) {
    this.#settings = settings;
  }

  /** Takes the locks; waits while another process has one of them. Rejects when the database cannot be reached. */
  static async take(settings: ShardLocksSettings): Promise<ShardLocks> {
    const locks = new ShardLocks(settings);
    let others = await locks.#acquire();
    if (others.length > 0) settings.waiting?.(others);
    while (others.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      // The database may go and come back meanwhile.
      others = await locks.#acquire().catch(() => others);
    }
    locks.#lookLater();
    return locks;
  }

  /**
   * Takes them for a tool that must be alone.
   *
   * @returns undefined when any process has a shard
   */
  static async takeAll(settings: Pick<ShardLocksSettings, 'url' | 'log'>): Promise<ShardLocks | undefined> {
    const locks = new ShardLocks({ ...settings, count: 1, ids: [0] });
    const others = await locks.#acquire();
    if (others.length === 0 && locks.#earlier.length === 0) return locks;
    await locks.close();
    return undefined;
  }

  /** Whether the locks are held, as far as is known. */
  get held(): boolean {
    return this.#held;
  }

  /** Whether a server (null: direct messages) is this process's. While the database is away it stays so. */
  owns(server: string | null): boolean {
    const { count, ids } = this.#settings;
    return (
      ids.includes(shardOf(server, count)) &&
      !this.#earlier.some((held) => shardOf(server, held.count) === held.shard)
    );
  }

  /** The lock that a server's rows are written under. */
  fence(server: string): LockHeld {
    const { count } = this.#settings;
    const holder = this.owns(server) ? this.#holder : 0;
    return { group: SHARDS + count, number: shardOf(server, count), holder };
  }

  /** Gives the locks back. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#held = false;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  /** Takes all of the locks or none; the shards that others have. */
  async #acquire(): Promise<readonly number[]> {
    const { count, ids } = this.#settings;
    const client = this.#client ?? (await this.#connect());
    await client.query(`begin; select pg_advisory_xact_lock(${GATE}, 0)`);
    try {
      const held = (await heldLocks(client)).filter(({ holder }) => holder !== this.#holder);
      const wanted = held.filter((each) => each.count === count && ids.includes(each.shard));
      const ghosts = wanted.filter(({ holder }) => holder === this.#holderBefore);
      if (ghosts.length > 0) await client.query('select pg_terminate_backend($1)', [this.#holderBefore]);
      if (ghosts.length > 0 && ghosts.length === wanted.length)
        throw new Error('an earlier connection still ends');
      const others = wanted.filter((each) => !ghosts.includes(each));
      if (others.length > 0) return others.map(({ shard }) => shard);
      for (const shard of ids) await client.query('select pg_advisory_lock($1, $2)', [SHARDS + count, shard]);
      this.#earlier = held.filter((each) => ids.some((shard) => overlap(each, { count, shard })));
      this.#held = true;
      return [];
    } finally {
      await client.query('commit');
    }
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#settings.url,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
      application_name: 'verbatim shards',
    });
    client.on('error', (error) => this.#broke(client, error));
    client.on('end', () => this.#broke(client, new Error('the connection ended')));
    await client.connect();
    // A machine that vanishes without a word loses its locks after about 25 seconds.
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    );
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    this.#holder = rows[0]?.pid ?? 0;
    this.#client = client;
    return client;
  }

  #lookLater(milliseconds = LOOK_EVERY): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look().finally(() => this.#lookLater()), milliseconds);
    this.#timer.unref();
  }

  /** Notices locks that are gone, its own too, and takes those again. */
  async #look(): Promise<void> {
    this.#looking = true;
    try {
      if (!this.#held) return await this.#acquireAgain();
      if (this.#client === undefined) return;
      const held = await heldLocks(this.#client);
      const still = this.#earlier.filter((each) => held.some((other) => isSame(each, other)));
      const gained = still.length < this.#earlier.length;
      this.#earlier = still;
      if (gained) this.#settings.gained?.(false);
    } catch (error) {
      this.#broke(this.#client, error);
    } finally {
      this.#looking = false;
    }
  }

  /** The locks are gone, or will be once the database notices; the next look takes them again. */
  #broke(client: Client | undefined, error: unknown): void {
    if (this.#closed || client === undefined || client !== this.#client) return;
    if (this.#held) this.#settings.log.warn({ err: error }, 'the connection that holds the shards is broken');
    this.#held = false;
    this.#holderBefore = this.#holder;
    this.#client = undefined;
    // Not waited for: a connection that is broken may not end.
    void client.end().catch(() => undefined);
    if (this.#looking) return;
    this.#lookLater(AT_ONCE);
  }

  async #acquireAgain(): Promise<void> {
    const others = await this.#acquire();
    if (this.#closed) return;
    if (others.length > 0) {
      this.#settings.taken?.(others);
      return;
    }
    this.#settings.log.info('the shards are held again');
    this.#settings.gained?.(true);
  }
}

async function heldLocks(client: Client): Promise<Held[]> {
  const { rows } = await client.query<{ count: string; shard: string; pid: number }>(
    `select classid::bigint - $1 as count, objid::bigint as shard, pid from pg_locks
       where locktype = 'advisory' and granted and objsubid = 2
         and database = (select oid from pg_database where datname = current_database())
         and classid::bigint > $1 and classid::bigint <= $1 + 65535`,
    [SHARDS],
  );
  return rows.map(({ count, shard, pid }) => ({ count: Number(count), shard: Number(shard), holder: pid }));
}

function isSame(a: Held, b: Held): boolean {
  return a.count === b.count && a.shard === b.shard && a.holder === b.holder;
}

/** Whether some server is in both shards: those of different numbers meet in every multiple of both. */
function overlap(a: Omit<Held, 'holder'>, b: Omit<Held, 'holder'>): boolean {
  return (a.shard - b.shard) % greatestDivisor(a.count, b.count) === 0;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
