import { join } from 'node:path';
import type { Logger } from 'pino';
import { builtFile } from './built.ts';
import type { Config } from './config.ts';
import { type Bot, startBot } from './discord/app/bot.ts';
import { DerivedFiles } from './library/derived/derived-files.ts';
import { LinkFetcher } from './library/fetching/fetch-link.ts';
import { Library } from './library/library.ts';
import { LocalMeaning } from './library/meaning/local-meaning.ts';
import type { Progress } from './progress.ts';
import { examplesFrom } from './search/quotations/examples.ts';
import { counted } from './text/counted.ts';

/** Everything that runs, in the order in which it is closed. */
export type Running = { close(): Promise<void> }[];

/**
 * Starts the library and the bot; without a token, a Discord on this machine for it to connect to.
 *
 * @param running what is to be closed grows by what was started, also when a later step fails
 * @throws UserError for what the person who starts it can mend
 */
export async function start(config: Config, running: Running, log: Logger, progress: Progress): Promise<Bot> {
  const { seeds, data, articlesPerServer, charactersPerArticle, charactersPerServer, idleMinutes } = config;
  const meaning = config.semantic
    ? await LocalMeaning.open({ vectors: new DerivedFiles(join(data, 'meaning')), log })
    : null;
  if (meaning !== null) running.unshift(meaning);
  const library = await Library.open({
    seeds,
    data,
    articlesPerServer,
    charactersPerArticle,
    charactersPerServer,
    idleMinutes,
    meaning,
    links: config.fetchLinks ? new LinkFetcher() : null,
    log,
    readingSeed: (name, number, of) =>
      progress.doing(`Reading ${name}, ${number} of ${counted(of, 'article')}`),
  });
  running.unshift(library);
  progress.doing('Connecting');
  const bot =
    config.token === null
      ? await startLocally(config, library, running, log, progress)
      : await startInDiscord(config, config.token, library, running, log, progress);
  // Only now: on a small machine the reading thread would take its time from the start.
  void library.warm();
  // Only once it runs: what stops a start is told in one sentence.
  if (meaning === null) log.info('questions are matched by words alone');
  return bot;
}

async function startInDiscord(
  { api, guild }: Config,
  token: string,
  library: Library,
  running: Running,
  log: Logger,
  progress: Progress,
): Promise<Bot> {
  const bot = await startBot({ token, api, guild, library, log });
  running.unshift(bot);
  progress.end();
  say(`${bot.name} is connected and answers in ${counted(bot.servers, 'server')}.`);
  say(commandsLine(bot, guild));
  say(`Try: ${await firstTry(library)}`);
  return bot;
}

async function startLocally(
  config: Config,
  library: Library,
  running: Running,
  log: Logger,
  progress: Progress,
): Promise<Bot> {
  const [{ startLocalDiscord }, { demoWorld }] = await Promise.all([
    import('local-discord'),
    import('./demo/world.ts'),
  ]);
  const world = demoWorld(Date.now());
  const local = await startLocalDiscord({ port: config.port, world, page: builtFile('page/') });
  running.unshift(local);
  const bot = await startBot({ token: local.token, api: local.api, guild: null, library, log });
  running.unshift(bot);
  progress.end();
  if (config.port !== 0 && portOf(local) !== config.port) say(`Port ${config.port} is taken; using another.`);
  say('There is no DISCORD_TOKEN, so the bot runs in a Discord of its own on this machine.');
  say(`Open ${local.url} and try: ${await firstTry(library)}`);
  say('Stop with Ctrl+C.');
  return bot;
}

/** What is tried first: a question that the articles answer. */
async function firstTry(library: Library): Promise<string> {
  const { question } = examplesFrom(await library.people(null));
  return question === null ? '/help' : `/ask question: ${question}`;
}

function portOf({ url }: { readonly url: string }): number {
  return Number(new URL(url).port);
}

function commandsLine(bot: Bot, guild: string | null): string {
  const where = guild === null ? 'all servers' : `the server ${guild}`;
  return bot.registered
    ? `Its commands are now registered to ${where}.`
    : `Its commands are registered to ${where}.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
