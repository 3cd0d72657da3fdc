import { isDeepStrictEqual } from 'node:util';
import { NoText } from '../../article/no-text.ts';
import type { ReadArticle } from '../../search/answer/answer.ts';
import { UserError } from '../../user-error.ts';
import type { KeptIndexes } from '../cache/kept-indexes.ts';
import type { Readings } from '../cache/readings.ts';
import { checkPage, noArticle } from '../fetching/check-page.ts';
import type { Added, FetchedArticle, GivenArticle, Giving, KeptArticle } from '../given.ts';
import { sizeOf } from '../reading/article-size.ts';
import { checkGiven, checkLength, checkRoom } from '../reading/check-given.ts';
import type { ArticleReader } from '../reading/reader.ts';
import type { ArticleStore, StoredArticle } from '../store/store.ts';
import { Line, LineFull } from './line.ts';
import type { Shelf } from './shelf.ts';
import { keep, type Shelves } from './shelves.ts';

export interface KeepingSettings {
  readonly store: ArticleStore;
  readonly reader: ArticleReader;
  readonly readings: Readings;
  readonly indexes: KeptIndexes;
  readonly shelves: Shelves;
  readonly articlesPerServer: number;
  readonly charactersPerArticle: number;
  readonly charactersPerServer: number;
}

/** Milliseconds for which a removed article can be put back. */
export const undoFor = 10 * 60_000;

/** Of eight servers one article each is in memory to be read; those that wait are not even fetched. */
const LINE = { atOnce: 8, most: 1000, mostOfOne: 100 };

/** Adds, replaces, removes and restores the articles of servers: in the store first, then on their shelf. */
export class Keeping {
  readonly #settings: KeepingSettings;
  readonly #line = new Line(LINE);

  constructor(settings: KeepingSettings) {
    this.#settings = settings;
  }

  /** See `Library.add`. */
  async add(server: string, giving: Giving): Promise<Added> {
    try {
      return await this.#line.run(server, async () => this.#add(server, await giving()));
    } catch (error) {
      if (error instanceof LineFull)
        throw new UserError('Many articles are being added just now. Please try again in a minute.');
      throw error;
    }
  }

  async #add(server: string, given: GivenArticle | FetchedArticle): Promise<Added> {
    const { shelves, store } = this.#settings;
    const checked = checkGiven(given);
    const read = await this.#read(checked, 'fetched' in given ? given.link : undefined);
    return shelves.change(server, async (shelf) => {
      const same = shelf.shelved(read.article.id)?.kept;
      if (same?.addedBy === checked.addedBy && isDeepStrictEqual(same.article, read.article))
        return { kept: same, replaced: same }; // the very same again: nothing to write
      const stored = { ...checked, key: read.article.id, addedAt: Date.now() };
      return this.#put(server, shelf, stored, read, () => store.put(server, stored));
    });
  }

  /** See `Library.remove`. */
  async remove(server: string, id: string): Promise<KeptArticle | undefined> {
    return this.#settings.shelves.change(server, async (shelf) => {
      const shelved = shelf.shelved(id);
      if (!shelved) return undefined;
      await this.#takeAway(server, shelved.key);
      await shelf.remove(id);
      return shelved.kept;
    });
  }

  /** See `Library.restore`. */
  async restore(server: string, id: string): Promise<KeptArticle | undefined> {
    const { shelves, store, readings } = this.#settings;
    return shelves.change(server, async (shelf) => {
      const present = shelf.shelved(id); // restored already, or added again since
      if (present) return present.kept;
      if (!/^[0-9a-f]{16}$/.test(id)) return undefined;
      const stored = await store.removed(server, id, Date.now() - undoFor);
      if (!stored) return undefined;
      const read = await readings.read(server, stored);
      return (await this.#put(server, shelf, stored, read, () => store.restore(server, id))).kept;
    });
  }

  /** @param page where it was fetched from, if it was */
  async #read(given: GivenArticle, page: string | undefined): Promise<ReadArticle> {
    const { reader, charactersPerArticle } = this.#settings;
    try {
      const read = await reader.read(given.bytes, given);
      if (page !== undefined) checkPage(read.article, page);
      checkLength(read.article, charactersPerArticle);
      return read;
    } catch (error) {
      throw error instanceof NoText && page !== undefined ? noArticle(page) : error;
    }
  }

  /** Puts an article on a shelf once `write` has it in the store, and takes off the one it replaces. */
  async #put(
    server: string,
    shelf: Shelf,
    stored: StoredArticle,
    read: ReadArticle,
    write: () => Promise<void>,
  ): Promise<Added> {
    const { articlesPerServer, charactersPerServer, readings } = this.#settings;
    const earlier = shelf.replacedBy(read.article);
    if (!earlier && shelf.own.length >= articlesPerServer)
      throw new UserError(
        `This server has ${articlesPerServer} articles, as many as it may have. Remove one with /articles remove, then try again.`,
      );
    const freed = earlier ? sizeOf(earlier.kept.article) : 0;
    checkRoom(read.article, shelf.size - freed, charactersPerServer);
    await write();
    await readings.keep(server, stored, read);
    if (earlier && earlier.key !== stored.key) await this.#takeAway(server, earlier.key);
    if (earlier) await shelf.remove(earlier.kept.article.id);
    const replaced = earlier?.kept ?? shelf.article(read.article.id) ?? null;
    const kept = keep(stored, read);
    await shelf.add({ kept, key: stored.key });
    return { kept, replaced };
  }

  /** Removes from the store, where it can be undone, and then for good. */
  async #takeAway(server: string, key: string): Promise<void> {
    const { store, readings, indexes } = this.#settings;
    await store.remove(server, key);
    await readings.delete(server, key);
    await indexes.forget(server); // kept anew without it, a little later
    // When this fails or the process ends before, the next start and every day catch up.
    const purge = () => void store.purgeRemoved(Date.now() - undoFor).catch(() => undefined);
    setTimeout(purge, undoFor + 1000).unref();
  }
}
