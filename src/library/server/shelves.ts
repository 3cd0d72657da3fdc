import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { UserError } from '../../user-error.ts';
import type { KeptIndexes } from '../cache/kept-indexes.ts';
import type { Readings } from '../cache/readings.ts';
import type { KeptArticle } from '../given.ts';
import { type ArticleStore, isDamaged, type StoredArticle } from '../store/store.ts';
import type { CreateIndex } from './create-index.ts';
import { Queues } from './queues.ts';
import { Shelf, type ShelvedArticle } from './shelf.ts';

export interface ShelvesSettings {
  readonly store: ArticleStore;
  readonly readings: Readings;
  readonly seeds: readonly KeptArticle[];
  /** What makes the index of a server. */
  readonly createIndex: (server: string) => CreateIndex;
  readonly indexes: KeptIndexes;
  readonly idleMinutes: number;
  readonly memoryMegabytes: number;
  readonly log: Pick<Logger, 'error'>;
}

/** Bytes of memory for each character of an article: 21 measured on news articles, and room for vectors. */
const BYTES_PER_CHARACTER = 30;

/** Milliseconds after which the index of a server that has changed is kept: several changes go together. */
const SETTLED_AFTER = 5000;

/** Milliseconds, about 24 days: with more, timers fire at once. */
const LONGEST_TIMER = 2 ** 31 - 2;

/**
 * The servers' shelves in memory: loaded from the store when first asked for, dropped when idle or when all
 * together take too much. Whatever changes a server happens in its queue, loading too: a shelf is never read
 * while one of its articles is being written.
 */
export class Shelves {
  readonly #settings: ShelvesSettings;
  readonly #queues = new Queues();
  readonly #loaded: LRUCache<string, Shelf>;
  /** Shelves whose index is about to be kept. */
  readonly #settling = new Map<string, { readonly shelf: Shelf; readonly timer: NodeJS.Timeout }>();

  constructor(settings: ShelvesSettings) {
    this.#settings = settings;
    const maxSize = Math.max(1, Math.round(settings.memoryMegabytes * 2 ** 20));
    this.#loaded = new LRUCache({
      maxSize,
      sizeCalculation: (shelf) => Math.min(maxSize, 1 + shelf.sizeInMemory * BYTES_PER_CHARACTER),
      ttl: Math.min(settings.idleMinutes * 60_000, LONGEST_TIMER),
      updateAgeOnGet: true,
      ttlAutopurge: true,
    });
  }

  /** A server's shelf, for looking at. */
  async get(server: string): Promise<Shelf> {
    return this.#loaded.get(server) ?? this.#queues.run(server, () => this.#load(server));
  }

  /** A server's shelf with its index built, for asking. */
  async indexed(server: string): Promise<Shelf> {
    const loaded = this.#loaded.get(server);
    if (loaded?.indexed) return loaded;
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      if (!shelf.indexed) await shelf.buildIndex(await this.#settings.indexes.read(server));
      this.#loaded.set(server, shelf); // counts its size anew
      tidyLater(shelf);
      this.#settle(server, shelf);
      return shelf;
    });
  }

  /**
   * Changes a server's shelf, after all changes to it that were asked for before. When the change fails the
   * shelf is dropped, so that what is in the store counts.
   */
  change<Result>(server: string, task: (shelf: Shelf) => Promise<Result>): Promise<Result> {
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      try {
        const result = await task(shelf);
        this.#loaded.set(server, shelf);
        this.#settle(server, shelf);
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
      this.#unsettle(server);
      return task();
    });
  }

  /** Waits for changes under way and lets everything go. */
  async close(): Promise<void> {
    await this.#queues.idle();
    for (const [server, { shelf }] of [...this.#settling]) {
      this.#unsettle(server);
      await this.#keepIndex(server, shelf);
    }
    this.#loaded.clear();
  }

  /** Keeps the shelf's index once nothing has changed for a while; that it is not kept yet costs time only. */
  #settle(server: string, shelf: Shelf): void {
    this.#unsettle(server);
    if (!shelf.unkept) return;
    const keep = () => {
      this.#settling.delete(server);
      void this.#queues.run(server, () => this.#keepIndex(server, shelf));
    };
    this.#settling.set(server, { shelf, timer: setTimeout(keep, SETTLED_AFTER).unref() });
  }

  #unsettle(server: string): void {
    clearTimeout(this.#settling.get(server)?.timer);
    this.#settling.delete(server);
  }

  /** What is kept does not outlive its articles: without an index to keep in its place, it is deleted. */
  async #keepIndex(server: string, shelf: Shelf): Promise<void> {
    const snapshot = shelf.takeSnapshot();
    if (snapshot === undefined) await this.#settings.indexes.forget(server);
    else await this.#settings.indexes.keep(server, snapshot);
    tidyLater(shelf);
  }

  async #load(server: string): Promise<Shelf> {
    const known = this.#loaded.get(server);
    if (known) return known;
    const { seeds, createIndex, readings } = this.#settings;
    const shelf = new Shelf(seeds, createIndex(server));
    for (const article of await this.#readAll(server)) {
      // Killed between writing an article and removing the one it replaces: the later one counts.
      const earlier = shelf.replacedBy(article.kept.article);
      if (earlier && earlier.key !== article.key) await this.#settings.store.remove(server, earlier.key);
      if (earlier) await shelf.remove(earlier.kept.article.id);
      await shelf.add(article);
    }
    await readings.keepOnly(server, new Set(shelf.own.map(({ key }) => key)));
    this.#loaded.set(server, shelf);
    return shelf;
  }

  async #readAll(server: string): Promise<ShelvedArticle[]> {
    const found: (ShelvedArticle & { readonly addedAt: number })[] = [];
    for await (const entry of this.#settings.store.read(server)) {
      if (isDamaged(entry)) this.#settings.log.error({ server, ...entry }, 'set a damaged article aside');
      else {
        const kept = await this.#read(server, entry);
        if (kept) found.push({ kept, key: entry.key, addedAt: entry.addedAt });
      }
    }
    return found.sort((a, b) => a.addedAt - b.addedAt || (a.key < b.key ? -1 : 1));
  }

  async #read(server: string, stored: StoredArticle): Promise<KeptArticle | undefined> {
    try {
      return keep(stored, await this.#settings.readings.read(server, stored));
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
function tidyLater(shelf: Shelf): void {
  void shelf.tidy().catch(() => undefined);
}

/** A stored article, read. */
export function keep(
  stored: StoredArticle,
  { article, speech }: Pick<KeptArticle, 'article' | 'speech'>,
): KeptArticle {
  return { article, speech, seed: false, addedBy: stored.addedBy, addedAt: stored.addedAt };
}
