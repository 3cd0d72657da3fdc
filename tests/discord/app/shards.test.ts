import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorld, startLocalDiscord } from 'local-discord';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBot } from '../../../src/discord/app/bot.ts';
import type { Handled } from '../../../src/discord/app/dispatch.ts';
import { Library } from '../../../src/library/library.ts';
import { allShards, shardOf } from '../../../src/library/store/shards.ts';
import { createLog } from '../../../src/log.ts';
import { plainReader } from '../../library/reading/plain-reader.ts';
import { ARTICLES } from '../harness.ts';

const NAMES = Array.from({ length: 9 }, (_, place) => `Server ${place}`);
const log = createLog('silent');

async function startEverything(more: { owns?: (server: string | null) => boolean } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'verbatim-shards-'));
  const drafts = NAMES.map((name) => ({ name, members: ['Ada'], channels: [{ name: `in ${name}` }] }));
  const local = await startLocalDiscord({ port: 0, world: buildWorld({ servers: drafts }, Date.now()) });
  const settings = {
    seeds: ARTICLES,
    data,
    articlesPerServer: 9,
    charactersPerArticle: 9999,
    idleMinutes: 1,
    meaning: null,
    log,
  };
  const library = await Library.open(settings, { reader: plainReader });
  const handled: Handled[] = [];
  const answering = {
    library,
    log,
    shards: allShards(3),
    handled: (one: Handled) => void handled.push(one),
    ...more,
  };
  const start = () => startBot({ token: local.token, api: local.api, guild: null, ...answering });
  const bot = await start();
  onTestFinished(async () => {
    await bot.close();
    await library.close();
    await local.close();
    await rm(data, { recursive: true, force: true });
  });
  return { local, library, bot, handled, start };
}

const inServer = (name: string) => ({
  as: 'Ada',
  channel: `in ${name}`,
  command: 'articles list',
  options: {},
});
const given = { bytes: Buffer.from('A text.'), origin: 'a.txt', addedBy: null };

test('several shards in one process, with files: every server is answered, and shards connect again alone', async () => {
  const { local, bot, handled } = await startEverything();
  expect(bot.servers).toBe(NAMES.length);
  expect(bot.shards).toEqual([0, 1, 2].map((id) => ({ id, connected: true })));
  for (const name of NAMES) expect((await local.control.runAndWait(inServer(name))).state).not.toBe('failed');
  await vi.waitFor(() => expect(handled).toHaveLength(NAMES.length));
  expect(handled.map(({ kind, command, outcome }) => [kind, command, outcome])).toEqual(
    NAMES.map(() => ['command', 'articles', 'answered']),
  );
  local.control.gateway('forget', 1);
  await vi.waitFor(() => expect(bot.shards[1]?.connected).toBe(false), 5000);
  await vi.waitFor(() => expect(bot.shards[1]?.connected).toBe(true), 15_000);
}, 40_000);

test('servers of every shard that the bot left while it was away are noted', async () => {
  const { local, library, bot, start } = await startEverything();
  const servers = local.control.servers();
  for (const { id } of servers) await library.add(id, given);
  await bot.close();
  for (const { name } of servers.slice(0, 4)) local.control.removeBot(name);
  const again = await start();
  onTestFinished(() => again.close());
  await vi.waitFor(async () => {
    const left = (await library.servers()).filter(({ leftAt }) => leftAt !== null);
    expect(left.map(({ server }) => server).sort()).toEqual(
      servers
        .slice(0, 4)
        .map(({ id }) => id)
        .sort(),
    );
  }, 5000);
  expect(new Set(servers.slice(0, 4).map(({ id }) => shardOf(id, 3))).size).toBe(3);
}, 40_000);

test('a server that is another process’s is left to it', async () => {
  let own = '';
  const { local, handled } = await startEverything({ owns: (server) => server === own });
  const [first, second] = local.control.servers();
  own = first?.id ?? '';
  expect((await local.control.runAndWait(inServer(first?.name ?? ''))).state).not.toBe('failed');
  local.control.run(inServer(second?.name ?? ''));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(handled).toHaveLength(1);
}, 40_000);
