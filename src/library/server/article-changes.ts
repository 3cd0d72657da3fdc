import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../article/article.ts';
import { NoText } from '../../article/no-text.ts';
import { pageOf, sameStory } from '../../feeds/same-story.ts';
import { storyLink } from '../../feeds/story-link.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { IndexSnapshots } from '../derived/index-snapshots.ts';
import type { Readings } from '../derived/readings.ts';
import { checkPage, noArticle } from '../fetching/check-page.ts';
import { sizeOf } from '../reading/article-size.ts';
import { checkGiven, checkLength, checkRoom, NoRoom } from '../reading/check-given.ts';
import { type DoubtfulArticle, doubtOf } from '../reading/doubtful-article.ts';
import type { ArticleReader } from '../reading/reader.ts';
import type { ArticleStore } from '../store/store.ts';
import {
  type Added,
  type ArticleEdit,
  type ArticlePreview,
  type FetchArticle,
  type FetchedArticle,
  type GivenArticle,
  type LibraryArticle,
  type OwnArticle,
  ownArticle,
  type StoredArticle,
  type Story,
  type StoryAdded,
} from '../types.ts';
import { FairQueue, QueueFull } from './fair-queue.ts';
import type { LoadedServers } from './loaded-servers.ts';
import type { ServerArticles } from './server-articles.ts';

export interface ArticleChangesSettings {
  readonly store: ArticleStore;
  readonly reader: ArticleReader;
  readonly readings: Readings;
  readonly snapshots: IndexSnapshots;
  readonly servers: LoadedServers;
  readonly articlesPerServer: number;
  readonly charactersPerArticle: number;
  readonly charactersPerServer: number;
}

/** Milliseconds for which a removed article can be put back. */
export const undoFor = 10 * 60_000;

/** Milliseconds by which a database's clock may be behind. */
const CLOCKS = 5000;

/** Of eight servers one article each is in memory to be read; those that wait are not even fetched. */
const QUEUE = { atOnce: 8, most: 1000, mostOfOne: 100 };

/** So much is to be added that it has to wait. */
export class Busy extends UserError {}

/** Adds, replaces, removes and restores the articles of servers: in the store first, then in memory. */
export class ArticleChanges {
  readonly #settings: ArticleChangesSettings;
  readonly #queue = new FairQueue(QUEUE);

  constructor(settings: ArticleChangesSettings) {
    this.#settings = settings;
  }

  /** See `Library.add`. */
  async add(server: string, fetch: FetchArticle): Promise<Added> {
    return this.#inTurn(server, async () => this.#add(server, await fetch()));
  }

  /** See `Library.preview`. */
  async preview(server: string, fetch: FetchArticle): Promise<ArticlePreview> {
    return this.#inTurn(server, async () => this.#preview(server, await fetch()));
  }

  async #inTurn<Result>(server: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await this.#queue.run(server, work);
    } catch (error) {
      if (error instanceof QueueFull) throw new Busy(saying('library.busy'));
      throw error;
    }
  }

  async #preview(server: string, given: GivenArticle | FetchedArticle): Promise<ArticlePreview> {
    const { servers } = this.#settings;
    const { read, doubt } = await this.#read(checkGiven(given), given, 'quickly');
    const articles = await servers.get(server);
    checkReplaces(given, articles.replacedBy(read.article));
    const earlier = this.#checkFits(articles, read.article) ?? articles.article(read.article.id) ?? null;
    const same = earlier?.seed === false && isDeepStrictEqual(earlier.article, read.article);
    return { ...read, replaces: earlier, same, doubt: doubt?.saying ?? null };
  }

  async #add(server: string, given: GivenArticle | FetchedArticle): Promise<Added> {
    const { servers, store } = this.#settings;
    const checked = checkGiven(given);
    const { read, doubt } = await this.#read(checked, given);
    if (doubt !== null) throw doubt;
    return servers.change(server, async (articles) => {
      const same = articles.own(read.article.id);
      if (same?.addedBy === checked.addedBy && isDeepStrictEqual(same.article, read.article))
        return { added: same, replaced: same }; // the very same again: nothing to write
      checkReplaces(given, articles.replacedBy(read.article));
      const stored = { ...checked, key: read.article.id, addedAt: Date.now() };
      return this.#put(server, articles, stored, read, (replaced) => store.put(server, stored, replaced));
    });
  }

  /** See `Library.edit`. */
  async edit(server: string, id: string, edit: ArticleEdit): Promise<LibraryArticle | undefined> {
    const { servers, store, readings } = this.#settings;
    return this.#inTurn(server, async () => {
      const own = (await servers.get(server)).own(id);
      const stored = own && (await store.get(server, own.key));
      if (!stored) return undefined;
      const { key, addedAt } = stored;
      const edited = { ...checkGiven({ ...stored, ...edit }), key, addedAt };
      const { read } = await this.#read(edited, { ...edited, anyway: true });
      return servers.change(server, async (articles) => {
        if (articles.own(id)?.key !== key) return undefined; // removed meanwhile
        const earlier = articles.replacedBy(read.article);
        if (earlier && earlier.key !== key)
          throw new UserError(saying('library.linkTaken', { title: earlier.article.title }));
        await store.put(server, edited);
        await readings.write(server, edited, read);
        const changed = ownArticle(edited, read);
        await articles.replace(changed);
        return changed;
      });
    });
  }

  /** Adds what a feed announces, or what it has changed. Throws as `add`. */
  async addStory(server: string, story: Story): Promise<StoryAdded> {
    return this.#inTurn(server, async () => {
      const loaded = await this.#settings.servers.get(server);
      if (isGone(story, loaded)) return { kind: 'removed' };
      const page =
        story.earlier === null && story.link !== null ? pageOf([story.link], loaded.articles()) : null;
      if (page !== null) return { kind: 'known', article: page };
      const given = await story.fetch();
      const { link: reached = story.link, ...fetched } = checkGiven(given);
      const checked = { ...fetched, ...(await this.#editsOf(server, story.earlier)) };
      const { read, doubt } = await this.#read(checked, given);
      if (doubt !== null) throw doubt;
      if (reached === null) return this.#putStory(server, story, checked, read);
      const link = storyLink(read.article.link, reached);
      return this.#putStory(
        server,
        story,
        { ...checked, link },
        { ...read, article: { ...read.article, link } },
        [reached, link],
      );
    });
  }

  /** What moderators have put in the place of what an article says about itself: it outlasts the article's changes. */
  async #editsOf(server: string, id: string | null): Promise<ArticleEdit> {
    const stored = id === null ? undefined : await this.#settings.store.get(server, id);
    const { title, byline, published, outlet } = stored ?? {};
    return Object.fromEntries(
      Object.entries({ title, byline, published, outlet }).filter(([, value]) => value !== undefined),
    );
  }

  #putStory(
    server: string,
    story: Story,
    given: GivenArticle,
    read: ReadArticle,
    addresses: readonly string[] = [],
  ): Promise<StoryAdded> {
    return this.#settings.servers.change(server, async (articles) => {
      if (!(await story.wanted())) return { kind: 'unwanted' };
      if (isGone(story, articles)) return { kind: 'removed' };
      const own = story.earlier === null ? undefined : articles.own(story.earlier);
      const announced = story.link === null ? [] : [story.link];
      const same = sameStory(read.article, [...announced, ...addresses], articles.articles());
      if (same !== null && same !== own) return { kind: 'known', article: own ?? same };
      if (own && isDeepStrictEqual(own.article, read.article)) return { kind: 'same', article: own };
      const addedAt = own?.addedAt ?? story.at;
      const stored = { ...given, key: read.article.id, addedAt, feed: story.feed };
      const write = (replaced: string | undefined) => this.#settings.store.put(server, stored, replaced);
      const { added } = await this.#put(server, articles, stored, read, write, own);
      return { kind: own ? 'changed' : 'added', article: added };
    });
  }

  /** How many articles wait to be added. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /** See `Library.remove`. */
  async remove(server: string, id: string): Promise<LibraryArticle | undefined> {
    return this.#settings.servers.change(server, async (articles) => {
      const own = articles.own(id);
      if (own) await this.#take(server, articles, own);
      return own;
    });
  }

  /**
   * Removes the articles that were added before a time (milliseconds since 1970), as `remove` does.
   *
   * @param which of them, all or those that came with feeds alone
   * @returns which they were
   */
  async expire(
    server: string,
    before: number,
    which: (added: { readonly feed?: string }) => boolean = () => true,
  ): Promise<readonly LibraryArticle[]> {
    return this.#settings.servers.change(server, async (articles) => {
      const old = articles.allOwn.filter((own) => own.addedAt !== null && own.addedAt < before && which(own));
      for (const own of old) await this.#take(server, articles, own);
      return old;
    });
  }

  /** Puts back what `expire` removed since a time, but for what something else has taken the place of; how many. */
  async restoreExpired(server: string, before: number, since: number): Promise<number> {
    const { servers, store, readings } = this.#settings;
    return servers.change(server, async (articles) => {
      let restored = 0;
      const from = Math.max(since - CLOCKS, Date.now() - undoFor);
      for (const key of await store.removedSince(server, from)) {
        const stored = await store.removed(server, key, from);
        if (!stored || stored.addedAt >= before) continue;
        const read = await readings.read(server, stored);
        if (articles.replacedBy(read.article)) continue;
        await this.#put(server, articles, stored, read, () => store.restore(server, key));
        restored += 1;
      }
      return restored;
    });
  }

  async #take(server: string, articles: ServerArticles, own: OwnArticle): Promise<void> {
    await this.#settings.store.remove(server, own.key);
    await this.#deleteDerived(server, own.key);
    await articles.remove(own.article.id);
  }

  /** See `Library.restore`. */
  async restore(server: string, id: string): Promise<LibraryArticle | undefined> {
    const { servers, store, readings } = this.#settings;
    return servers.change(server, async (articles) => {
      const present = articles.own(id); // restored already, or added again since
      if (present) return present;
      if (!/^[0-9a-f]{16}$/.test(id)) return undefined;
      const stored = await store.removed(server, id, Date.now() - undoFor);
      if (!stored) return undefined;
      const read = await readings.read(server, stored);
      return (
        await this.#put(server, articles, stored, read, (replaced) => store.restore(server, id, replaced))
      ).added;
    });
  }

  /**
   * Reads what was given, with what speaks against it where it was not to be added anyway.
   *
   * @param quickly whether it is enough to read it without a model of language
   */
  async #read(
    checked: GivenArticle,
    given: GivenArticle | FetchedArticle,
    quickly?: 'quickly',
  ): Promise<{ readonly read: ReadArticle; readonly doubt: DoubtfulArticle | null }> {
    const { reader, charactersPerArticle } = this.#settings;
    const page = 'fetched' in given ? given.link : undefined;
    let doubt: DoubtfulArticle | null = null;
    try {
      const read = await (quickly && reader.readQuickly
        ? reader.readQuickly(checked.bytes, checked)
        : reader.read(checked.bytes, checked));
      if (given.anyway !== true) doubt = doubtOf(read.article, page);
      if (page !== undefined) checkPage(read.article, page);
      checkLength(read.article, charactersPerArticle);
      return { read, doubt };
    } catch (error) {
      if (error instanceof NoText && page !== undefined) throw noArticle(page);
      throw doubt ?? error;
    }
  }

  /** The own article that a new one would take the place of. @throws NoRoom when there is no room for it. */
  #checkFits(
    articles: ServerArticles,
    article: Article,
    earlier = articles.replacedBy(article),
  ): OwnArticle | undefined {
    const { articlesPerServer, charactersPerServer } = this.#settings;
    if (!earlier && articles.allOwn.length >= articlesPerServer)
      throw new NoRoom(saying('library.full', { most: articlesPerServer }));
    const freed = earlier ? sizeOf(earlier.article) : 0;
    checkRoom(article, articles.size - freed, charactersPerServer);
    return earlier;
  }

  /** Adds an article once `write` has it in the store, and removes the one it replaces. */
  async #put(
    server: string,
    articles: ServerArticles,
    stored: StoredArticle,
    read: ReadArticle,
    write: (replaced: string | undefined) => Promise<void>,
    replaces?: OwnArticle,
  ): Promise<Added> {
    const { readings } = this.#settings;
    const earlier = this.#checkFits(articles, read.article, replaces);
    await write(earlier?.key);
    await readings.write(server, stored, read);
    if (earlier && earlier.key !== stored.key) await this.#deleteDerived(server, earlier.key);
    if (earlier) await articles.remove(earlier.article.id);
    const replaced = earlier ?? articles.article(read.article.id) ?? null;
    const added = ownArticle(stored, read);
    await articles.add(added);
    return { added, replaced };
  }

  /** Deletes what was worked out from an article that was removed, and itself for good once that cannot be undone. */
  async #deleteDerived(server: string, key: string): Promise<void> {
    const { store, readings, snapshots } = this.#settings;
    // Removed it is, even where this fails: what is worked out goes at the next loading at the latest.
    await readings.delete(server, key).catch(() => undefined);
    await snapshots.delete(server).catch(() => undefined); // written anew without it, a little later
    // When this fails or the process ends before, the next start and every day catch up.
    const purge = () => void store.purgeRemoved(Date.now() - undoFor, server).catch(() => undefined);
    setTimeout(purge, undoFor + 1000).unref();
  }
}

/** @throws UserError when somebody's article is in the way who did not give this one, and it may not take its place */
function checkReplaces({ replacesOwnOnly, addedBy }: GivenArticle, earlier: OwnArticle | undefined): void {
  if (replacesOwnOnly !== true || earlier === undefined || earlier.addedBy === addedBy) return;
  throw new UserError(saying('library.anothersArticle', { title: earlier.article.title }));
}

/** Whether moderators have removed what a story was before it changed. */
function isGone({ earlier }: Story, articles: ServerArticles): boolean {
  return earlier !== null && articles.own(earlier) === undefined;
}
