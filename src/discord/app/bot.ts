import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Logger } from 'pino';
import { BackgroundWork } from '../../library/background/background-work.ts';
import type { Library } from '../../library/library.ts';
import { noteAbsences } from './absences.ts';
import type { Command } from './command.ts';
import { ALL_COMMANDS } from './commands.ts';
import { checkApi, disconnect, startError, waitingFor, watchConnection } from './connection.ts';
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
  /** Rejects with a UserError when Discord closes the connection for good; never resolves. */
  readonly ended: Promise<never>;
  /**
   * Lets what is being answered finish (five seconds at most) and tells the others to ask again, then disconnects;
   * whoever asks meanwhile is told that the bot restarts.
   */
  close(): Promise<void>;
}

/** How long a closing bot waits for answers under way, in milliseconds. */
const CLOSING = 5000;
/** How long telling those who still wait may take, in milliseconds. */
const LAST_WORDS = 2000;

/**
 * Connects to Discord, registers the commands when they differ, and answers from then on.
 *
 * @throws UserError when the token or the server id is wrong, or Discord cannot be reached
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { token, api, guild, library, log, commands = ALL_COMMANDS } = settings;
  const client = boundedClient(api);
  const underWay = new Set<Promise<void>>();
  const background = new BackgroundWork();
  const dispatch = dispatcher(commands, { library, background, log });

  const ended = watchConnection(client, log);
  client.on(Events.InteractionCreate, (interaction) => {
    const answering = dispatch.answer(interaction).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  client.on(Events.GuildCreate, (server) => noted(library.joined(server.id)));
  client.on(Events.GuildDelete, (server) => noted(library.left(server.id)));
  const noted = (noting: Promise<void>) =>
    noting.catch((error: unknown) => log.error({ err: error }, 'could not note a server that came or went'));

  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    client.rest.setToken(token);
    await waitingFor('Discord to answer', log, checkApi(client, api, log));
    const login = Promise.race([client.login(token).then(() => ready), ended]);
    const connected = await waitingFor('Discord to let the bot in', log, login);
    noted(noteAbsences(connected, library));
    const registering = registerCommands(connected.rest, connected.application.id, guild, commands);
    const registered = await waitingFor('Discord to register the commands', log, registering);
    return {
      name: connected.user.tag,
      servers: connected.guilds.cache.size,
      registered,
      ended,
      async close() {
        dispatch.close();
        await Promise.race([Promise.allSettled(underWay), wait(CLOSING)]);
        await Promise.race([dispatch.apologise(), wait(LAST_WORDS)]);
        await disconnect(client);
        await background.close();
      },
    };
  } catch (error) {
    await disconnect(client);
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

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
