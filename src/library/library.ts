import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { readArticle } from '../article/read.ts';
import type { Answer, Meaning } from '../search/answer.ts';
import { ArticleIndex } from '../search/article-index.ts';
import type { QuotedPerson } from '../speech/people.ts';
import { readSpeech } from '../speech/read.ts';
import { UserError } from '../user-error.ts';
import { FileStore } from './file-store.ts';
import { findArticles } from './find-articles.ts';
import type { GivenArticle, KeptArticle } from './given.ts';
import { Queues } from './queues.ts';
import { readSeeds } from './seeds.ts';
import { charactersOf, Shelf } from './shelf.ts';
import { type ArticleStore, isDamaged, type StoredArticle } from './store.ts';

export type { GivenArticle, KeptArticle } from './given.ts';

/** A Discord server's id; null where there is none (direct messages, terminal): the seeds alone. */
export type ServerId = string | null;

export interface LibrarySettings {
  /** The folder of articles that every server has. */
  readonly seeds: string;
  /** The folder that servers' own articles are kept under. */
  readonly data: string;
  readonly articlesPerServer: number;
  readonly charactersPerArticle: number;
  /** A server's articles and index leave the memory when nobody has asked for this long. */
  readonly idleMinutes: number;
  /** The model that finds by meaning, if there is one. */
  readonly meaning: Meaning | null;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Megabytes that servers' articles and indexes may take before those unused longest are dropped; 256. */
  readonly memoryMegabytes?: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long a removed article can be put back. */
export const undoFor = 10 * MINUTE;
/** How long a server's articles are kept after the bot has left it. */
export const keptAfterLeaving = 30 * DAY;
/** Bytes of memory for each character of an article, index and speech included; measured. */
const BYTES_PER_CHARACTER = 30;

/** The articles each server has, and what can be asked of them. Nothing of one server reaches another. */
export class Library {
  readonly #settings: LibrarySettings;
  readonly #store: ArticleStore;
  readonly #seeds: Shelf;
  readonly #seedArticles: readonly KeptArticle[];
  readonly #shelves: LRUCache<string, Shelf>;
  readonly #queues = new Queues();
  #cleaning: NodeJS.Timeout | undefined;

  private constructor(settings: LibrarySettings, store: ArticleStore, seeds: readonly KeptArticle[]) {
    this.#settings = settings;
    this.#store = store;
    this.#seedArticles = seeds;
    this.#seeds = new Shelf(seeds, () => this.#createIndex());
    const maxSize = (settings.memoryMegabytes ?? 256) * 2 ** 20;
    this.#shelves = new LRUCache({
      maxSize,
      sizeCalculation: (shelf) => Math.min(maxSize, 1 + shelf.characters * BYTES_PER_CHARACTER),
      ttl: settings.idleMinutes * MINUTE,
      updateAgeOnGet: true,
      ttlAutopurge: true,
    });
  }

  /**
   * Reads the seeds and cleans up what is due; servers' own articles are read when first asked for.
   *
   * @throws UserError when the seeds' folder is missing or one of its files cannot be read.
   */
  static async open(settings: LibrarySettings, store?: ArticleStore): Promise<Library> {
    const seeds = await readSeeds(settings.seeds);
    const library = new Library(settings, store ?? new FileStore(`${settings.data}/servers`), seeds);
    await library.#seeds.buildIndex();
    await library.clean();
    library.#cleaning = setInterval(() => void library.#cleanQuietly(), DAY).unref();
    return library;
  }

  /** Seeds first, then the server's own, newest first. */
  async articles(server: ServerId): Promise<readonly KeptArticle[]> {
    return (await this.#shelf(server)).articles();
  }

  async article(server: ServerId, id: string): Promise<KeptArticle | undefined> {
    return (await this.#shelf(server)).article(id);
  }

  /** The articles somebody may mean by what they typed; all of them for an empty text. */
  async findArticles(server: ServerId, typed: string): Promise<readonly KeptArticle[]> {
    return findArticles((await this.#shelf(server)).articles(), typed);
  }

  /** Answers from the seeds and the server's own articles, ranked together. */
  async ask(
    server: ServerId,
    question: string,
    options: { article?: string; limit?: number } = {},
  ): Promise<Answer> {
    const shelf = await this.#shelf(server);
    if (server === null || shelf.own.length === 0) return this.#seeds.ask(question, options);
    if (!shelf.indexed) await this.#queues.run(server, () => shelf.buildIndex());
    return shelf.ask(question, options);
  }

  /** Everybody quoted or mentioned, most quoted first; in one article when its id is given. */
  async people(server: ServerId, options: { article?: string } = {}): Promise<readonly QuotedPerson[]> {
    return (await this.#shelf(server)).people(options.article);
  }

  /**
   * Keeps an article for a server. One with the same link or the same text is replaced.
   *
   * @throws UserError when it holds no text, is too long, or the server has its full number of articles.
   */
  async add(
    server: string,
    given: GivenArticle,
  ): Promise<{ kept: KeptArticle; replaced: KeptArticle | null }> {
    const article = readArticle(given.bytes, given);
    const { charactersPerArticle, articlesPerServer } = this.#settings;
    const characters = charactersOf({ article });
    if (characters > charactersPerArticle)
      throw new UserError(
        `“${article.title}” has ${characters.toLocaleString('en')} characters; an article may have ${charactersPerArticle.toLocaleString('en')}. Add it in parts.`,
      );
    const speech = readSpeech(article);
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      const replaced = this.#replacedBy(shelf, article.id, given.link);
      if (!replaced && shelf.own.length >= articlesPerServer)
        throw new UserError(
          `This server has ${shelf.own.length} articles, as many as it may have. Remove one with /articles remove, then add this one again.`,
        );
      const stored: StoredArticle = { ...given, key: article.id, addedAt: Date.now() };
      await this.#store.put(server, stored);
      if (replaced && replaced.key !== stored.key) {
        await this.#store.remove(server, replaced.key);
        shelf.remove(replaced.kept.article.id);
      }
      const seed = shelf.article(article.id);
      const kept = keep(stored, article, speech);
      shelf.add({ kept, key: stored.key });
      this.#shelves.set(server, shelf);
      return { kept, replaced: replaced?.kept ?? seed ?? null };
    });
  }

  /** Takes an article out of a server; `restore` puts it back within ten minutes. Seeds cannot be removed. */
  async remove(server: string, id: string): Promise<KeptArticle | undefined> {
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      const shelved = shelf.shelved(id);
      if (!shelved) return undefined;
      await this.#store.remove(server, shelved.key);
      shelf.remove(id);
      return shelved.kept;
    });
  }

  /** Puts back an article removed within the last ten minutes. Undefined when there is none. */
  async restore(server: string, id: string): Promise<KeptArticle | undefined> {
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      const stored = await this.#store.restore(server, id, Date.now() - undoFor);
      if (!stored) return undefined;
      const article = readArticle(stored.bytes, stored);
      const kept = keep(stored, article, readSpeech(article));
      shelf.add({ kept, key: stored.key });
      return kept;
    });
  }

  /** Deletes everything a server has given, at once and for good; how many articles that were. */
  async forget(server: string): Promise<number> {
    return this.#queues.run(server, async () => {
      const shelf = await this.#load(server);
      await this.#store.forget(server);
      this.#shelves.delete(server);
      return shelf.own.length;
    });
  }

  /** The bot left a server: its articles are kept thirty days, then deleted. */
  async left(server: string): Promise<void> {
    await this.#queues.run(server, async () => {
      this.#shelves.delete(server);
      await this.#store.markLeft(server, Date.now());
    });
  }

  /** The bot joined a server, or joined it again: its articles stay. */
  async joined(server: string): Promise<void> {
    await this.#queues.run(server, () => this.#store.markLeft(server, null));
  }

  /** Deletes the articles of servers left long ago and removed ones past undoing. Done at start and daily. */
  async clean(now = Date.now()): Promise<void> {
    await this.#store.purgeRemoved(now - undoFor);
    for (const { server, leftAt } of await this.#store.servers()) {
      if (leftAt === null || now - leftAt < keptAfterLeaving) continue;
      await this.#queues.run(server, () => this.#store.forget(server));
      this.#shelves.delete(server);
      this.#settings.log.info({ server }, 'deleted the articles of a server left thirty days ago');
    }
  }

  /** Waits for writes under way; nothing may be asked afterwards. */
  async close(): Promise<void> {
    clearInterval(this.#cleaning);
    await this.#queues.idle();
    this.#shelves.clear();
  }

  async #cleanQuietly(): Promise<void> {
    try {
      await this.clean();
    } catch (error) {
      this.#settings.log.error({ error }, 'cleaning the library failed; it is tried again tomorrow');
    }
  }

  async #shelf(server: ServerId): Promise<Shelf> {
    if (server === null) return this.#seeds;
    return this.#shelves.get(server) ?? this.#queues.run(server, () => this.#load(server));
  }

  /** Only in the server's queue: a shelf is never loaded while an article of it is being written. */
  async #load(server: string): Promise<Shelf> {
    const known = this.#shelves.get(server);
    if (known) return known;
    const shelf = new Shelf(this.#seedArticles, () => this.#createIndex());
    const entries: StoredArticle[] = [];
    for await (const entry of this.#store.read(server)) {
      if (isDamaged(entry)) this.#settings.log.error({ server, ...entry }, 'a damaged article was set aside');
      else entries.push(entry);
    }
    for (const stored of entries.sort((a, b) => a.addedAt - b.addedAt)) {
      const article = readArticle(stored.bytes, stored);
      shelf.add({ kept: keep(stored, article, readSpeech(article)), key: stored.key });
    }
    this.#shelves.set(server, shelf);
    return shelf;
  }

  #replacedBy(shelf: Shelf, id: string, link: string | undefined) {
    const sameLink =
      link === undefined ? undefined : shelf.own.find(({ kept }) => kept.article.link === link);
    return shelf.shelved(id) ?? sameLink;
  }

  #createIndex(): ArticleIndex {
    const { meaning } = this.#settings;
    return new ArticleIndex(meaning ? { meaning } : {});
  }
}

function keep(
  stored: StoredArticle,
  article: KeptArticle['article'],
  speech: KeptArticle['speech'],
): KeptArticle {
  return { article, speech, seed: false, addedBy: stored.addedBy, addedAt: stored.addedAt };
}
