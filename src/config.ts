import { fileURLToPath } from 'node:url';
import { config as readDotenv } from 'dotenv';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { UserError } from './user-error.ts';

/** What the person who runs the bot can set, checked. */
export interface Config {
  /** Null: no Discord; the local one is started instead. */
  readonly token: string | null;
  /** Register the commands to this server alone; null: everywhere. */
  readonly guild: string | null;
  /** Base of Discord's REST API, without version. */
  readonly api: string;
  /** Where the local Discord listens; 0: any free port. */
  readonly port: number;
  readonly seeds: string;
  readonly data: string;
  /** Whether questions are also matched by meaning. */
  readonly semantic: boolean;
  /** Whether the bot answers messages that mention it and direct messages. */
  readonly mentions: boolean;
  /** Whether articles can be added by link. */
  readonly fetchLinks: boolean;
  readonly articlesPerServer: number;
  readonly charactersPerArticle: number;
  readonly charactersPerServer: number;
  /** What servers may do with feeds. */
  readonly feeds: {
    readonly feedsPerServer: number;
    readonly entriesAtFirst: number;
    readonly entriesPerVisit: number;
    readonly articlesPerDay: number;
    readonly articleDays: number;
  };
  /** A server's index is dropped from memory after this long without a question. */
  readonly idleMinutes: number;
  readonly logLevel: LogLevel;
  /** Where articles are kept in PostgreSQL; null: in files. */
  readonly databaseUrl: string | null;
  /** How many shards Discord divides the bot's servers into; null: as many as Discord recommends. */
  readonly shardCount: number | null;
  /** The shards of this process; null: all. */
  readonly shards: readonly number[] | null;
  /** Where metrics and health are served; null: nowhere. */
  readonly metricsPort: number | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The seeds that come with the project, wherever it is started from. */
const SHIPPED_SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));

const text = z.string().trim();

function setting<T>(shape: z.ZodType<T, string>, fallback: T) {
  return z
    .preprocess((value) => (value === '' ? undefined : value), shape.optional())
    .transform((value) => value ?? fallback);
}

function wholeNumber(least: number, most: number) {
  return text
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

const onOff = text
  .toLowerCase()
  .pipe(z.enum(['on', 'off']))
  .transform((value) => value === 'on');

const address = text
  .refine((value) => URL.canParse(value) && isSafeApi(new URL(value)))
  .transform((value) => value.replace(/\/+$/, ''));

/** “0,1,5” or “0-2,5”. */
const shardIds = text.regex(/^\d{1,5}(?:-\d{1,5})?(?:\s*,\s*\d{1,5}(?:-\d{1,5})?)*$/).transform((value) => {
  const ids = value.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  });
  return [...new Set(ids)].sort((a, b) => a - b);
});
/** The token and all that is said travel there: without encryption only within a network of one's own. */
function isSafeApi({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  if (protocol !== 'http:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(host))
    return !host.includes('.') || /\.(?:local|internal|localhost|lan|home\.arpa)$/u.test(host);
  return ['loopback', 'private', 'uniqueLocal', 'linkLocal'].includes(ipaddr.parse(host).range());
}

const VARIABLES = z.object({
  DISCORD_TOKEN: setting<string | null>(text.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/), null),
  DISCORD_GUILD_ID: setting<string | null>(text.regex(/^\d{17,20}$/), null),
  DISCORD_API_URL: setting(address, 'https://discord.com/api'),
  PORT: setting(wholeNumber(0, 65_535), 3000),
  SEEDS_DIR: setting(text, SHIPPED_SEEDS),
  DATA_DIR: setting(text, './data'),
  SEMANTIC: setting(onOff, true),
  MENTIONS: setting(onOff, true),
  FETCH_LINKS: setting(onOff, true),
  ARTICLES_PER_SERVER: setting(wholeNumber(1, 1_000_000), 500),
  CHARACTERS_PER_ARTICLE: setting(wholeNumber(1000, 10_000_000), 2_000_000),
  CHARACTERS_PER_SERVER: setting(wholeNumber(1000, 1_000_000_000), 10_000_000),
  FEEDS_PER_SERVER: setting(wholeNumber(0, 1000), 20),
  FEED_ENTRIES_AT_FIRST: setting(wholeNumber(0, 100), 10),
  FEED_ENTRIES_PER_VISIT: setting(wholeNumber(1, 1000), 20),
  FEED_ARTICLES_PER_DAY: setting(wholeNumber(1, 10_000), 100),
  FEED_ARTICLE_DAYS: setting(wholeNumber(1, 3650), 30),
  IDLE_MINUTES: setting(wholeNumber(1, 100_000), 30),
  DATABASE_URL: setting<string | null>(text.regex(/^postgres(?:ql)?:\/\/\S+$/), null),
  SHARD_COUNT: setting<number | null>(wholeNumber(1, 65_535), null),
  SHARDS: setting<readonly number[] | null>(shardIds, null),
  METRICS_PORT: setting<number | null>(wholeNumber(0, 65_535), null),
  LOG_LEVEL: setting(text.toLowerCase().pipe(z.enum(LOG_LEVELS)), 'info' as const),
});

type Variable = keyof typeof VARIABLES.shape;

/** What is said of a bad value; each says what the variable must be. */
const WANTED: Record<Variable, string> = {
  DISCORD_TOKEN:
    'is not a bot token; copy it from the Developer Portal (your application, “Bot”, “Reset Token”), or leave it empty to try the bot without Discord',
  DISCORD_GUILD_ID:
    'is not a server id; right-click the server in Discord with Developer Mode on, choose “Copy Server ID”, or leave it empty for all servers',
  DISCORD_API_URL:
    'must be an address that begins with https://, or with http:// within your own network (the bot’s token would travel there unencrypted); leave it empty for Discord itself',
  PORT: 'must be a whole number from 0 to 65535',
  SEEDS_DIR: 'must be a folder',
  DATA_DIR: 'must be a folder',
  SEMANTIC: 'must be “on” or “off”',
  MENTIONS: 'must be “on” or “off”',
  FETCH_LINKS: 'must be “on” or “off”',
  ARTICLES_PER_SERVER: 'must be a whole number from 1 to 1000000',
  CHARACTERS_PER_ARTICLE: 'must be a whole number from 1000 to 10000000',
  CHARACTERS_PER_SERVER: 'must be a whole number from 1000 to 1000000000',
  FEEDS_PER_SERVER: 'must be a whole number from 0 to 1000',
  FEED_ENTRIES_AT_FIRST: 'must be a whole number from 0 to 100',
  FEED_ENTRIES_PER_VISIT: 'must be a whole number from 1 to 1000',
  FEED_ARTICLES_PER_DAY: 'must be a whole number from 1 to 10000',
  FEED_ARTICLE_DAYS: 'must be a whole number of days from 1 to 3650',
  IDLE_MINUTES: 'must be a whole number of minutes from 1 to 100000',
  DATABASE_URL: 'must be an address that begins with postgres://; leave it empty to keep articles in files',
  SHARD_COUNT: 'must be a whole number from 1 to 65535; leave it empty for as many as Discord recommends',
  SHARDS: 'must be shards, counted from 0, like 0,1 or 0-3; leave it empty for all',
  METRICS_PORT: 'must be a whole number from 0 to 65535; leave it empty for no metrics',
  LOG_LEVEL: `must be one of ${LOG_LEVELS.join(', ')}`,
};

/** Secrets are never printed, not even wrong ones. */
const SECRET: readonly Variable[] = ['DISCORD_TOKEN', 'DATABASE_URL'];

/**
 * The configuration: the environment's variables, and those of `.env` in the working directory that the
 * environment does not set. Empty values count as not set.
 *
 * @throws UserError naming every variable with a bad value, and what it must be
 */
export function readConfig(environment: NodeJS.ProcessEnv = environmentWithDotenv()): Config {
  const read = VARIABLES.safeParse(environment);
  if (!read.success) {
    const wrong = [...new Set(read.error.issues.map((issue) => issue.path[0]))].filter(isVariable);
    throw new UserError(wrong.map((name) => complaint(name, environment[name])).join('\n'));
  }
  const value = read.data;
  checkShards(value.SHARDS, value.SHARD_COUNT, value.DATABASE_URL);
  return {
    token: value.DISCORD_TOKEN,
    guild: value.DISCORD_GUILD_ID,
    api: value.DISCORD_API_URL,
    port: value.PORT,
    seeds: value.SEEDS_DIR,
    data: value.DATA_DIR,
    semantic: value.SEMANTIC,
    mentions: value.MENTIONS,
    fetchLinks: value.FETCH_LINKS,
    articlesPerServer: value.ARTICLES_PER_SERVER,
    charactersPerArticle: value.CHARACTERS_PER_ARTICLE,
    charactersPerServer: value.CHARACTERS_PER_SERVER,
    feeds: {
      feedsPerServer: value.FEEDS_PER_SERVER,
      entriesAtFirst: value.FEED_ENTRIES_AT_FIRST,
      entriesPerVisit: value.FEED_ENTRIES_PER_VISIT,
      articlesPerDay: value.FEED_ARTICLES_PER_DAY,
      articleDays: value.FEED_ARTICLE_DAYS,
    },
    idleMinutes: value.IDLE_MINUTES,
    logLevel: value.LOG_LEVEL,
    databaseUrl: value.DATABASE_URL,
    shardCount: value.SHARD_COUNT,
    shards: value.SHARDS,
    metricsPort: value.METRICS_PORT,
  };
}

function environmentWithDotenv(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}

/** @throws UserError when the shards do not fit together, or several processes would write the same files. */
function checkShards(shards: readonly number[] | null, count: number | null, database: string | null): void {
  if (shards === null) return;
  if (count === null)
    throw new UserError(
      'SHARDS needs SHARD_COUNT, the number of all shards (in the environment or in .env).',
    );
  const beyond = shards.find((shard) => shard >= count);
  if (beyond !== undefined || shards.length === 0)
    throw new UserError(
      `SHARDS must be shards from 0 to ${count - 1}, as SHARD_COUNT is ${count} (in the environment or in .env).`,
    );
  if (shards.length < count && database === null)
    throw new UserError(
      'SHARDS leaves some shards to other processes; they can share articles in a database alone. Set DATABASE_URL, or leave SHARDS empty (in the environment or in .env).',
    );
}

function isVariable(name: PropertyKey | undefined): name is Variable {
  return typeof name === 'string' && name in VARIABLES.shape;
}

function complaint(name: Variable, value: string | undefined): string {
  const shown = SECRET.includes(name) ? name : `${name}=${(value ?? '').slice(0, 60)}`;
  return `${shown} ${WANTED[name]} (in the environment or in .env).`;
}
