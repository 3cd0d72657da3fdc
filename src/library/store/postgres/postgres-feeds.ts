import { readFeed, type StoredFeed } from '../../feeds/stored-feed.ts';
import type { FeedStore } from '../feed-store.ts';
import type { Database } from './database.ts';

/** Feeds in PostgreSQL; see `migrations/` for the table. */
export class PostgresFeeds implements FeedStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async all(server: string): Promise<readonly StoredFeed[]> {
    const { rows } = await this.#database.read(server, (query) =>
      query<{ feed: unknown }>('select feed from feeds where server = $1 order by key', [server]),
    );
    return rows.map(({ feed }) => readFeed(feed));
  }

  async get(server: string, key: string): Promise<StoredFeed | undefined> {
    const { rows } = await this.#database.read(server, (query) =>
      query<{ feed: unknown }>('select feed from feeds where server = $1 and key = $2', [server, key]),
    );
    return rows.map(({ feed }) => readFeed(feed))[0];
  }

  async put(server: string, feed: StoredFeed): Promise<void> {
    await this.#database.write(server, async (query) => {
      await query('insert into servers (id) values ($1) on conflict do nothing', [server]);
      await query(
        `insert into feeds (server, key, feed) values ($1, $2, $3)
           on conflict (server, key) do update set feed = excluded.feed`,
        [server, feed.key, JSON.stringify(feed)],
      );
    });
  }

  async remove(server: string, key: string): Promise<boolean> {
    return this.#database.write(server, async (query) => {
      const { rowCount } = await query('delete from feeds where server = $1 and key = $2', [server, key]);
      return rowCount === 1;
    });
  }
}
