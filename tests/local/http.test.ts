import { request } from 'node:http';
import type { LocalDiscord } from 'local-discord';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalEvent } from '../../src/local/control/events.ts';
import { connect, ECHO, startLocal } from './bot.ts';

/** The status for a request with these headers; fetch would not let a test set Host. */
function statusWith(local: LocalDiscord, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${local.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

const post = (local: LocalDiscord, path: string, input: unknown) =>
  fetch(`${local.url}/local/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });

test.each([
  [{ host: 'evil.example' }, 403],
  [{ host: 'evil.example:3000' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 200],
  [{}, 200],
])('a request with %j is answered with %i', async (headers, status) => {
  const local = await startLocal();
  for (const path of ['/', '/local/servers', '/api/v10/gateway']) {
    const authorization = `Bot ${local.token}`;
    expect(await statusWith(local, path, { authorization, ...headers })).toBe(status);
  }
});

test('the gateway refuses other pages', async () => {
  const local = await startLocal();
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway`, {
    origin: 'https://evil.example',
  });
  const [error] = await new Promise<[Error]>((resolve) =>
    socket.on('error', (problem) => resolve([problem])),
  );
  expect(error.message).toContain('403');
});

test('the page and pictures are served', async () => {
  const local = await startLocal();
  expect(await (await fetch(local.url)).text()).toContain('<title>');
  const picture = await fetch(`${local.url}/avatars/${local.control.bot().id}`);
  expect(picture.headers.get('content-type')).toContain('image/svg+xml');
  expect(await picture.text()).toContain('>V</text>');
});

test('everything can be done over HTTP, and refusals say why', async () => {
  const local = await startLocal();
  const bot = await connect(local, (interaction) => {
    if (interaction.isChatInputCommand())
      return interaction.reply(interaction.options.getString('text', true));
    return undefined;
  });
  await bot.application.commands.set([ECHO]);
  const run = { as: 'Una', channel: 'general', command: 'echo', options: { text: 'over HTTP' } };
  const { id } = (await (await post(local, 'run', run)).json()) as { id: string };
  const answered = await (await fetch(`${local.url}/local/answer?id=${id}&timeout=5000`)).json();
  expect(answered).toMatchObject({ state: 'answered', message: { content: 'over HTTP' } });

  const sent = await post(local, 'send', {
    as: 'Una',
    channel: 'general',
    content: 'hi',
    files: [{ name: 'a.txt', base64: 'aGk=' }],
  });
  const message = (await sent.json()) as { id: string };
  expect(message).toMatchObject({ content: 'hi', attachments: [{ filename: 'a.txt', size: 2 }] });
  const react = { as: 'Mo', message: message.id, emoji: '👍' };
  expect(await (await post(local, 'react', react)).json()).toMatchObject({ reactions: [{ count: 1 }] });
  expect(await (await post(local, 'react', react)).json()).not.toHaveProperty('reactions');
  const thread = { as: 'Una', channel: 'general', name: 'talk', from: message.id };
  expect(await (await post(local, 'open-thread', thread)).json()).toMatchObject({
    id: message.id,
    kind: 'thread',
  });

  const wrong = await post(local, 'run', { ...run, command: 'nothing' });
  expect([wrong.status, await wrong.json()]).toMatchObject([
    409,
    { message: expect.stringContaining('nothing') },
  ]);
  expect((await post(local, 'run', { as: 'Una' })).status).toBe(400);
  expect(
    (await post(local, 'send', { as: 'Una', channel: 'general', content: 'x'.repeat(2001) })).status,
  ).toBe(409);
  expect((await fetch(`${local.url}/local/answer?id=1`)).status).toBe(409);
});

test('events tell a person what they may see', async () => {
  const local = await startLocal();
  const stop = new AbortController();
  const stream = await fetch(`${local.url}/local/events?as=Una`, { signal: stop.signal });
  local.control.send({ as: 'Mo', channel: 'general', content: 'live' });
  const seen: LocalEvent[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    for (const line of decoder.decode(chunk).split('\n')) {
      if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)) as LocalEvent);
    }
    if (seen.length > 0) break;
  }
  expect(seen[0]).toMatchObject({ type: 'message', message: { content: 'live' } });
  stop.abort();
});
