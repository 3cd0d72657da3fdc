import {
  type Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  HTTPError,
  REST,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../../user-error.ts';

const WRONG_TOKEN =
  'Discord does not accept DISCORD_TOKEN. Copy the token again from the Developer Portal (your application, “Bot”, “Reset Token”) into .env.';

/** Closes after which Discord lets nobody reconnect, and what to do about each. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: WRONG_TOKEN,
  [GatewayCloseCodes.InvalidShard]:
    'Discord refuses the connection: the shard is not one that there is. Check SHARDS and SHARD_COUNT.',
  [GatewayCloseCodes.ShardingRequired]:
    'Discord refuses the connection: the bot is in too many servers for so few shards. Raise SHARD_COUNT.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord refuses the connection: it no longer speaks this version of its API. Update the bot.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord refuses the connection: it does not know the events asked for. Update the bot.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the connection: the application may not have the events asked for. Allow them in the Developer Portal (your application, “Bot”, “Privileged Gateway Intents”).',
};

/** Milliseconds between two lines that say what a start waits for. */
const PATIENCE = 10_000;

/**
 * Says in the log whatever happens to the connection, keeps what discord.js cannot read from ending the process,
 * and hands over the error of a close after which there is no connection any more.
 *
 * @returns rejects with a UserError when Discord closes the connection for good; never resolves
 */
export function watchConnection(client: Client, log: Logger): Promise<never> {
  // Rejections inside listeners come here too; without a listener they would end the process.
  client.on(Events.Error, (error) => log.error({ err: error }, 'Discord client error'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, 'connection error'));
  client.on(Events.ShardReconnecting, (shard) =>
    log.warn({ shard }, 'connection to Discord lost; reconnecting'),
  );
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'connection to Discord resumed'));
  client.on(Events.ShardReady, (shard) => log.debug({ shard }, 'connected to Discord'));
  client.on(Events.GuildUnavailable, ({ id }) =>
    log.warn({ server: id }, 'a server is unavailable: an outage'),
  );
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.warn({ route, global, milliseconds: timeToReset }, 'Discord limits the rate of requests; waiting'),
  );
  client.rest.on('invalidRequestWarning', ({ count }) =>
    log.warn({ count }, 'many requests were refused; at 10,000 in ten minutes Discord bans the address'),
  );
  guardPackets(client, log);
  const ended = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ code, shard }, 'Discord closed the connection for good');
      reject(new UserError(FATAL[code] ?? `Discord closed the connection for good (code ${code}).`));
    });
    client.on(Events.Invalidated, () =>
      reject(new UserError('Discord ended the session for good. Start the bot again.')),
    );
  });
  ended.catch(() => undefined); // whoever waits for it is told; nobody has to
  return ended;
}

/** Ends the connection, without the words for one that is lost. */
export async function disconnect(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting);
  await client.destroy();
}

/**
 * Asks Discord where to connect, so that whatever else answers at the address is told from it.
 *
 * @throws UserError when it is not Discord that answers; what the request throws
 */
export async function checkApi({ rest }: Client, api: string, log: Logger): Promise<void> {
  const answer = (await rest.get(Routes.gatewayBot())) as Partial<RESTGetAPIGatewayBotResult> | null;
  const limit = answer?.session_start_limit;
  if (typeof answer?.url !== 'string' || typeof limit?.reset_after !== 'number')
    throw new UserError(notDiscord(api));
  if (limit.remaining > 0) return;
  log.warn({ seconds: Math.ceil(limit.reset_after / 1000) }, 'Discord allows no more starts today; waiting');
}

/**
 * How many shards Discord recommends for the bot.
 *
 * @throws UserError when Discord cannot be asked
 */
export async function recommendedShards(token: string, api: string): Promise<number> {
  try {
    const answer = await new REST({ api }).setToken(token).get(Routes.gatewayBot());
    return (answer as RESTGetAPIGatewayBotResult).shards;
  } catch (error) {
    throw startError(error, api, null);
  }
}

/** Waits for something of the start, and says in the log what for as long as it takes. */
export async function waitingFor<Result>(what: string, log: Logger, work: Promise<Result>): Promise<Result> {
  const begun = Date.now();
  const telling = setInterval(
    () => log.warn({ seconds: Math.round((Date.now() - begun) / 1000) }, `still waiting for ${what}`),
    PATIENCE,
  );
  try {
    return await work;
  } finally {
    clearInterval(telling);
  }
}

/** The start's failures that a person can mend, in their words; other errors as they are. */
export function startError(error: unknown, api: string, guild: string | null): unknown {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return refusal(error, api, guild);
  if (error instanceof SyntaxError) {
    return new UserError(notDiscord(api));
  }
  if (!(error instanceof Error)) return error;
  if (error.name === 'AbortError') {
    return new UserError(
      `Discord does not answer at ${api}. Check the network, or DISCORD_API_URL if a proxy stands between.`,
    );
  }
  const code = 'code' in error ? error.code : undefined;
  if (code === 'TokenInvalid') return new UserError(WRONG_TOKEN);
  if (typeof code === 'string' && UNREACHABLE.test(code)) {
    return new UserError(
      `Discord cannot be reached at ${api} (${code}). Check the network, or DISCORD_API_URL if a proxy stands between.`,
    );
  }
  return error;
}

function notDiscord(api: string): string {
  return `What answers at ${api} is not Discord. Check DISCORD_API_URL, and whether a log-in page of the network stands between.`;
}

function refusal(error: DiscordAPIError | HTTPError, api: string, guild: string | null): unknown {
  if (error.status === 401) return new UserError(WRONG_TOKEN);
  const isAbsent = error instanceof DiscordAPIError && (error.code === 50_001 || error.code === 10_004);
  if (guild !== null && isAbsent) {
    return new UserError(
      `The bot is not in the server with the id ${guild} (DISCORD_GUILD_ID). Invite it there first, with the scopes “bot” and “applications.commands”, or leave DISCORD_GUILD_ID empty.`,
    );
  }
  if (error.status >= 500) {
    return new UserError(
      `Discord has trouble of its own (status ${error.status} at ${api}). Try again in a few minutes; https://discordstatus.com tells more.`,
    );
  }
  if (error.status === 404) {
    return new UserError(notDiscord(api));
  }
  return error;
}

const UNREACHABLE =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|EPROTO|UND_ERR|CERT|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED)/;

/**
 * An event that discord.js cannot take apart (a field is missing that it relies on) throws out of its socket's
 * listener and would end the process. It is logged, by its kind alone, and costs what it was about.
 */
function guardPackets(client: Client, log: Logger): void {
  const socket: { handlePacket?: (packet?: { t?: string }, shard?: unknown) => boolean } =
    client.ws as object;
  const handle = socket.handlePacket?.bind(client.ws);
  if (handle === undefined) return;
  socket.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.error({ err: error, event: packet?.t }, 'an event that could not be read; it is left out');
      return false;
    }
  };
}
