import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { type Bot, startBot } from './discord/app/bot.ts';
import { recommendedShards } from './discord/app/connection.ts';
import { ModelProcess } from './encoder/process/model-process.ts';
import { FeedFetcher } from './library/fetching/fetch-feed.ts';
import { LinkFetcher } from './library/fetching/fetch-link.ts';
import { Library } from './library/library.ts';
import { LocalMeaning } from './library/meaning/local-meaning.ts';
import { type DataFolder, openDataFolder } from './library/store/data-folder.ts';
import { allShards, type Shards } from './library/store/shards.ts';
import { openFiles, type Storage } from './library/store/storage.ts';
import type { Progress } from './progress.ts';
import { runningIn } from './speech-model/module.ts';
import type { RunWindow } from './speech-model/opinion.ts';
import { DEMO_PAUSE, startLocally } from './start-locally.ts';
import { type Answering, firstTry, type Running, type Starting, say } from './starting.ts';
import { counted } from './text/counted.ts';

const tenMinutes = 600_000;

/**
 * Starts the store, the library and the bot; without a token, a Discord on this machine for it to connect to.
 *
 * @param running what is to be closed grows by what was started, also when a later step fails
 * @throws UserError for what the person who starts it can mend
 */
export async function start(
  config: Config,
  running: Running,
  log: Logger,
  progress: Progress,
): Promise<{ readonly ended: Promise<never> }> {
  const health = await startHealth(config, running);
  const starting: Starting = { config, running, log, progress, metrics: health?.metrics ?? null };
  const shards = await shardsOf(config);
  const folder = config.databaseUrl === null ? await openFolder(starting) : null;
  const storage = await openStorage(starting, shards);
  const models = config.semantic ? modelsTold(log) : undefined;
  if (models !== undefined) running.unshift({ close: async () => models.close() });
  const meaning = models
    ? await LocalMeaning.open({ vectors: storage.derived('meaning'), log, models })
    : null;
  if (meaning !== null) running.unshift(meaning);
  const library = await openLibrary(starting, storage, meaning, models && runningIn(models));
  starting.library = library;
  progress.doing('Connecting');
  const answering = {
    library,
    log,
    owns: storage.owns,
    mentions: config.mentions,
    // A folder of the local Discord's articles may become a real bot's; not the other way round.
    claim: async (application: string) => {
      const id = config.token === null ? null : application;
      await folder?.claim(id);
      await storage.claim(id);
    },
    ...(shards === null ? {} : { shards }),
    ...(health === undefined ? {} : { handled: health.metrics.handled.bind(health.metrics) }),
  };
  const bot =
    config.token === null
      ? await startLocally(starting, answering)
      : await startInDiscord(starting, config.token, answering);
  starting.bot = bot;
  health?.watch({ bot, library, storage, meaning });
  // Only now: on a small machine the reading thread would take its time from the start.
  void library.warm();
  // Only once it runs: what stops a start is told in one sentence.
  if (meaning === null) log.info('questions are matched by words alone');
  return { ended: Promise.race([bot.ended, storage.ended]) };
}

/** Metrics and health from the beginning on: an orchestrator is to see that it starts, or waits. */
async function startHealth({ metricsPort }: Config, running: Running) {
  if (metricsPort === null) return undefined;
  const { Health } = await import('./metrics/health.ts');
  const health = await Health.start(metricsPort);
  running.unshift(health);
  return health;
}

/** Which shards are this process's; null: what Discord recommends, which discord.js asks for. */
async function shardsOf({ token, api, shardCount, shards, databaseUrl }: Config): Promise<Shards | null> {
  if (shardCount !== null)
    return shards === null ? allShards(shardCount) : { count: shardCount, ids: shards };
  if (databaseUrl === null) return null;
  return allShards(token === null ? 1 : await recommendedShards(token, api));
}

async function openFolder({ config, running, progress }: Starting): Promise<DataFolder> {
  const folder = await openDataFolder(config.data, () =>
    progress.doing('Waiting for another process to let go of DATA_DIR'),
  );
  running.unshift({ close: folder.release });
  return folder;
}

async function openStorage(starting: Starting, shards: Shards | null): Promise<Storage> {
  const { config, running, log, progress, metrics } = starting;
  if (config.databaseUrl === null || shards === null) return openFiles(config.data);
  const { named, openPostgres } = await import('./library/store/postgres/open-postgres.ts');
  progress.doing('Waiting for the database');
  const storage = await openPostgres({
    url: config.databaseUrl,
    shards,
    log,
    waiting: (taken) => progress.doing(`Waiting for ${named(taken)}, which another process has`),
    gained: (lost) => {
      if (lost) starting.library?.dropAll();
      void starting.bot?.noteAbsences();
      void starting.library?.feeds.refresh();
    },
    failed: () => metrics?.storeFailed(),
  });
  running.unshift(storage);
  return storage;
}

async function openLibrary(
  starting: Starting,
  storage: Storage,
  meaning: LocalMeaning | null,
  readingModel: RunWindow | undefined,
): Promise<Library> {
  const { config, running, log, progress, metrics } = starting;
  const isDemo = config.token === null;
  const rules = isDemo ? { alsoOpen: () => starting.local ?? null } : {};
  const { seeds, data, articlesPerServer, charactersPerArticle, charactersPerServer, idleMinutes, feeds } =
    config;
  const library = await Library.open(
    {
      seeds,
      data,
      articlesPerServer,
      charactersPerArticle,
      charactersPerServer,
      idleMinutes,
      meaning,
      readingModel,
      links: config.fetchLinks ? new LinkFetcher(rules) : null,
      feedFetcher: config.fetchLinks ? new FeedFetcher(rules) : null,
      feeds: isDemo ? { ...feeds, pause: DEMO_PAUSE } : feeds,
      owns: storage.owns,
      log,
      added: (source) => metrics?.added(source),
      visited: (outcome) => metrics?.visited(outcome),
      readingSeed: (name, number, of) =>
        progress.doing(`Reading ${name}, ${number} of ${counted(of, 'article')}`),
    },
    { store: storage.articles, feeds: storage.feeds, derived: storage.derived },
  );
  running.unshift(library);
  return library;
}

async function startInDiscord(
  { config: { api, guild, shardCount }, running, progress }: Starting,
  token: string,
  answering: Answering,
): Promise<Bot> {
  const bot = await startBot({ token, api, guild, ...answering });
  running.unshift(bot);
  progress.end();
  say(`${bot.name} is connected and answers in ${counted(bot.servers, 'server')}.`);
  if (shardCount !== null && answering.shards !== undefined) say(`It has ${shardsLine(answering.shards)}.`);
  say(commandsLine(bot, guild));
  say(`Try: ${await firstTry(answering.library)}`);
  return bot;
}

/** The process that runs the models of language: the one of meaning, and the one that reads articles along. */
function modelsTold(log: Logger): ModelProcess {
  return new ModelProcess({
    idle: tenMinutes,
    opened: (engine) => log.debug({ engine }, 'a model of language is there'),
  });
}

function shardsLine({ count, ids }: Shards): string {
  return `${counted(ids.length, 'shard')} of ${count}: ${ids.join(', ')}`;
}

function commandsLine(bot: Bot, guild: string | null): string {
  const where = guild === null ? 'all servers' : `the server ${guild}`;
  return bot.registered
    ? `Its commands are now registered to ${where}.`
    : `Its commands are registered to ${where}.`;
}
