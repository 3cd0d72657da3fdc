import { Client, Events, GatewayIntentBits, Options, Partials, Status } from 'discord.js';
import type { Logger } from 'pino';
import { BackgroundWork } from '../../library/background/background-work.ts';
import type { Library } from '../../library/library.ts';
import type { Shards } from '../../library/store/shards.ts';
import { feedMessages } from '../articles/feed-messages.ts';
import { noteAbsences } from './absences.ts';
import type { Command } from './command.ts';
import { ALL_COMMANDS } from './commands.ts';
import { checkApi, disconnect, startError, waitingFor, watchConnection } from './connection.ts';
import { dispatcher, type Handled } from './dispatch.ts';
import { answerMessages } from './messages.ts';
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
  /** The shards of this process; absent: all, as many as Discord recommends. */
  readonly shards?: Shards;
  /** Whether a server (null: direct messages) is this process's to answer; absent: all are. */
  readonly owns?: (server: string | null) => boolean;
  /**
   * Told the id of the bot's application before anything is changed for it.
   * Throws a UserError when the articles are another application's.
   */
  readonly claim?: (application: string) => Promise<void>;
  /** Whether questions in messages that mention the bot, or are written to it, are answered; absent: they are. */
  readonly mentions?: boolean;
  /** Told of every interaction once it is answered. */
  readonly handled?: (interaction: Handled) => void;
  /** Other commands than the bot's own; for tests. */
  readonly commands?: readonly Command[];
}

/** A bot that is connected and answers. */
export interface Bot {
  /** The bot's name, as Discord shows it. */
  readonly name: string;
  /** In how many servers it is, as far as this process's shards go. */
  readonly servers: number;
  /** Each of its shards and whether it is connected. */
  readonly shards: readonly { readonly id: number; readonly connected: boolean }[];
  /** True when the registered commands had to be changed. */
  readonly registered: boolean;
  /** Notes which servers came or went, also of those that have become this process's since. */
  noteAbsences(): Promise<void>;
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
  const {
    token,
    api,
    guild,
    library,
    log,
    commands = ALL_COMMANDS,
    owns = () => true,
    mentions = true,
  } = settings;
  const client = boundedClient(api, settings.shards, mentions);
  const underWay = new Set<Promise<void>>();
  const background = new BackgroundWork();
  const chosenLanguage = async (server: string) => {
    const { language } = await library.settings(server);
    return language === 'server' ? null : language;
  };
  const context = { library, background, chosenLanguage, answersMentions: mentions, log };
  const dispatch = dispatcher(commands, context, settings.handled);
  if (mentions) answerMessages(client, context, owns, underWay, settings.handled);

  const ended = watchConnection(client, log);
  client.on(Events.InteractionCreate, (interaction) => {
    // While the number of shards changes, two processes hear of a server; its owner answers.
    if (!owns(interaction.guildId)) return;
    const answering = dispatch.answer(interaction).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  client.on(Events.GuildCreate, ({ id }) => owns(id) && noted(library.joined(id)));
  client.on(Events.GuildDelete, ({ id }) => owns(id) && noted(library.left(id)));
  const noted = (noting: Promise<void>) =>
    noting.catch((error: unknown) => log.error({ err: error }, 'could not note a server that came or went'));

  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    client.rest.setToken(token);
    await waitingFor('Discord to answer', log, checkApi(client, api, log));
    const login = Promise.race([client.login(token).then(() => ready), ended]);
    const connected = await waitingFor('Discord to let the bot in', log, login);
    await settings.claim?.(connected.application.id);
    // Feeds of servers that the bot has left meanwhile are not visited.
    noted(
      noteAbsences(connected, library).finally(() => library.feeds.start(feedMessages(connected, context))),
    );
    // One process does it: the one with the first shard.
    const isFirst = settings.shards === undefined || settings.shards.ids.includes(0);
    const registering =
      isFirst && registerCommands(connected.rest, connected.application.id, guild, commands);
    const registered = await waitingFor(
      'Discord to register the commands',
      log,
      Promise.resolve(registering),
    );
    return {
      name: connected.user.tag,
      get servers() {
        return connected.guilds.cache.size;
      },
      get shards() {
        return connected.ws.shards.map(({ id, status }) => ({ id, connected: status === Status.Ready }));
      },
      registered,
      noteAbsences: async () => void (await noted(noteAbsences(connected, library))),
      ended,
      async close() {
        dispatch.close();
        await Promise.race([Promise.allSettled([...underWay, library.feeds.stop()]), wait(CLOSING)]);
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
function boundedClient(api: string, shards: Shards | undefined, mentions: boolean): Client {
  return new Client({
    // None of them is privileged: Discord hands over what people write to the bot, and nothing else.
    intents: mentions
      ? [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]
      : [GatewayIntentBits.Guilds],
    // Without it discord.js leaves out direct messages in channels that it does not know yet.
    partials: mentions ? [Partials.Channel] : [],
    // As many connections as Discord asks for: one up to 2,500 servers.
    ...(shards === undefined ? { shards: 'auto' } : { shards: [...shards.ids], shardCount: shards.count }),
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      // A message and the one that it replies to.
      MessageManager: 2,
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
