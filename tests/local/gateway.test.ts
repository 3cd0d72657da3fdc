import { constants, inflateSync } from 'node:zlib';
import { Events } from 'discord.js';
import { buildWorld, type LocalDiscord } from 'local-discord';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connect, newClient, next, startLocal, TestClock } from './bot.ts';

const IDENTIFY = { intents: 1, properties: { os: 'linux', browser: 'test', device: 'test' } };

interface Payload {
  op: number;
  t: string | null;
  d: Record<string, unknown>;
}

/** A bare gateway connection that identifies, and what it received until it was ready or closed. */
function identify(local: LocalDiscord, query: string, more: object, read: (data: Buffer) => string) {
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway?v=10&encoding=json${query}`);
  const received: Payload[] = [];
  return new Promise<{ received: Payload[]; code: number }>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const payload = JSON.parse(read(data)) as Payload;
      received.push(payload);
      if (payload.op === 10)
        socket.send(JSON.stringify({ op: 2, d: { ...IDENTIFY, token: local.token, ...more } }));
      if (payload.t === 'READY' || payload.op === 9) socket.close(1000);
    });
    socket.on('close', (code) => resolve({ received, code }));
  });
}

test('payloads are compressed for a client that asks for it as it identifies', async () => {
  const local = await startLocal();
  let compressed = 0;
  const { received } = await identify(local, '', { compress: true }, (data) => {
    if (data[0] === 0x7b) return data.toString();
    compressed += 1;
    return inflateSync(data).toString();
  });
  expect(received.map(({ op }) => op)).toContain(10);
  expect(received.map(({ t }) => t)).toContain('READY');
  expect(compressed).toBeGreaterThan(0);
});

test('payloads come in one zlib stream for a client that asks for it in the address', async () => {
  const local = await startLocal();
  // The stream's state goes on from payload to payload, so everything so far is inflated each time.
  let stream = Buffer.alloc(0);
  let read = 0;
  const { received } = await identify(local, '&compress=zlib-stream', {}, (data) => {
    expect(data.subarray(-4).toString('hex')).toBe('0000ffff');
    stream = Buffer.concat([stream, data]);
    const text = inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
    const fresh = text.slice(read);
    read = text.length;
    return fresh;
  });
  expect(received.map(({ t }) => t)).toContain('READY');
});

test.each([
  [{ token: 'wrong' }, 4004],
  [{ intents: 'all' }, 4002],
])('identifying with %j closes with %i', async (more, code) => {
  const local = await startLocal();
  expect((await identify(local, '', more, String)).code).toBe(code);
});

test('a shard is told of its own servers only', async () => {
  const local = await startLocal();
  const server = local.control.servers()[0]?.id ?? '0';
  const own = Number((BigInt(server) >> 22n) % 2n);
  const ready = async (shard: number) => {
    const { received } = await identify(local, '', { shard: [shard, 2] }, String);
    return received.find(({ t }) => t === 'READY')?.d.guilds;
  };
  expect(await ready(own)).toEqual([{ id: server, unavailable: true }]);
  expect(await ready(1 - own)).toEqual([]);
});

test.each([
  [[2, 2], 4010],
  [[0, 1], 4011],
])('identifying as shard %j closes with %i', async (shard, code) => {
  const local = await startLocal({ sharding: { serversPerShard: 0.5 } });
  expect((await identify(local, '', { shard }, String)).code).toBe(code);
});

test('shards that share a place identify one after another; others need not wait', async () => {
  const clock = new TestClock();
  const local = await startLocal({ clock, sharding: { maxConcurrency: 2, identifyEvery: 5000 } });
  const became = async (shard: number) => {
    const { received } = await identify(local, '', { shard: [shard, 4] }, String);
    return received.some(({ t }) => t === 'READY');
  };
  expect(await became(0)).toBe(true);
  expect(await became(1)).toBe(true);
  expect(await became(2)).toBe(false);
  clock.pass(5000);
  expect(await became(2)).toBe(true);
  expect(await became(0)).toBe(false);
  const answer = await fetch(`${local.api}/v10/gateway/bot`, {
    headers: { authorization: `Bot ${local.token}` },
  });
  const { shards, session_start_limit } = (await answer.json()) as Record<string, Record<string, number>>;
  expect(shards).toBe(1);
  expect(session_start_limit).toMatchObject({ max_concurrency: 2, remaining: 997 });
});

test('a client with several shards hears of every server once; a shard resumes for itself', async () => {
  const names = Array.from({ length: 12 }, (_, place) => `Server ${place}`);
  const servers = names.map((name) => ({ name, members: ['Una'], channels: [{ name: `in ${name}` }] }));
  const local = await startLocal({ world: buildWorld({ servers }, Date.parse('2026-03-01T12:00:00Z')) });
  const bot = newClient(local, undefined, { shards: [0, 1, 2], shardCount: 3 });
  const answered: number[] = [];
  bot.on(Events.InteractionCreate, async (interaction) => {
    answered.push(interaction.guild?.shardId ?? -1);
    if (interaction.isRepliable()) await interaction.reply('here');
  });
  const ready = next(bot, Events.ClientReady);
  await bot.login(local.token);
  await ready;
  expect(bot.guilds.cache.map(({ name }) => name).sort()).toEqual(names.sort());
  expect(
    local.control
      .shards()
      .map(([id]) => id)
      .sort(),
  ).toEqual([0, 1, 2]);
  await bot.application?.commands.set([{ name: 'where', description: 'Where am I?' }]);
  const resumed = next(bot, Events.ShardResume);
  local.control.gateway('drop', 1);
  expect((await resumed)[0]).toBe(1);
  for (const name of names)
    await local.control.runAndWait({ as: 'Una', channel: `in ${name}`, command: 'where' });
  expect(answered).toHaveLength(12);
  expect(new Set(answered)).toEqual(new Set([0, 1, 2]));
});

test('an outage makes a server unavailable, and available again', async () => {
  const local = await startLocal();
  const bot = await connect(local);
  const gone = new Promise((resolve) => bot.once(Events.GuildUnavailable, ({ name }) => resolve(name)));
  local.control.setAvailable('Home', false);
  expect(await gone).toBe('Home');
  const back = new Promise((resolve) => bot.once(Events.GuildAvailable, ({ name }) => resolve(name)));
  local.control.setAvailable('Home', true);
  expect(await back).toBe('Home');
});
