import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { ReadArticle } from '../../speech/speech.ts';
import { UserError } from '../../user-error.ts';
import type { IndexSnapshots } from '../derived/index-snapshots.ts';
import type { Readings } from '../derived/readings.ts';
import type { ArticleReader } from '../reading/reader.ts';
import { type ArticleStore, isDamaged } from '../store/store.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { type LibraryArticle, type OwnArticle, ownArticle, type StoredArticle } from '../types.ts';
import type { CreateIndex } from './create-index.ts';
import { SecondReading } from './second-reading.ts';
import { SerialQueues } from './serial-queues.ts';
import { ServerArticles } from './server-articles.ts';

export interface LoadedServersSettings {
  readonly store: ArticleStore;
  readonly readings: Readings;
  readonly reader: ArticleReader;
  readonly seeds: readonly LibraryArticle[];
  /** What makes the index of a server. */
  readonly createIndex: (server: string) => CreateIndex;
  readonly snapshots: IndexSnapshots;
  readonly idleMinutes: number;
  readonly memoryMegabytes: number;
  readonly log: Pick<Logger, 'error' | 'warn'>;
}

/** Bytes of memory for each character of an article: 21 measured on news articles, and room for vectors. */
const BYTES_PER_CHARACTER = 30;

/** Milliseconds after a change until the snapshot of the index is written: several changes go together. */
const SNAPSHOT_AFTER = 5000;

/** Articles of a server that are read at the same time: a database answers several in the time of one. */
const READ_AT_ONCE = 8;

/** Milliseconds until a server that may have changed in a store that broke off is read again. */
const RELOAD_AFTER = 5000;

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
  readonly #secondReading: SecondReading;
  readonly #loaded: LRUCache<string, ServerArticles>;
  /** Servers that are to be read again because the store broke off while they were changed. */
  readonly #uncertain = new Map<string, NodeJS.Timeout>();
  /** Servers whose snapshot is about to be written. */
  readonly #snapshotsDue = new Map<
    string,
    { readonly articles: ServerArticles; readonly timer: NodeJS.Timeout }
  >();

  constructor(settings: LoadedServersSettings) {
    this.#settings = settings;
    this.#secondReading = new SecondReading({
      reader: settings.reader,
      log: settings.log,
      replace: (server, stored, read) => this.#replace(server, stored, read),
    });
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
   * is in memory is dropped, so that what is in the store counts. When the store cannot be reached, what is in
   * memory can still be asked, until the store can be read again.
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
        if (error instanceof StoreUnavailable) this.#reloadLater(server);
        // What a person is told about (no room, say) is refused before anything is changed.
        else if (!(error instanceof UserError)) this.#loaded.delete(server);
        throw error;
      }
    });
  }

  /** Does something with a server's store that its articles have no part in. */
  queued<Result>(server: string, task: () => Promise<Result>): Promise<Result> {
    return this.#queues.run(server, task);
  }

  /** Does something with a server's store that leaves nothing of it in memory. */
  dropping<Result>(server: string, task: () => Promise<Result>): Promise<Result> {
    return this.#queues.run(server, async () => {
      this.#loaded.delete(server);
      this.#cancelSnapshot(server);
      return task();
    });
  }

  /** Lets everything go: another process may have changed it meanwhile. */
  dropAll(): void {
    for (const server of [...this.#snapshotsDue.keys()]) this.#cancelSnapshot(server);
    this.#loaded.clear();
  }

  /** How many servers are in memory. */
  get size(): number {
    return this.#loaded.size;
  }

  /** Waits for changes under way and lets everything go. */
  async close(): Promise<void> {
    for (const timer of this.#uncertain.values()) clearTimeout(timer);
    await this.#secondReading.close();
    await this.#queues.idle();
    for (const [server, { articles }] of [...this.#snapshotsDue]) {
      this.#cancelSnapshot(server);
      await this.#writeSnapshot(server, articles).catch(() => undefined);
    }
    this.#loaded.clear();
  }

  /** Writes the index's snapshot once nothing has changed for a while; that it is not there yet costs time only. */
  #writeSnapshotLater(server: string, articles: ServerArticles): void {
    this.#cancelSnapshot(server);
    if (!articles.snapshotOutdated) return;
    const write = () => {
      this.#snapshotsDue.delete(server);
      const writing = this.#queues.run(server, () => this.#writeSnapshot(server, articles));
      writing.catch(() => undefined); // found to be outdated the next time that it is read
    };
    this.#snapshotsDue.set(server, { articles, timer: setTimeout(write, SNAPSHOT_AFTER).unref() });
  }

  #cancelSnapshot(server: string): void {
    clearTimeout(this.#snapshotsDue.get(server)?.timer);
    this.#snapshotsDue.delete(server);
  }

  /** A snapshot does not outlive its articles: without an index to take its place, it is deleted. */
  async #writeSnapshot(server: string, articles: ServerArticles): Promise<void> {
    const snapshot = await articles.takeSnapshot();
    if (snapshot === undefined) await this.#settings.snapshots.delete(server);
    else await this.#settings.snapshots.write(server, snapshot);
    deleteUnusedLater(articles);
  }

  #reloadLater(server: string): void {
    clearTimeout(this.#uncertain.get(server));
    const reload = () => {
      this.#uncertain.delete(server);
      if (!this.#loaded.has(server)) return;
      const reloading = this.#queues.run(server, () => this.#read(server));
      reloading.catch(() => this.#reloadLater(server));
    };
    this.#uncertain.set(server, setTimeout(reload, RELOAD_AFTER).unref());
  }

  async #load(server: string): Promise<ServerArticles> {
    return this.#loaded.get(server) ?? this.#read(server);
  }

  async #read(server: string): Promise<ServerArticles> {
    const { seeds, createIndex, readings } = this.#settings;
    const articles = new ServerArticles(seeds, createIndex(server));
    for (const own of await this.#readAll(server)) {
      // Killed between writing an article and removing the one it replaces: the later one counts.
      const earlier = articles.replacedBy(own.article);
      if (earlier && earlier.key !== own.key) await this.#settings.store.remove(server, earlier.key);
      if (earlier) await articles.remove(earlier.article.id);
      await articles.add(own);
    }
    const keys = new Set(articles.allOwn.map(({ key }) => key));
    await readings.keepOnly(server, keys).catch(() => undefined); // the next loading does it
    this.#loaded.set(server, articles);
    return articles;
  }

  /** Puts a better reading in the place of an own article's; does nothing for a server that is not in memory. */
  #replace(server: string, stored: StoredArticle, read: ReadArticle): Promise<void> {
    return this.#queues.run(server, async () => {
      const articles = this.#loaded.peek(server);
      if (articles === undefined) return;
      const own = articles.own(read.article.id);
      // Its title, say, may have been changed meanwhile.
      if (own?.key !== stored.key || !isDeepStrictEqual(own.article, read.article)) return;
      await this.#settings.readings.write(server, stored, read);
      await articles.replace(ownArticle(stored, read));
    });
  }

  async #readAll(server: string): Promise<OwnArticle[]> {
    const reading: Promise<OwnArticle | undefined>[] = [];
    for await (const entry of this.#settings.store.read(server)) {
      if (isDamaged(entry)) this.#settings.log.error({ server, ...entry }, 'set a damaged article aside');
      else reading.push(this.#readArticle(server, entry));
      if (reading.length % READ_AT_ONCE === 0) await Promise.all(reading);
    }
    const found = (await Promise.all(reading)).filter((own) => own !== undefined);
    return found.sort((a, b) => (a.addedAt ?? 0) - (b.addedAt ?? 0) || (a.key < b.key ? -1 : 1));
  }

  async #readArticle(server: string, stored: StoredArticle): Promise<OwnArticle | undefined> {
    try {
      const { readings } = this.#settings;
      // Many articles at once, that somebody waits for: they are read thoroughly later.
      const read = await readings.read(server, stored, true);
      if (readings.couldBeBetter(read)) this.#secondReading.later(server, stored);
      return ownArticle(stored, read);
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
