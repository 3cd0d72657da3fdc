import { codeVersion } from './derived/code-version.ts';
import { seedsOwner } from './derived/derived-data.ts';
import { IndexSnapshots } from './derived/index-snapshots.ts';
import { Readings } from './derived/readings.ts';
import { FeedReader } from './feeds/feed-reader.ts';
import { FeedRecords } from './feeds/feed-records.ts';
import { DEFAULT_FEED_SETTINGS } from './feeds/feed-settings.ts';
import { Feeds, type FeedsParts } from './feeds/feeds.ts';
import type { LibraryParts, LibrarySettings } from './library-settings.ts';
import { isOwned } from './meaning/owned-meaning.ts';
import { type ArticleReader, WorkerReader } from './reading/reader.ts';
import { readSeeds } from './reading/seeds.ts';
import { ArticleChanges } from './server/article-changes.ts';
import { indexesWith } from './server/create-index.ts';
import { LoadedServers } from './server/loaded-servers.ts';
import { Retention } from './server/retention.ts';
import { ServerArticles } from './server/server-articles.ts';
import { SettingsOfServers } from './settings/settings-of-servers.ts';
import { openFiles } from './store/storage.ts';
import type { ArticleStore } from './store/store.ts';

/** What a library is made of, ready to work together. */
export interface AssembledLibrary {
  readonly feeds: Feeds;
  readonly store: ArticleStore;
  readonly reader: ArticleReader;
  readonly snapshots: IndexSnapshots;
  /** The articles that every server has, not indexed yet. */
  readonly seeds: ServerArticles;
  readonly servers: LoadedServers;
  readonly changes: ArticleChanges;
  readonly settings: SettingsOfServers;
  readonly retention: Retention;
}

/**
 * Puts together what a library is made of, and reads the seeds.
 *
 * @throws UserError when the seeds' folder is missing or one of its files cannot be read.
 */
export async function assembleLibrary(
  settings: LibrarySettings,
  given: LibraryParts,
): Promise<AssembledLibrary> {
  const { log } = settings;
  const parts = withDefaults(settings, given);
  const { store, reader, derived } = parts;
  const readings = new Readings(derived('readings'), await reader.version(), reader);
  const version = await codeVersion('text', 'english', 'article', 'search');
  const snapshots = new IndexSnapshots(derived('indexes'), version);
  const seeds = await readSeeds(settings.seeds, readings, settings.readingSeed);
  const createIndex = indexesWith(settings.meaning);
  const { idleMinutes, memoryMegabytes = 512, articlesPerServer, charactersPerArticle } = settings;
  const servers = new LoadedServers({
    store,
    readings,
    reader,
    snapshots,
    seeds,
    createIndex,
    idleMinutes,
    memoryMegabytes,
    log,
  });
  const changes = new ArticleChanges({
    store,
    reader,
    readings,
    snapshots,
    servers,
    articlesPerServer,
    charactersPerArticle,
    charactersPerServer: settings.charactersPerServer ?? 10_000_000,
  });
  const serverSettings = new SettingsOfServers({ store, servers, log });
  const feedSettings = { ...DEFAULT_FEED_SETTINGS, ...settings.feeds };
  const feeds = new Feeds({
    settings: feedSettings,
    daysIn: async (server) => (await serverSettings.get(server)).articlesStay ?? feedSettings.articleDays,
    sources: sourcesOf(settings, parts.feedReader, changes),
    records: new FeedRecords({ store: parts.feeds, servers, log }),
    store,
    servers,
    log,
    now: settings.now ?? Date.now,
    owns: settings.owns ?? (() => true),
    added: () => settings.added?.('feed'),
    visited: (outcome) => settings.visited?.(outcome),
  });
  const { meaning } = settings;
  const vectors = meaning !== null && isOwned(meaning) ? meaning : derived('meaning');
  const retention = new Retention({
    store,
    derived: [derived('readings'), derived('indexes'), vectors],
    servers,
    settings: serverSettings,
    changes,
    feedArticlesStay: feedSettings.articleDays,
    log,
  });
  return {
    feeds,
    store,
    reader,
    snapshots,
    seeds: new ServerArticles(seeds, createIndex(seedsOwner)),
    servers,
    changes,
    settings: serverSettings,
    retention,
  };
}

function withDefaults(settings: LibrarySettings, given: LibraryParts): Required<LibraryParts> {
  const files = openFiles(settings.data);
  const modelFailed = (err: unknown) =>
    settings.log.warn({ err }, 'articles are read without the model of language, which failed');
  return {
    store: given.store ?? files.articles,
    feeds: given.feeds ?? files.feeds,
    reader: given.reader ?? new WorkerReader({ model: settings.readingModel, modelFailed }),
    feedReader: given.feedReader ?? new FeedReader(),
    derived: given.derived ?? files.derived,
  };
}

/** What feeds and their stories are fetched with; null where that is turned off. */
function sourcesOf(
  { links, feedFetcher }: LibrarySettings,
  reader: FeedReader,
  changes: ArticleChanges,
): FeedsParts['sources'] {
  if (!links || !feedFetcher) return null;
  return { pages: links, fetcher: feedFetcher, reader, changes };
}
