import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildWorld,
  type InteractionView,
  type LocalDiscord,
  type MessageView,
  startLocalDiscord,
} from 'local-discord';
import { shardOf } from '../../src/library/store/shards.ts';
import { BotProcess } from './bot-process.ts';
import { PostgresServer } from './postgres-server.ts';

const SEED = `Lighthouse is painted

“It will be white again by May,” said the keeper, Ines Calder.`;

/** How an addition or a question ended; lost: the bot did not answer. */
export type Outcome = 'done' | 'refused' | 'lost';

/** An article that a bot has acknowledged. */
export interface Acknowledged {
  readonly place: number;
  readonly number: number;
}

/**
 * A PostgreSQL, a local Discord with many servers, and bots as processes: what a host with several machines has, on
 * one. Every server has a channel and one moderator.
 */
export class Cluster {
  readonly local: LocalDiscord;
  readonly postgres: PostgresServer;
  readonly url: string;
  /** The servers' ids, by place. */
  readonly servers: readonly string[];
  readonly #folder: string;
  readonly #processes = new Set<BotProcess>();

  private constructor(local: LocalDiscord, postgres: PostgresServer, url: string, folder: string) {
    this.local = local;
    this.postgres = postgres;
    this.url = url;
    this.servers = local.control.servers().map(({ id }) => id);
    this.#folder = folder;
  }

  static async start(servers: number): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-cluster-'));
    await mkdir(join(folder, 'seeds'));
    await writeFile(join(folder, 'seeds', 'lighthouse.txt'), SEED);
    const postgres = await PostgresServer.start();
    // As a role that is no superuser: the policies for rows hold for it.
    const admin = postgres.url('postgres');
    await postgres.run(admin, 'create role bots login');
    await postgres.run(admin, 'create database bots owner bots');
    const drafts = Array.from({ length: servers }, (_, place) => ({
      name: `Server ${place}`,
      members: ['Ada'],
      moderators: ['Ada'],
      channels: [{ name: `news-${place}` }],
    }));
    const world = buildWorld({ servers: drafts }, Date.now());
    const local = await startLocalDiscord({ port: 0, world, deadlines: { acknowledge: 30_000 } });
    return new Cluster(local, postgres, postgres.url('bots', 'bots'), folder);
  }

  /** Starts a bot that has some of the shards. */
  async bot(count: number, shards: string, more: Record<string, string> = {}): Promise<BotProcess> {
    const bot = await BotProcess.start(this.#folder, {
      DISCORD_TOKEN: this.local.token,
      DISCORD_API_URL: this.local.api,
      DATABASE_URL: this.url,
      SEEDS_DIR: join(this.#folder, 'seeds'),
      SHARD_COUNT: String(count),
      SHARDS: shards,
      ...more,
    });
    this.#processes.add(bot);
    return bot;
  }

  /** The places of the servers of some shards. */
  placesOf(count: number, shards: readonly number[]): number[] {
    return [...this.servers.keys()].filter((place) =>
      shards.includes(shardOf(this.servers[place] ?? '', count)),
    );
  }

  /** Adds an article to the server at a place, as its moderator. */
  async add(place: number, number: number): Promise<Outcome> {
    const text = `Report ${number} of place ${place}\n\n“Number ${number} it is,” said Tom Birch of place ${place}. He has counted them all from the first to the last of the year.`;
    const file = { name: `report-${number}.txt`, contentType: 'text/plain', bytes: Buffer.from(text) };
    const said = await this.#run(place, 'articles add', { file }, 'Add');
    return said === undefined
      ? 'lost'
      : said.startsWith('Added') || said.includes('was here already')
        ? 'done'
        : 'refused';
  }

  /** Asks in the server at a place for one of its articles; what was answered, undefined when nothing was. */
  async ask(place: number, number: number): Promise<string | undefined> {
    return this.#run(place, 'ask', { question: `Who said number ${number} it is in place ${place}?` });
  }

  /** The numbers of the articles that the database has for the server at a place. */
  async stored(place: number): Promise<number[]> {
    const server = this.servers[place] ?? '';
    const rows = await this.postgres.run(
      this.postgres.url('bots'),
      `select convert_from(bytes, 'UTF8') as text from articles where server = '${server}' and removed_at is null`,
    );
    return rows.map(({ text }) => Number(/^Report (\d+)/.exec(String(text))?.[1])).sort((a, b) => a - b);
  }

  /** Waits until the commands are registered and some server of every shard is answered. */
  async close(): Promise<void> {
    await Promise.all([...this.#processes].filter(({ running }) => running).map((bot) => bot.kill()));
    await this.local.close();
    await this.postgres.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What a command answers, or a button below the answer when it is to be pressed. */
  async #run(
    place: number,
    command: string,
    options: Parameters<Control['run']>[0]['options'],
    button?: string,
  ) {
    const { control } = this.local;
    const deed = { as: 'Ada', channel: `news-${place}`, command, options: options ?? {} };
    try {
      const answer = shownOf(await control.runAndWait(deed, 60_000));
      if (button === undefined || answer === null) return textOf(answer);
      const offered = JSON.stringify(answer.components ?? []).includes(`"label":"${button}"`);
      if (!offered) return textOf(answer);
      return textOf(shownOf(await control.pressAndWait({ as: deed.as, message: answer.id, button }, 60_000)));
    } catch {
      return undefined; // no bot is connected, or none answered in time
    }
  }
}

type Control = LocalDiscord['control'];

function shownOf({ state, message, followUps }: InteractionView): MessageView | null {
  return state === 'failed' ? null : (followUps.at(-1) ?? message);
}

function textOf(shown: MessageView | null): string | undefined {
  if (shown === null) return undefined;
  return [shown.content, ...shown.embeds.map(({ description }) => description ?? '')]
    .join('\n')
    .replaceAll('*', '')
    .trim();
}
