import {
  Client,
  type ClientEvents,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import {
  buildWorld,
  type ChannelDraft,
  type LocalDiscord,
  type LocalSettings,
  type ServerDraft,
  startLocalDiscord,
} from 'local-discord';
import { afterEach } from 'vitest';
import { builtFile } from '../../src/built.ts';
import { expectAnswersSchemaValid } from '../discord/schema.ts';

/** A clock that stands still until a test moves it. */
export class TestClock {
  #now = Date.parse('2026-03-01T12:00:00Z');

  now(): number {
    return this.#now;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server with a moderator Mo, a member Una, and a channel `general`. */
export function smallServer(
  channels: readonly ChannelDraft[] = [{ name: 'general' }],
  more: Partial<ServerDraft> = {},
) {
  const server: ServerDraft = {
    name: 'Home',
    members: ['Ole', 'Mo', 'Una'],
    moderators: ['Mo'],
    channels,
    ...more,
  };
  return buildWorld({ servers: [server] }, Date.parse('2026-03-01T12:00:00Z'));
}

/** A local Discord that is closed after the test. */
export async function startLocal(settings: Partial<LocalSettings> = {}): Promise<LocalDiscord> {
  const local = await startLocalDiscord({
    port: 0,
    world: smallServer(),
    page: builtFile('page/'),
    ...settings,
  });
  open.push(async () => {
    await local.close();
    expectAnswersSchemaValid(local);
  });
  return local;
}

/** A real discord.js client, ready, destroyed after the test. */
export async function connect(
  local: LocalDiscord,
  answer: (interaction: Interaction) => unknown = () => undefined,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
): Promise<Client<true>> {
  const bot = newClient(local, intents);
  bot.on(Events.InteractionCreate, answer);
  const ready = next(bot, Events.ClientReady);
  await bot.login(local.token);
  await ready;
  if (!bot.isReady()) throw new Error('The client is not ready.');
  return bot;
}

/** A client that is not logged in yet. */
export function newClient(
  local: LocalDiscord,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
  sharding: Pick<ClientOptions, 'shards' | 'shardCount'> = {},
): Client {
  const bot = new Client({ intents: [...intents], rest: { api: local.api, retries: 2 }, ...sharding });
  bot.on(Events.Error, () => undefined);
  open.push(async () => bot.destroy());
  return bot;
}

/** The next event of a kind. */
export function next<Event extends keyof ClientEvents>(
  bot: Client,
  event: Event,
): Promise<ClientEvents[Event]> {
  return new Promise((resolve) => bot.once(event, (...given) => resolve(given)));
}

/** A chat-input command with one text option that the bot completes. */
export const ECHO = {
  name: 'echo',
  description: 'Says it again',
  options: [
    {
      type: 3,
      name: 'text',
      description: 'What to say',
      required: true,
      autocomplete: true,
      max_length: 3000,
    },
  ],
} as const;

/** Asks the API as the bot does, or with another token. */
export function api(
  local: LocalDiscord,
  path: string,
  init: RequestInit & { token?: string } = {},
): Promise<Response> {
  const { token = local.token, ...rest } = init;
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  return fetch(`${local.api}/v10${path}`, { headers, ...rest });
}

/** The code of an error body. */
export async function codeOf(response: Response): Promise<number> {
  const body = (await response.json()) as { code: number };
  return body.code;
}
