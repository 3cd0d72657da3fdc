import type { Logger } from 'pino';
import type { LoadedServers } from '../server/loaded-servers.ts';
import { type FeedStore, isDamagedFeed } from '../store/feed-store.ts';
import type { StoredFeed } from './stored-feed.ts';

export interface FeedRecordsParts {
  readonly store: FeedStore;
  readonly servers: LoadedServers;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * What is kept of feeds. Changes go through the queue of their server, as those of articles do, so that nothing is written
 * any more for a feed that was let go, or a server that was forgotten, meanwhile.
 */
export class FeedRecords {
  readonly #parts: FeedRecordsParts;

  constructor(parts: FeedRecordsParts) {
    this.#parts = parts;
  }

  /** The feeds of a server; those that cannot be read back are set aside. */
  async all(server: string): Promise<readonly StoredFeed[]> {
    const found: StoredFeed[] = [];
    for (const feed of await this.#parts.store.all(server)) {
      if (isDamagedFeed(feed)) this.#parts.log.error({ server, ...feed }, 'set a damaged feed aside');
      else found.push(feed);
    }
    return found;
  }

  get(server: string, key: string): Promise<StoredFeed | undefined> {
    return this.#parts.store.get(server, key);
  }

  /** Keeps what `make` makes of the feeds of a server, after all changes that were asked for before. */
  add(server: string, make: (feeds: readonly StoredFeed[]) => StoredFeed): Promise<StoredFeed> {
    return this.#parts.servers.queued(server, async () => {
      const feed = make(await this.all(server));
      await this.#parts.store.put(server, feed);
      return feed;
    });
  }

  /** Changes a feed; undefined when it is no longer followed. */
  change(
    server: string,
    key: string,
    change: (feed: StoredFeed) => StoredFeed,
  ): Promise<StoredFeed | undefined> {
    return this.#parts.servers.queued(server, async () => {
      const feed = await this.#parts.store.get(server, key);
      if (feed === undefined) return undefined;
      const changed = change(feed);
      await this.#parts.store.put(server, changed);
      return changed;
    });
  }

  /** Lets a feed go; undefined when it was not followed. */
  remove(server: string, key: string): Promise<StoredFeed | undefined> {
    return this.#parts.servers.queued(server, async () => {
      const feed = await this.#parts.store.get(server, key);
      if (feed !== undefined) await this.#parts.store.remove(server, key);
      return feed;
    });
  }
}
