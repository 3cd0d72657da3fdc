import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { NamedFeed } from '../../feeds/find-feeds.ts';
import { firstVisit } from '../../feeds/schedule.ts';
import { passesFilter, type WordFilter } from '../../feeds/word-filter.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { ArticleStore } from '../store/store.ts';
import { DueFeeds, type FeedName } from './due-feeds.ts';
import type { FeedNews } from './feed-news.ts';
import type { FoundFeed } from './feed-search.ts';
import { FeedVisits, type FeedVisitsParts } from './feed-visits.ts';
import { newFeed, newVisits, type StoredFeed } from './stored-feed.ts';

export interface FeedsParts extends Omit<FeedVisitsParts, 'sources'> {
  /** What feeds and their stories are fetched with; null: following feeds is turned off. */
  readonly sources: FeedVisitsParts['sources'] | null;
  readonly store: ArticleStore;
  /** Whether a server is this process's. */
  readonly owns: (server: string) => boolean;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** What somebody who follows a feed chooses. */
export interface FeedWish {
  /** The feed's address, or that of a page that names it. */
  readonly link: string;
  readonly followedBy: string;
  readonly filter: WordFilter;
  readonly channel: string | null;
}

/** What following a feed did. */
export interface Followed {
  readonly feed: StoredFeed;
  /** It was followed already, and has new wishes now. */
  readonly before: StoredFeed | null;
  /** How many entries it has, and how many of them are being read now. */
  readonly entries: number;
  readonly taken: number;
  /** Other feeds that the page names. */
  readonly others: readonly NamedFeed[];
}

/** A feed with how many of the server's articles came with it. */
export interface ListedFeed extends StoredFeed {
  readonly articles: number;
}

/** Milliseconds between two looks at which feeds are due, and after the store could not be reached. */
const LOOK_EVERY = 1000;
const AFTER_TROUBLE = 60_000;
/** Milliseconds for which an article that could not be posted is tried again. */
const POSTED_WITHIN = 24 * 60 * 60_000;
/** Milliseconds that closing waits for visits under way. */
const CLOSING = 2000;

/** The feeds that servers follow: visited in time, each by the process that owns its server. */
export class Feeds {
  readonly #parts: FeedsParts;
  readonly #visits: FeedVisits | null;
  readonly #due = new DueFeeds();
  /** Visits under way, by server and key. */
  readonly #underWay = new Map<string, Promise<void>>();
  #news: FeedNews | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When to look again for all feeds, since that was not possible. */
  #refreshAt = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(parts: FeedsParts) {
    this.#parts = parts;
    const { sources } = parts;
    this.#visits = sources === null ? null : new FeedVisits({ ...parts, sources });
  }

  /** Begins to visit the feeds of this process's servers, and tells of what comes, until `stop`. */
  async start(news: FeedNews): Promise<void> {
    if (this.#visits === null || this.#closed) return;
    this.#news = news;
    await this.refresh();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.visitDue(), LOOK_EVERY).unref();
  }

  /** Visits nothing any more; what is under way has a moment to finish. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#due.clear();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, CLOSING);
    });
    await Promise.race([Promise.all(this.#underWay.values()), late]);
    clearTimeout(timer);
    this.#news = undefined;
  }

  /** Looks again which servers are this process's, and which of them follow what; when it cannot, a minute later. */
  async refresh(): Promise<void> {
    if (this.#news === undefined) return;
    this.#refreshAt = Number.POSITIVE_INFINITY;
    try {
      await this.#scheduleAll();
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the feeds of servers could not be read; it is tried again');
      this.#refreshAt = this.#parts.now() + AFTER_TROUBLE;
    }
  }

  async #scheduleAll(): Promise<void> {
    const there = (await this.#parts.store.servers()).filter(({ leftAt }) => leftAt === null);
    const found: { readonly server: string; readonly feed: StoredFeed }[] = [];
    for (const { server } of there) {
      if (this.#closed || !this.#parts.owns(server)) continue;
      for (const feed of await this.#parts.records.all(server)) found.push({ server, feed });
    }
    for (const { server, feed } of found) this.#schedule(server, feed, found.length);
  }

  /** A server has come or gone, was forgotten, or is another process's. */
  async refreshServer(server: string, isHere: boolean): Promise<void> {
    this.#due.deleteServer(server);
    if (!isHere || this.#news === undefined) return;
    for (const feed of await this.#parts.records.all(server)) this.#schedule(server, feed, 1);
  }

  /**
   * Follows a feed, or changes what is wished of one that is followed. Its newest entries are read afterwards, and nobody
   * is told of those.
   *
   * @throws UserError when the link leads to no feed, or the server follows as many as it may
   */
  async follow(server: string, wish: FeedWish): Promise<Followed> {
    const { settings, records, now } = this.#parts;
    const visits = this.#visits;
    if (visits === null) throw new UserError(saying('feeds.off'));
    checkCount(await records.all(server), wish.link, settings.feedsPerServer);
    const found = await visits.find(server, wish.link);
    const at = now();
    let before: StoredFeed | null = null;
    const feed = await records.add(server, (feeds) => {
      const address = found.content.moved;
      before = feeds.find((each) => each.address === address) ?? null;
      checkCount(feeds, address, settings.feedsPerServer);
      return before === null
        ? newFeed(
            { ...wished(wish), key: keyFor(address, feeds), address, title: titleOf(found), followedAt: at },
            at,
          )
        : { ...before, ...wished(wish), visits: again(before.visits, at) };
    });
    const name = { server, key: feed.key };
    this.#due.delete(name);
    this.#run(name, () => visits.take(name, found, at));
    const passing = found.feed.entries.filter((entry) => passesFilter(entry, wish.filter)).length;
    const taken = before === null ? Math.min(passing, settings.entriesAtFirst) : 0;
    return { feed, before, entries: found.feed.entries.length, taken, others: found.others };
  }

  /** Lets a feed go; its articles stay. Undefined when it was not followed. */
  async unfollow(server: string, key: string): Promise<StoredFeed | undefined> {
    this.#due.delete({ server, key });
    return this.#parts.records.remove(server, key);
  }

  /** The feeds of a server, by title. */
  async list(server: string): Promise<readonly ListedFeed[]> {
    const feeds = await this.#parts.records.all(server);
    if (feeds.length === 0) return [];
    const own = (await this.#parts.servers.get(server)).allOwn;
    return feeds
      .map((feed) => ({ ...feed, articles: own.filter((article) => article.feed === feed.key).length }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.key < b.key ? -1 : 1));
  }

  /** How many feeds wait for their next visit. */
  get size(): number {
    return this.#due.size;
  }

  /** Visits the feeds whose time has come; resolves when that is over. Done by itself once started. */
  async visitDue(): Promise<void> {
    const visits = this.#visits;
    if (this.#closed || visits === null) return;
    if (this.#refreshAt <= this.#parts.now()) await this.refresh();
    for (const name of this.#due.take(this.#parts.now())) {
      if (this.#parts.owns(name.server)) this.#run(name, () => visits.visit(name));
    }
    await Promise.all(this.#underWay.values());
  }

  /** Ends for good. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#visits?.close();
    await this.stop();
    await this.#parts.sources?.reader.close();
  }

  /** Visits a feed, posts what is new, and says when it is to be visited next. */
  #run(name: FeedName, visit: () => Promise<StoredFeed | undefined>): void {
    const id = `${name.server} ${name.key}`;
    const before = this.#underWay.get(id) ?? Promise.resolve();
    const running = before
      .then(async () => (this.#closed ? undefined : this.#after(name, await visit())))
      .catch((error: unknown) => {
        if (this.#closed) return;
        this.#parts.log.warn(
          { server: name.server, err: error },
          'a visit of a feed failed; it is tried again',
        );
        this.#due.set(name, this.#parts.now() + AFTER_TROUBLE);
      })
      .finally(() => {
        if (this.#underWay.get(id) === running) this.#underWay.delete(id);
      });
    this.#underWay.set(id, running);
  }

  async #after({ server, key }: FeedName, feed: StoredFeed | undefined): Promise<void> {
    if (feed === undefined || this.#closed) return;
    if (feed.visits.ended === null) this.#due.set({ server, key }, feed.visits.next);
    else await this.#news?.ended(server, feed);
    for (const id of feed.unposted) await this.#post(server, feed, id);
  }

  async #post(server: string, feed: StoredFeed, id: string): Promise<void> {
    const { records, servers, now, log } = this.#parts;
    const article = (await servers.get(server)).own(id);
    const isLate = (article?.addedAt ?? 0) < now() - POSTED_WITHIN;
    try {
      const hindrance =
        article && !isLate && this.#news ? await this.#news.post(server, feed, article) : null;
      await records.change(server, feed.key, (changed) => ({
        ...changed,
        unposted: changed.unposted.filter((one) => one !== id),
        visits: { ...changed.visits, hindrance: hindrance ?? changed.visits.hindrance },
      }));
    } catch (error) {
      log.warn({ server, err: error }, 'an article of a feed could not be posted; it is tried again');
    }
  }

  #schedule(server: string, feed: StoredFeed, feeds: number): void {
    const { settings, now } = this.#parts;
    const name = { server, key: feed.key };
    if (feed.visits.ended !== null || this.#underWay.has(`${server} ${feed.key}`)) return;
    const at = firstVisit(`${server} ${feed.key}`, feed.visits.next, now(), feeds, settings.pause);
    this.#due.set(name, at);
  }
}

function wished({ followedBy, filter, channel }: FeedWish) {
  return { followedBy, filter, channel };
}

function titleOf({ feed, content }: FoundFeed): string {
  return feed.title || new URL(content.moved).hostname;
}

/** What was given up is visited as if it were new, but knows its entries. */
function again(visits: StoredFeed['visits'], now: number): StoredFeed['visits'] {
  if (visits.ended === null) return visits;
  const { failures, failingSince, problem, ended, next } = newVisits(now);
  return { ...visits, failures, failingSince, problem, ended, next };
}

/** @throws UserError when a server follows as many as it may, and this is not one of them */
function checkCount(feeds: readonly StoredFeed[], address: string, most: number): void {
  if (feeds.length < most || feeds.some((feed) => feed.address === address)) return;
  throw new UserError(most === 0 ? saying('feeds.off') : saying('feeds.tooMany', { most }));
}

/** The same whenever the same address is followed, unless a feed that has moved away has it. */
function keyFor(address: string, feeds: readonly StoredFeed[]): string {
  const keys = new Set(feeds.map(({ key }) => key));
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? address : `${address} ${number}`;
    const key = createHash('sha256').update(name).digest('hex').slice(0, 16);
    if (!keys.has(key)) return key;
  }
}
