import type { ParsedFeed } from '../../feeds/feed.ts';
import {
  afterFailure,
  type EntryPlan,
  isLastTry,
  type KnownEntry,
  knownAs,
  planEntries,
} from '../../feeds/known-entries.ts';
import { isGivenUp, nextVisit } from '../../feeds/schedule.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { NoRoom } from '../reading/check-given.ts';
import { FairQueue, QueueFull } from '../server/fair-queue.ts';
import type { LoadedServers } from '../server/loaded-servers.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import type { StoryAdded } from '../types.ts';
import type { FeedName } from './due-feeds.ts';
import type { VisitOutcome } from './feed-news.ts';
import type { FeedRecords } from './feed-records.ts';
import {
  FeedRefused,
  type FeedSources,
  type FoundFeed,
  findFeed,
  lookAtFeed,
  type SeenFeed,
} from './feed-search.ts';
import type { FeedSettings } from './feed-settings.ts';
import type { Problem, StoredFeed, FeedVisits as Visits } from './stored-feed.ts';
import { isOfStory, type StoryParts, takeStory } from './story.ts';

export interface FeedVisitsParts {
  readonly sources: StoryParts & FeedSources;
  readonly settings: FeedSettings;
  readonly records: FeedRecords;
  readonly servers: LoadedServers;
  readonly now: () => number;
  /** Days that articles of feeds stay in a server. */
  readonly daysIn: (server: string) => Promise<number>;
  /** Told of every article that a feed has added. */
  readonly added: () => void;
  readonly visited: (outcome: VisitOutcome) => void;
}

const DAY = 24 * 60 * 60_000;

/** Of so many servers a feed each is fetched at a time, and for people who wait for it. */
const VISITS = { atOnce: 8, most: Number.POSITIVE_INFINITY, mostOfOne: Number.POSITIVE_INFINITY };
const SEARCHES = { atOnce: 4, most: 100, mostOfOne: 3 };
/** Of so many servers a story each is taken in at a time: articles that people add wait for no more than that. */
const STORIES = { atOnce: 3, most: Number.POSITIVE_INFINITY, mostOfOne: Number.POSITIVE_INFINITY };

/** Visits feeds: reads them, takes in what is new or changed, and notes how it went. */
export class FeedVisits {
  readonly #parts: FeedVisitsParts;
  readonly #fetching = new FairQueue(VISITS);
  readonly #searching = new FairQueue(SEARCHES);
  readonly #stories = new FairQueue(STORIES);
  #closed = false;

  constructor(parts: FeedVisitsParts) {
    this.#parts = parts;
  }

  /** The feed that a link leads to. Throws as `findFeed`, and when too many are looked for. */
  async find(server: string, link: string): Promise<FoundFeed> {
    try {
      return await this.#searching.run(server, () => findFeed(link, this.#parts.sources, this.#parts.now()));
    } catch (error) {
      throw error instanceof QueueFull ? new UserError(saying('feeds.busy')) : error;
    }
  }

  /** Visits a feed. @returns as it is afterwards; undefined when it is not followed any more */
  async visit({ server, key }: FeedName): Promise<StoredFeed | undefined> {
    const { records, now, visited } = this.#parts;
    const feed = await records.get(server, key);
    if (feed === undefined || feed.visits.ended !== null) return feed;
    const at = now();
    try {
      const seen = await this.#fetching.run(server, () =>
        lookAtFeed(feed.address, feed.visits, this.#parts.sources, at),
      );
      if (seen.kind === 'gone') {
        visited('gone');
        return await this.#note(server, key, (visits) => ({ ...visits, last: at, ended: 'gone' }));
      }
      visited(seen.kind === 'unchanged' ? 'unchanged' : 'changed');
      if (seen.kind === 'feed') return await this.take({ server, key }, seen, at);
      return await this.#note(server, key, (visits, name) => succeeded(visits, name, at, this.#pause));
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof StoreUnavailable || this.#closed) throw error;
      visited('failed');
      const retryAfter = error instanceof FeedRefused ? error.retryAfter : 0;
      return this.#note(server, key, (visits, name) =>
        failed(visits, name, at, this.#pause, problemOf(error), retryAfter),
      );
    }
  }

  /** Takes in what is new in a feed that was read at a time. @returns as `visit` */
  async take({ server, key }: FeedName, seen: SeenFeed, at: number): Promise<StoredFeed | undefined> {
    const { records } = this.#parts;
    const feed = await records.get(server, key);
    if (feed === undefined) return undefined;
    const { plan, hindrance } = await this.#plan(server, feed, seen.feed, at);
    await records.change(server, key, (now) => ({ ...now, entries: plan.known }));
    // The oldest first, so that they are added, and posted, in their order.
    const stopped = await this.#readAll(server, feed, plan.read.toReversed(), at);
    const { etag, lastModified, moved } = seen.content;
    return records.change(server, key, (now) => {
      const isDone =
        plan.waiting === 0 && stopped === undefined && now.entries.every((one) => one.state !== 'failed');
      return {
        ...now,
        address: moved,
        title: seen.feed.title || now.title,
        visits: {
          ...succeeded({ ...now.visits, pause: seen.feed.pause }, `${server} ${key}`, at, this.#pause),
          hindrance: stopped ?? hindrance,
          // What waits is seen again only when the whole feed is sent again.
          ...(isDone ? { etag, lastModified } : { etag: null, lastModified: null }),
        },
      };
    });
  }

  /** Breaks off what is being taken in. */
  close(): void {
    this.#closed = true;
  }

  get #pause(): number {
    return this.#parts.settings.pause;
  }

  /** What is to be read, as far as the server has room for it. */
  async #plan(
    server: string,
    feed: StoredFeed,
    parsed: ParsedFeed,
    at: number,
  ): Promise<{ readonly plan: EntryPlan; readonly hindrance: Problem | null }> {
    const { settings, servers, daysIn } = this.#parts;
    const isFirst = feed.visits.read === null;
    const rules = {
      filter: feed.filter,
      atFirst: isFirst ? settings.entriesAtFirst : null,
      most: settings.entriesPerVisit,
      oldest: (await daysIn(server)) * DAY,
    };
    const plan = planEntries(parsed.entries, feed.entries, rules, at);
    if (plan.read.length === 0) return { plan, hindrance: null };
    const since = at - DAY;
    const own = (await servers.get(server)).allOwn;
    const today = own.filter((article) => article.feed !== undefined && (article.addedAt ?? 0) > since);
    const room = Math.max(0, settings.articlesPerDay - today.length);
    if (plan.read.length <= room) return { plan, hindrance: null };
    const hindrance = saying('feeds.dayFull', { most: settings.articlesPerDay });
    const less = isFirst ? { atFirst: room } : { most: room };
    return { plan: planEntries(parsed.entries, feed.entries, { ...rules, ...less }, at), hindrance };
  }

  /** Reads stories one after another, in turns with other servers. @returns what stopped it, if anything did */
  async #readAll(
    server: string,
    feed: StoredFeed,
    read: EntryPlan['read'],
    at: number,
  ): Promise<Problem | undefined> {
    for (const each of read) {
      try {
        const isFollowed = await this.#stories.run(server, () => this.#readOne(server, feed, each, at));
        if (!isFollowed) return undefined;
      } catch (error) {
        if (error instanceof NoRoom) return problemOf(error);
        if (error instanceof UserError && !(error instanceof StoreUnavailable)) return problemOf(error);
        throw error;
      }
    }
    return undefined;
  }

  /** Takes one story in and notes what became of it. @returns whether its feed is followed still */
  async #readOne(
    server: string,
    { key }: StoredFeed,
    { entry, prior }: EntryPlan['read'][number],
    at: number,
  ): Promise<boolean> {
    const { records, added } = this.#parts;
    const feed = await records.get(server, key);
    if (feed === undefined || this.#closed) return false;
    const isQuiet = feed.visits.read === null || prior?.quiet === true;
    const wanted = async () => !this.#closed && (await records.get(server, key)) !== undefined;
    let known: KnownEntry;
    let isNew = false;
    try {
      const story = { entry, feed, earlier: prior?.article ?? null, wanted, at, last: isLastTry(prior) };
      const taken = await takeStory(server, story, this.#parts.sources);
      if (taken.kind === 'unwanted') return false;
      if (taken.kind === 'added' || taken.kind === 'changed') added();
      isNew = taken.kind === 'added' && !isQuiet;
      known = knownAs(entry, 'kept', at, articleOf(taken, key, prior));
    } catch (error) {
      if (!isOfStory(error)) throw error;
      known = afterFailure(entry, prior, at, isQuiet);
    }
    const { article } = known;
    const changed = await records.change(server, key, (now) => ({
      ...now,
      entries: [...now.entries.filter(({ id }) => id !== entry.id), known],
      unposted:
        isNew && article !== undefined && now.channel !== null ? [...now.unposted, article] : now.unposted,
    }));
    return changed !== undefined;
  }

  #note(
    server: string,
    key: string,
    change: (visits: Visits, name: string) => Visits,
  ): Promise<StoredFeed | undefined> {
    return this.#parts.records.change(server, key, (feed) => ({
      ...feed,
      visits: change(feed.visits, `${server} ${key}`),
    }));
  }
}

function succeeded(visits: Visits, name: string, at: number, pause: number): Visits {
  const good = { failures: 0, failingSince: null, problem: null };
  return { ...visits, ...good, last: at, read: at, next: nextVisit({ ...visits, ...good, name }, at, pause) };
}

function failed(
  visits: Visits,
  name: string,
  at: number,
  pause: number,
  problem: Problem,
  retryAfter: number,
): Visits {
  const failures = visits.failures + 1;
  const failingSince = visits.failingSince ?? at;
  return {
    ...visits,
    failures,
    failingSince,
    problem,
    last: at,
    next: nextVisit({ ...visits, failures, name }, at, pause, retryAfter),
    ended: isGivenUp(failures, failingSince, at) ? 'failing' : null,
  };
}

/** The article that an entry is from now on; none where another one tells its story. */
function articleOf(taken: StoryAdded, feed: string, prior: KnownEntry | undefined): { article?: string } {
  const article =
    'article' in taken && taken.article.feed === feed ? taken.article.article.id : prior?.article;
  return article === undefined ? {} : { article };
}

/** What an error says, in words of the catalogue where it has them. */
function problemOf(error: UserError): Problem {
  return error.saying ?? error.message;
}
