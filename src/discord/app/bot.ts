import { Client, DiscordAPIError, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Logger } from 'pino';
import type { Library } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { noteAbsences } from './absences.ts';
import type { Command } from './command.ts';
import { ALL_COMMANDS } from './commands.ts';
import { dispatcher } from './dispatch.ts';
import { registerCommands } from './register.ts';

/** What a bot needs to run. */
export interface BotSettings {
  readonly token: string;
  /** Base of the REST API, without version ("https://discord.com/api"); the gateway is found through it. */
  readonly api: string;
  /** Register the commands to this server alone; null: everywhere. */
  readonly guild: string | null;
  readonly library: Library;
  readonly log: Logger;
  /** Other commands than the bot's own; for tests. */
  readonly commands?: readonly Command[];
}

/** A bot that is connected and answers. */
export interface Bot {
  /** The bot's name, as Discord shows it. */
  readonly name: string;
  /** In how many servers it is. */
  readonly servers: number;
  /** True when the registered commands had to be changed. */
  readonly registered: boolean;
  /** Lets what is being answered finish (five seconds at most), then disconnects. */
  close(): Promise<void>;
}

/** How long a closing bot waits for answers under way, in milliseconds. */
const CLOSING = 5000;

/**
 * Connects to Discord, registers the commands when they differ, and answers from then on.
 *
 * @throws UserError when the token or the server id is wrong, or Discord cannot be reached
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { token, api, guild, library, log, commands = ALL_COMMANDS } = settings;
  const client = boundedClient(api);
  const underWay = new Set<Promise<void>>();
  const dispatch = dispatcher(commands, { library, log });

  // Rejections inside listeners come here too; without a listener they would end the process.
  client.on(Events.Error, (error) => log.error({ err: error }, 'Discord client error'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardDisconnect, (event) => log.warn({ code: event.code }, 'disconnected from Discord'));
  client.on(Events.ShardResume, () => log.info('connection to Discord resumed'));
  client.on(Events.Invalidated, () => log.error('Discord ended the session; restart the bot'));
  client.on(Events.InteractionCreate, (interaction) => {
    const answering = dispatch(interaction).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  client.on(Events.GuildCreate, (server) => noted(library.joined(server.id)));
  client.on(Events.GuildDelete, (server) => noted(library.left(server.id)));
  const noted = (noting: Promise<void>) =>
    noting.catch((error: unknown) => log.error({ err: error }, 'could not note a server that came or went'));

  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    const connected = await ready;
    noted(noteAbsences(connected, library));
    const registered = await registerCommands(connected.rest, connected.application.id, guild, commands);
    return {
      name: connected.user.tag,
      servers: connected.guilds.cache.size,
      registered,
      async close() {
        client.removeAllListeners(Events.InteractionCreate);
        await Promise.race([Promise.allSettled(underWay), wait(CLOSING)]);
        await client.destroy();
      },
    };
  } catch (error) {
    await client.destroy();
    throw startError(error, api, guild);
  }
}

/** A client that asks for no more than it needs and whose memory does not grow with what passes by. */
function boundedClient(api: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord asks for: one up to 2,500 servers.
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 25,
      UserManager: { maxSize: 500, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      ThreadMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildBanManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
    }),
  });
}

/** The start's failures that a person can mend, in their words; other errors as they are. */
function startError(error: unknown, api: string, guild: string | null): unknown {
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return new UserError(WRONG_TOKEN);
    if (guild !== null && (error.code === 50_001 || error.code === 10_004)) {
      return new UserError(
        `The bot is not in the server with the id ${guild} (DISCORD_GUILD_ID). Invite it there first, with the scopes “bot” and “applications.commands”, or leave DISCORD_GUILD_ID empty.`,
      );
    }
  }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'TokenInvalid') return new UserError(WRONG_TOKEN);
    if (typeof error.code === 'string' && UNREACHABLE.test(error.code)) {
      return new UserError(
        `Discord cannot be reached at ${api} (${error.code}). Check the network, or DISCORD_API_URL if a proxy stands between.`,
      );
    }
  }
  return error;
}

const WRONG_TOKEN =
  'Discord does not accept DISCORD_TOKEN. Copy the token again from the Developer Portal (your application, “Bot”, “Reset Token”) into .env.';

const UNREACHABLE =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPROTO|UND_ERR|CERT|ERR_TLS|DEPTH_ZERO|SELF_SIGNED)/;

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
