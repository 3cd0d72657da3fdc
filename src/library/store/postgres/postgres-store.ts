import type { StoredArticle } from '../../types.ts';
import type { AddedWhen, ArticleStore, KeptSettings } from '../store.ts';
import type { Database, Query } from './database.ts';

/** Bytes of articles that are read at once (a larger one alone), so that a server's are never in memory together. */
const AT_ONCE = 4_000_000;

interface ArticleRow {
  readonly key: string;
  readonly given: Omit<StoredArticle, 'key' | 'bytes' | 'addedAt'>;
  readonly bytes: Buffer;
  readonly added_at: Date;
}

/** Articles in PostgreSQL; see `migrations/` for the tables. */
export class PostgresStore implements ArticleStore {
  readonly #database: Database;

  readonly #owns: (server: string) => boolean;

  /** @param owns whether a server is this process's: the others are not listed, and not cleaned up */
  constructor(database: Database, owns: (server: string) => boolean = () => true) {
    this.#database = database;
    this.#owns = owns;
  }

  async *read(server: string): AsyncIterable<StoredArticle> {
    // Whatever an earlier owner of the server was still writing counts.
    await this.#database.settle(server);
    const { rows: sizes } = await this.#database.read(server, (query) =>
      query<{ key: string; size: number }>(
        'select key, length(bytes) as size from articles where server = $1 and removed_at is null order by key',
        [server],
      ),
    );
    for (const keys of inParts(sizes)) {
      const { rows } = await this.#database.read(server, (query) =>
        query<ArticleRow>(
          `select key, given, bytes, added_at from articles
             where server = $1 and removed_at is null and key = any($2) order by key`,
          [server, keys],
        ),
      );
      yield* rows.map(storedArticle);
    }
  }

  async get(server: string, key: string): Promise<StoredArticle | undefined> {
    const { rows } = await this.#database.read(server, (query) =>
      query<ArticleRow>(
        'select key, given, bytes, added_at from articles where server = $1 and key = $2 and removed_at is null',
        [server, key],
      ),
    );
    return rows.map(storedArticle)[0];
  }

  async put(server: string, article: StoredArticle, replaced?: string): Promise<void> {
    const { key, bytes, addedAt, ...given } = article;
    await this.#database.write(server, async (query) => {
      await query('insert into servers (id) values ($1) on conflict do nothing', [server]);
      await query(
        `insert into articles (server, key, given, bytes, added_at) values ($1, $2, $3, $4, $5)
           on conflict (server, key) do update set given = excluded.given, bytes = excluded.bytes,
             added_at = excluded.added_at, removed_at = null`,
        [server, key, JSON.stringify(given), asBuffer(bytes), new Date(addedAt)],
      );
      if (replaced !== undefined && replaced !== key) await markRemoved(query, server, replaced);
    });
  }

  async remove(server: string, key: string): Promise<boolean> {
    return this.#database.write(server, (query) => markRemoved(query, server, key));
  }

  async removed(server: string, key: string, since: number): Promise<StoredArticle | undefined> {
    const { rows } = await this.#database.read(server, (query) =>
      query<ArticleRow>(
        'select key, given, bytes, added_at from articles where server = $1 and key = $2 and removed_at >= $3',
        [server, key, new Date(since)],
      ),
    );
    return rows.map(storedArticle)[0];
  }

  async added(server: string): Promise<readonly AddedWhen[]> {
    const { rows } = await this.#database.read(server, (query) =>
      query<Pick<ArticleRow, 'key' | 'added_at'> & { readonly feed: string | null }>(
        `select key, added_at, given->>'feed' as feed from articles where server = $1 and removed_at is null order by key`,
        [server],
      ),
    );
    return rows.map(({ key, added_at, feed }) => ({
      key,
      addedAt: added_at.getTime(),
      ...(feed === null ? {} : { feed }),
    }));
  }

  async removedSince(server: string, since: number): Promise<readonly string[]> {
    const { rows } = await this.#database.read(server, (query) =>
      query<{ key: string }>('select key from articles where server = $1 and removed_at >= $2 order by key', [
        server,
        new Date(since),
      ]),
    );
    return rows.map(({ key }) => key);
  }

  async restore(server: string, key: string, replaced?: string): Promise<void> {
    await this.#database.write(server, async (query) => {
      const { rowCount } = await query(
        'update articles set removed_at = null where server = $1 and key = $2 and removed_at is not null',
        [server, key],
      );
      if (rowCount === 0) throw new Error('there is nothing to restore');
      if (replaced !== undefined && replaced !== key) await markRemoved(query, server, replaced);
    });
  }

  async purgeRemoved(before: number, server?: string): Promise<void> {
    const servers = server === undefined ? (await this.servers()).map((each) => each.server) : [server];
    const time = new Date(before).toISOString();
    await this.#database.inEach(
      servers,
      (each) => `delete from articles where server = ${each} and removed_at < '${time}'`,
    );
  }

  async forget(server: string): Promise<number> {
    return this.#database.write(server, async (query) => {
      const { rows } = await query<{ count: string }>(
        'select count(*) from articles where server = $1 and removed_at is null',
        [server],
      );
      await query('delete from servers where id = $1', [server]);
      return Number(rows[0]?.count ?? 0);
    });
  }

  async markLeft(server: string, at: number | null): Promise<void> {
    await this.#database.write(server, (query) =>
      query('update servers set left_at = $2 where id = $1', [server, at === null ? null : new Date(at)]),
    );
  }

  async settings(server: string): Promise<KeptSettings> {
    await this.#database.settle(server);
    const { rows } = await this.#database.read(server, (query) =>
      query<{ chosen: KeptSettings }>('select chosen from settings where server = $1', [server]),
    );
    return rows[0]?.chosen ?? {};
  }

  async putSettings(server: string, settings: KeptSettings): Promise<void> {
    await this.#database.write(server, async (query) => {
      if (Object.keys(settings).length === 0) {
        await query('delete from settings where server = $1', [server]);
        return;
      }
      await query('insert into servers (id) values ($1) on conflict do nothing', [server]);
      await query(
        `insert into settings (server, chosen) values ($1, $2)
           on conflict (server) do update set chosen = excluded.chosen`,
        [server, JSON.stringify(settings)],
      );
    });
  }

  async servers(): Promise<readonly { server: string; leftAt: number | null }[]> {
    const rows = await this.#database.query<{ id: string; left_at: Date | null }>(
      `select id, left_at from servers where id not like '+%' order by id`,
    );
    return rows
      .filter(({ id }) => this.#owns(id))
      .map(({ id, left_at }) => ({ server: id, leftAt: left_at?.getTime() ?? null }));
  }
}

/** Keys of articles that are read together. */
function inParts(articles: readonly { readonly key: string; readonly size: number }[]): string[][] {
  const parts: string[][] = [];
  let bytes = AT_ONCE;
  for (const { key, size } of articles) {
    bytes += size;
    if (bytes > AT_ONCE) {
      parts.push([]);
      bytes = size;
    }
    parts.at(-1)?.push(key);
  }
  return parts;
}

async function markRemoved(query: Query, server: string, key: string): Promise<boolean> {
  const { rowCount } = await query(
    'update articles set removed_at = now() where server = $1 and key = $2 and removed_at is null',
    [server, key],
  );
  return rowCount === 1;
}

function storedArticle({ key, given, bytes, added_at }: ArticleRow): StoredArticle {
  return { key, bytes, ...given, addedAt: added_at.getTime() };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
