import { constants, inflateSync } from 'node:zlib';
import { Events } from 'discord.js';
import type { LocalDiscord } from 'local-discord';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connect, startLocal } from './bot.ts';

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
      if (payload.t === 'READY') socket.close(1000);
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
