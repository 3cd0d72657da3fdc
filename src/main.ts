import { type Logger, pino } from 'pino';
import { type Config, readConfig } from './config.ts';
import { type Bot, startBot } from './discord/bot.ts';
import { LinkFetcher } from './library/fetch-link.ts';
import { Library } from './library/library.ts';
import { type LocalDiscord, startLocalDiscord } from './local/start.ts';
import { UserError } from './user-error.ts';

/** What is tried first. */
const EXAMPLE = '/ask question: who said it would be utter folly?';

/** Everything that runs, in the order in which it is closed. */
type Running = { close(): Promise<void> }[];

/**
 * Starts the library and the bot; without a token, a Discord on this machine for it to connect to.
 *
 * @throws UserError for what the person who starts it can mend
 */
async function start(config: Config, running: Running, log: Logger): Promise<void> {
  const { seeds, data, articlesPerServer, charactersPerArticle, idleMinutes } = config;
  const library = await Library.open({
    seeds,
    data,
    articlesPerServer,
    charactersPerArticle,
    idleMinutes,
    meaning: null,
    links: config.fetchLinks ? new LinkFetcher() : null,
    log,
  });
  running.unshift(library);
  if (config.token === null) await startLocally(config, library, running, log);
  else {
    const bot = await startBot({ token: config.token, api: config.api, guild: config.guild, library, log });
    running.unshift(bot);
    say(`${bot.name} is connected and answers in ${counted(bot.servers, 'server')}.`);
    say(commandsLine(bot, config.guild));
    say(`Try: ${EXAMPLE}`);
  }
}

async function startLocally(config: Config, library: Library, running: Running, log: Logger): Promise<void> {
  const local = await startLocalDiscord({ port: config.port });
  running.unshift(local);
  const bot = await startBot({ token: local.token, api: local.api, guild: null, library, log });
  running.unshift(bot);
  if (config.port !== 0 && portOf(local) !== config.port) say(`Port ${config.port} is taken; using another.`);
  say('There is no DISCORD_TOKEN, so the bot runs in a Discord of its own on this machine.');
  say(`Open ${local.url} and try: ${EXAMPLE}`);
  say('Stop with Ctrl+C.');
}

function portOf(local: LocalDiscord): number {
  return Number(new URL(local.url).port);
}

function commandsLine(bot: Bot, guild: string | null): string {
  const where = guild === null ? 'all servers' : `the server ${guild}`;
  return bot.registered
    ? `Its commands are now registered to ${where}.`
    : `Its commands are registered to ${where}.`;
}

/** The first signal closes everything; a second one ends at once. */
function closeOnSignals(running: Running, log: Logger): void {
  let closing = false;
  const close = async () => {
    if (closing) process.exit(1);
    closing = true;
    for (const each of running) await each.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      close().catch((error: unknown) => {
        log.error({ err: error }, 'could not close cleanly');
        process.exit(1);
      });
    });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

const running: Running = [];
let log = pino({ level: 'warn' }, pino.destination(2));
try {
  const config = readConfig();
  log = pino({ level: config.logLevel }, pino.destination(2));
  closeOnSignals(running, log);
  await start(config, running, log);
} catch (error) {
  if (error instanceof UserError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'Verbatim could not start');
  for (const each of running) await each.close().catch(() => undefined);
  process.exit(1);
}
