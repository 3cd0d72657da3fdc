import { endingOf } from '../article/formats.ts';
import type { CheckOptions } from '../check/check.ts';
import type { AskedQuotation, Checked } from '../check/checked.ts';
import { type NearestSentence, withNearest } from '../check/paraphrase.ts';
import type { Answer, Source } from '../search/answer/answer.ts';
import type { QuotedPerson } from '../speech/people/people.ts';
import { UserError } from '../user-error.ts';
import { saying } from '../words/words.ts';
import { type AssembledLibrary, assembleLibrary } from './assemble-library.ts';
import { seedsOwner } from './derived/derived-data.ts';
import type { IndexSnapshots } from './derived/index-snapshots.ts';
import type { Feeds } from './feeds/feeds.ts';
import type { LibraryParts, LibrarySettings } from './library-settings.ts';
import type { ArticleReader } from './reading/reader.ts';
import type { ArticleChanges } from './server/article-changes.ts';
import { findArticles } from './server/find-articles.ts';
import type { LoadedServers } from './server/loaded-servers.ts';
import { DAY, type Retention } from './server/retention.ts';
import type { ServerArticles } from './server/server-articles.ts';
import { DEFAULT_SETTINGS, type ServerSettings, type SettingsChange } from './settings/server-settings.ts';
import type { ChangedSettings, SettingsOfServers } from './settings/settings-of-servers.ts';
import type { ArticleStore } from './store/store.ts';
import type {
  Added,
  ArticleEdit,
  ArticlePreview,
  FetchArticle,
  FetchedArticle,
  GivenArticle,
  GivenLink,
  LibraryArticle,
} from './types.ts';

export { undoFor } from './server/article-changes.ts';
export { keptAfterLeaving } from './server/retention.ts';
export type {
  Added,
  ArticleEdit,
  ArticlePreview,
  FetchArticle,
  GivenArticle,
  GivenLink,
  LibraryArticle,
} from './types.ts';

/** A Discord server's id; null where there is none (direct messages, terminal): the seeds alone. */
export type ServerId = string | null;

/** The articles each server has, and what can be asked of them. Nothing of one server reaches another. */
export class Library {
  /** The feeds that servers follow. */
  readonly feeds: Feeds;
  readonly #settings: LibrarySettings;
  readonly #store: ArticleStore;
  readonly #reader: ArticleReader;
  readonly #snapshots: IndexSnapshots;
  readonly #seeds: ServerArticles;
  readonly #servers: LoadedServers;
  readonly #changes: ArticleChanges;
  readonly #serverSettings: SettingsOfServers;
  readonly #retention: Retention;

  private constructor(settings: LibrarySettings, parts: AssembledLibrary) {
    this.#settings = settings;
    this.feeds = parts.feeds;
    this.#store = parts.store;
    this.#reader = parts.reader;
    this.#snapshots = parts.snapshots;
    this.#seeds = parts.seeds;
    this.#servers = parts.servers;
    this.#changes = parts.changes;
    this.#serverSettings = parts.settings;
    this.#retention = parts.retention;
  }

  /**
   * Reads the seeds and deletes what is past undoing; servers' own articles are read when first asked for.
   *
   * @throws UserError when the seeds' folder is missing or one of its files cannot be read.
   */
  static async open(settings: LibrarySettings, parts: LibraryParts = {}): Promise<Library> {
    const library = new Library(settings, await assembleLibrary(settings, parts));
    await library.#indexSeeds();
    await library.#retention.begin();
    return library;
  }

  /** Gets ready to read articles in the background, so that the first one added does not wait for it. */
  async warm(): Promise<void> {
    await this.#reader.warm?.().catch(() => undefined); // said when an article is to be read
  }

  /** Seeds first, then the server's own, newest first. */
  async articles(server: ServerId): Promise<readonly LibraryArticle[]> {
    return (await this.#of(server)).articles();
  }

  async article(server: ServerId, id: string): Promise<LibraryArticle | undefined> {
    return (await this.#of(server)).article(id);
  }

  /** The articles somebody may mean by what they typed; all of them for an empty text. */
  async findArticles(server: ServerId, typed: string): Promise<readonly LibraryArticle[]> {
    return findArticles((await this.#of(server)).articles(), typed);
  }

  /** Answers from the seeds and the server's own articles, ranked together. */
  async ask(
    server: ServerId,
    question: string,
    options: { article?: string; limit?: number } = {},
  ): Promise<Answer> {
    const articles = await this.#indexed(server);
    return articles.ask(question, options);
  }

  /** See `Answer.readAs`. */
  async readAs(server: ServerId, question: string): Promise<string | null> {
    return (await this.#indexed(server)).readAs(question);
  }

  /** The other articles in which sentences stand too, in the order of the sentences. */
  async repeats(server: ServerId, sources: readonly Source[]): Promise<readonly (readonly Source[])[]> {
    const articles = await this.#indexed(server);
    return sources.map((source) => articles.repeats(source));
  }

  /** What the seeds and the server's own articles have of a quotation, in other words too. */
  async check(server: ServerId, asked: AskedQuotation, options: CheckOptions = {}): Promise<Checked> {
    const articles = (await this.#sharesSeeds(server)) ? this.#seeds : await this.#of(server);
    const checked = await articles.check(asked, options);
    if (checked.verdict !== 'absent' || this.#settings.meaning === null) return checked;
    return withNearest(checked, await this.nearest(server, asked.quote, options));
  }

  /** The sentence nearest to a quotation; null when nothing is near. */
  async nearest(
    server: ServerId,
    quote: string,
    options: { article?: string } = {},
  ): Promise<NearestSentence | null> {
    const articles = await this.#indexed(server);
    return articles.nearest(quote, options.article);
  }

  /** Everybody quoted or mentioned, most quoted first; in one article when its id is given. */
  async people(server: ServerId, options: { article?: string } = {}): Promise<readonly QuotedPerson[]> {
    return (await this.#of(server)).people(options.article);
  }

  /**
   * Keeps an article for a server. One with the same link or the same text is replaced, and can be restored.
   *
   * @param given the article, or what fetches it when its turn has come
   * @throws UserError when it holds no text, is too long, the server has no room for it, or too many wait to be
   * added already; what `given` throws.
   */
  async add(server: string, given: GivenArticle | FetchArticle): Promise<Added> {
    const added = await this.#changes.add(server, typeof given === 'function' ? given : async () => given);
    this.#settings.added?.('given');
    return added;
  }

  /**
   * Fetches a page and keeps its article.
   *
   * @throws UserError when links are turned off, the page cannot be fetched or has no article, or as `add`.
   */
  async addLink(server: string, given: GivenLink): Promise<Added> {
    const added = await this.#changes.add(server, this.#fetching(given));
    this.#settings.added?.('page');
    return added;
  }

  /** Reads an article and keeps nothing: what adding it would do. @throws UserError as `add`, but for doubts. */
  async preview(server: string, given: GivenArticle | FetchArticle): Promise<ArticlePreview> {
    return this.#changes.preview(server, typeof given === 'function' ? given : async () => given);
  }

  /** As `preview`, for the page of a link. @throws UserError as `addLink`, but for doubts. */
  async previewLink(server: string, given: GivenLink): Promise<ArticlePreview> {
    return this.#changes.preview(server, this.#fetching(given));
  }

  #fetching(given: GivenLink): () => Promise<FetchedArticle> {
    const { links } = this.#settings;
    if (!links) throw new UserError(saying('fetching.off'));
    return async () => {
      const page = await links.fetch(given.link);
      const origin = `${new URL(page.link).hostname}.${endingOf(page.format)}`;
      return { ...given, bytes: page.bytes, origin, link: page.link, fetched: true };
    };
  }

  /**
   * Changes what is said about one of a server's own articles: its title, link, byline, day and outlet. The text stays.
   * Undefined when there is none.
   *
   * @throws UserError when the link is none, or another article has it.
   */
  async edit(server: string, id: string, edit: ArticleEdit): Promise<LibraryArticle | undefined> {
    return this.#changes.edit(server, id, edit);
  }

  /** Takes an article out of a server; `restore` puts it back within ten minutes. Seeds cannot be removed. */
  async remove(server: string, id: string): Promise<LibraryArticle | undefined> {
    return this.#changes.remove(server, id);
  }

  /**
   * Puts back an article removed, or replaced, within the last ten minutes; what has taken its place since is
   * replaced. Undefined when there is none.
   *
   * @throws UserError when the server has its full number of articles by now.
   */
  async restore(server: string, id: string): Promise<LibraryArticle | undefined> {
    return this.#changes.restore(server, id);
  }

  /** How the bot behaves in a server; in memory once it was asked for. The defaults where there is no server. */
  async settings(server: ServerId): Promise<ServerSettings> {
    return server === null ? DEFAULT_SETTINGS : this.#serverSettings.get(server);
  }

  /** Changes some settings of a server; undefined goes back to the default. Those that are not named stay as they are. */
  async changeSettings(server: string, change: SettingsChange): Promise<ChangedSettings> {
    return this.#serverSettings.change(server, change);
  }

  /** The articles of a server that would leave if articles stayed so many days. */
  async expiring(server: string, days: number, now = Date.now()): Promise<readonly LibraryArticle[]> {
    const before = now - days * DAY;
    const { allOwn } = await this.#servers.get(server);
    return allOwn.filter(({ addedAt }) => addedAt !== null && addedAt < before);
  }

  /** Removes the articles of a server that have stayed as long as its moderators chose, as `remove` does; which they were. */
  async expire(server: string, now = Date.now()): Promise<readonly LibraryArticle[]> {
    return this.#retention.expire(server, now);
  }

  /**
   * Puts back the articles that left because they were to stay so many days, as `restore` does; how many.
   *
   * @param since - when that began (milliseconds since 1970)
   * @throws UserError when the server has no room for them by now
   */
  async restoreExpired(server: string, days: number, since: number): Promise<number> {
    return this.#changes.restoreExpired(server, since - days * DAY, since);
  }

  /** Deletes everything a server has given and chosen, at once and for good; how many articles that were. */
  async forget(server: string): Promise<number> {
    const count = await this.#retention.forget(server);
    await this.feeds.refreshServer(server, false);
    return count;
  }

  /** The bot left a server: its articles are kept thirty days, then deleted. */
  async left(server: string): Promise<void> {
    await this.#retention.note(server, Date.now());
    await this.feeds.refreshServer(server, false);
  }

  /** The bot joined a server, or joined it again: its articles stay. */
  async joined(server: string): Promise<void> {
    await this.#retention.note(server, null);
    await this.feeds.refreshServer(server, true);
  }

  /** Servers that articles are kept for, and since when the bot has left them (milliseconds since 1970). */
  async servers(): Promise<readonly { readonly server: string; readonly leftAt: number | null }[]> {
    return this.#store.servers();
  }

  /**
   * Deletes the articles of servers left long ago and removed ones past undoing. Done daily; to be asked for
   * after a start once it is known which servers the bot is in.
   */
  async clean(now = Date.now()): Promise<void> {
    await this.#retention.clean(now);
  }

  /** Lets the servers in memory go: another process may have changed them. They are read again when asked for. */
  dropAll(): void {
    this.#servers.dropAll();
    this.#serverSettings.dropAll();
  }

  /** How many servers are in memory, and how many articles wait to be added. */
  get load(): { readonly servers: number; readonly waiting: number } {
    return { servers: this.#servers.size, waiting: this.#changes.waiting };
  }

  /** Waits for changes under way; nothing may be asked afterwards. */
  async close(): Promise<void> {
    this.#retention.end();
    await this.feeds.close();
    await this.#servers.close();
    await this.#reader.close();
  }

  async #indexSeeds(): Promise<void> {
    await this.#seeds.buildIndex(await this.#snapshots.read(seedsOwner));
    const snapshot = this.#seeds.snapshotOutdated ? await this.#seeds.takeSnapshot() : undefined;
    if (snapshot) await this.#snapshots.write(seedsOwner, snapshot);
  }

  /** What is worked out from the seeds is shared by every server that has nothing of its own. */
  async #sharesSeeds(server: ServerId): Promise<boolean> {
    return server === null || (await this.#of(server)).allOwn.length === 0;
  }

  /** What a server has, to be asked. */
  async #indexed(server: ServerId): Promise<ServerArticles> {
    return server === null || (await this.#sharesSeeds(server)) ? this.#seeds : this.#servers.indexed(server);
  }

  async #of(server: ServerId): Promise<ServerArticles> {
    return server === null ? this.#seeds : this.#servers.get(server);
  }
}
