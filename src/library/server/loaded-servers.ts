import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { UserError } from '../../user-error.ts';
import type { IndexSnapshots } from '../derived/index-snapshots.ts';
import type { Readings } from '../derived/readings.ts';
import { type ArticleStore, isDamaged } from '../store/store.ts';
import { type LibraryArticle, type OwnArticle, ownArticle, type StoredArticle } from '../types.ts';
import type { CreateIndex } from './create-index.ts';
import { SerialQueues } from './serial-queues.ts';
import { ServerArticles } from './server-articles.ts';

export interface LoadedServersSettings {
  readonly store: ArticleStore;
  readonly readings: Readings;
  readonly seeds: readonly LibraryArticle[];
  /** What makes the index of a server. */
  readonly createIndex: (server: string) => CreateIndex;
  readonly snapshots: IndexSnapshots;
  readonly idleMinutes: number;
  readonly memoryMegabytes: number;
  readonly log: Pick<Logger, 'error'>;
}

/** Bytes of memory for each character of an article: 21 measured on news articles, and room for vectors. */
const BYTES_PER_CHARACTER = 30;

/** Milliseconds after a change until the snapshot of the index is written: several changes go together. */
const SNAPSHOT_AFTER = 5000;

/** Milliseconds, about 24 days: with more, timers fire at once. */
const LONGEST_TIMER = 2 ** 31 - 2;

/**
 * The articles and indexes of servers that are in memory: loaded from the store when first asked for, dropped when idle or when all
 * together take too much. Whatever changes a server happens in its queue, loading too: articles are never
 * read while one of them is being written.
 */
export class LoadedServers {
  readonly #settings: LoadedServersSettings;
  readonly #queues = new SerialQueues();
  readonly #loaded: LRUCache<string, ServerArticles>;
  /** Servers whose snapshot is about to be written. */
  readonly #snapshotsDue = new Map<
    string,
    { readonly articles: ServerArticles; readonly timer: NodeJS.Timeout }
  >();

  constructor(settings: LoadedServersSettings) {
    this.#settings = settings;
    const maxSize = Math.max(1, Math.round(settings.memoryMegabytes * 2 ** 20));
    this.#loaded = new LRUCache({
      maxSize,
      sizeCalculation: (articles) => Math.min(maxSize, 1 + articles.sizeInMemory * BYTES_PER_CHARACTER),
      ttl: Math.min(settings.idleMinutes * 60_000, LONGEST_TIMER),
      updateAgeOnGet: true,
      ttlAutopurge: true,
    });
  }

  /** What a server has, for looking at. */
  async get(server: string): Promise<ServerArticles> {
    return this.#loaded.get(server) ?? this.#queues.run(server, () => this.#load(server));
  }

  /** What a server has with its index built, for asking. */
  async indexed(server: string): Promise<ServerArticles> {
    const loaded = this.#loaded.get(server);
    if (loaded?.indexed) return loaded;
    return this.#queues.run(server, async () => {
      const articles = await this.#load(server);
      if (!articles.indexed) await articles.buildIndex(await this.#settings.snapshots.read(server));
      this.#loaded.set(server, articles); // counts its size anew
      deleteUnusedLater(articles);
      this.#writeSnapshotLater(server, articles);
      return articles;
    });
  }

  /**
   * Changes what a server has, after all changes to it that were asked for before. When the change fails, what
   * is in memory is dropped, so that what is in the store counts.
   */
  change<Result>(server: string, task: (articles: ServerArticles) => Promise<Result>): Promise<Result> {
    return this.#queues.run(server, async () => {
      const articles = await this.#load(server);
      try {
        const result = await task(articles);
        this.#loaded.set(server, articles);
        this.#writeSnapshotLater(server, articles);
        return result;
      } catch (error) {
        // What a person is told about (no room, say) is refused before anything is changed.
        if (!(error instanceof UserError)) this.#loaded.delete(server);
        throw error;
      }
    });
  }

  /** Does something with a server's store that leaves nothing of it in memory. */
  dropping<Result>(server: string, task: () => Promise<Result>): Promise<Result> {
    return this.#queues.run(server, async () => {
      this.#loaded.delete(server);
      this.#cancelSnapshot(server);
      return task();
    });
  }

  /** Waits for changes under way and lets everything go. */
  async close(): Promise<void> {
    await this.#queues.idle();
    for (const [server, { articles }] of [...this.#snapshotsDue]) {
      this.#cancelSnapshot(server);
      await this.#writeSnapshot(server, articles);
    }
    this.#loaded.clear();
  }

  /** Writes the index's snapshot once nothing has changed for a while; that it is not there yet costs time only. */
  #writeSnapshotLater(server: string, articles: ServerArticles): void {
    this.#cancelSnapshot(server);
    if (!articles.snapshotOutdated) return;
    const write = () => {
      this.#snapshotsDue.delete(server);
      void this.#queues.run(server, () => this.#writeSnapshot(server, articles));
    };
    this.#snapshotsDue.set(server, { articles, timer: setTimeout(write, SNAPSHOT_AFTER).unref() });
  }

  #cancelSnapshot(server: string): void {
    clearTimeout(this.#snapshotsDue.get(server)?.timer);
    this.#snapshotsDue.delete(server);
  }

  /** A snapshot does not outlive its articles: without an index to take its place, it is deleted. */
  async #writeSnapshot(server: string, articles: ServerArticles): Promise<void> {
    const snapshot = articles.takeSnapshot();
    if (snapshot === undefined) await this.#settings.snapshots.delete(server);
    else await this.#settings.snapshots.write(server, snapshot);
    deleteUnusedLater(articles);
  }

  async #load(server: string): Promise<ServerArticles> {
    const known = this.#loaded.get(server);
    if (known) return known;
    const { seeds, createIndex, readings } = this.#settings;
    const articles = new ServerArticles(seeds, createIndex(server));
    for (const own of await this.#readAll(server)) {
      // Killed between writing an article and removing the one it replaces: the later one counts.
      const earlier = articles.replacedBy(own.article);
      if (earlier && earlier.key !== own.key) await this.#settings.store.remove(server, earlier.key);
      if (earlier) await articles.remove(earlier.article.id);
      await articles.add(own);
    }
    await readings.keepOnly(server, new Set(articles.allOwn.map(({ key }) => key)));
    this.#loaded.set(server, articles);
    return articles;
  }

  async #readAll(server: string): Promise<OwnArticle[]> {
    const found: OwnArticle[] = [];
    for await (const entry of this.#settings.store.read(server)) {
      if (isDamaged(entry)) this.#settings.log.error({ server, ...entry }, 'set a damaged article aside');
      else {
        const own = await this.#read(server, entry);
        if (own) found.push(own);
      }
    }
    return found.sort((a, b) => (a.addedAt ?? 0) - (b.addedAt ?? 0) || (a.key < b.key ? -1 : 1));
  }

  async #read(server: string, stored: StoredArticle): Promise<OwnArticle | undefined> {
    try {
      return ownArticle(stored, await this.#settings.readings.read(server, stored));
    } catch (error) {
      this.#settings.log.error(
        { server, key: stored.key, err: error },
        'left out an article that cannot be read',
      );
      return undefined;
    }
  }
}

/** Nobody waits for it; what fails is done again the next time that the index is built. */
function deleteUnusedLater(articles: ServerArticles): void {
  void articles.deleteUnusedVectors().catch(() => undefined);
}
