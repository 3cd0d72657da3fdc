import type { Logger } from 'pino';
import type { Meaning } from '../search/answer/answer.ts';
import type { RunWindow } from '../speech-model/opinion.ts';
import type { DerivedData, DerivedKind } from './derived/derived-data.ts';
import type { VisitOutcome } from './feeds/feed-news.ts';
import type { FeedReader } from './feeds/feed-reader.ts';
import type { FeedSettings } from './feeds/feed-settings.ts';
import type { FeedFetcher } from './fetching/fetch-feed.ts';
import type { LinkFetcher } from './fetching/fetch-link.ts';
import type { ArticleReader } from './reading/reader.ts';
import type { SeedProgress } from './reading/seeds.ts';
import type { FeedStore } from './store/feed-store.ts';
import type { ArticleStore } from './store/store.ts';

export interface LibrarySettings {
  /** The folder of articles that every server has. */
  readonly seeds: string;
  /** The folder that servers' own articles are kept under. */
  readonly data: string;
  readonly articlesPerServer: number;
  readonly charactersPerArticle: number;
  /** Characters of all of a server's own articles; 10,000,000. */
  readonly charactersPerServer?: number;
  /** A server's articles and index leave the memory when nobody has asked for this long. */
  readonly idleMinutes: number;
  /** The model that finds by meaning, if there is one. */
  readonly meaning: Meaning | null;
  /** Runs the model of language that reads articles along; absent: articles are read by features alone. */
  readonly readingModel?: RunWindow | undefined;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Megabytes that servers' articles and indexes may take before those unused longest are dropped; 512. */
  readonly memoryMegabytes?: number;
  /** Told of every article that was added: a page that was fetched, or a file or text that was given. */
  readonly added?: (source: 'page' | 'given' | 'feed') => void;
  /** What fetches articles added by link; absent or null: adding by link is turned off, and following feeds, too. */
  readonly links?: LinkFetcher | null;
  /** What fetches feeds; absent or null: following feeds is turned off. */
  readonly feedFetcher?: FeedFetcher | null;
  /** What servers may do with feeds; where a number is left out, DEFAULT_FEED_SETTINGS has it. */
  readonly feeds?: Partial<FeedSettings>;
  /** Told of every visit of a feed. */
  readonly visited?: (outcome: VisitOutcome) => void;
  /** The clock that feeds are visited by; the machine's. */
  readonly now?: () => number;
  /** Whether a server's feeds are this process's to visit; absent: all are. */
  readonly owns?: (server: string) => boolean;
  /** Told of each seed before it is read. */
  readonly readingSeed?: SeedProgress;
}

/** What stands behind a library; each has a default. */
export interface LibraryParts {
  readonly store?: ArticleStore;
  readonly feeds?: FeedStore;
  readonly reader?: ArticleReader;
  readonly feedReader?: FeedReader;
  /** Where what is worked out from articles is kept. */
  readonly derived?: (kind: DerivedKind) => DerivedData;
}
