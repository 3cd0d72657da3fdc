import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorld } from 'local-discord';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocal } from './bot.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-discord-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const started = (state: string) =>
  startLocal({
    state,
    world: buildWorld({ servers: [{ name: 'Desk', members: ['Una'], channels: [{ name: 'news' }] }] }),
  });

test('what was said is there after a restart, with the ids of servers, channels and the bot', async () => {
  const state = join(folder, 'a', 'local-discord.state');
  const first = await started(state);
  const file = { name: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('the ferry') };
  const sent = first.control.send({
    as: 'Una',
    channel: 'news',
    content: 'The **ferry** is late.',
    files: [file],
  });
  const channel = first.control.channel('news').id;
  await first.close();
  const second = await started(state);
  expect(second.token).toBe(first.token);
  expect(second.control.channel('news').id).toBe(channel);
  const [message] = second.control.messages({ channel: 'news', as: 'Una' });
  expect(message).toMatchObject({ id: sent.id, content: 'The **ferry** is late.' });
  const [attached] = message?.attachments ?? [];
  expect(Buffer.from(second.control.file(attached?.id ?? '').bytes).toString()).toBe('the ferry');
  await second.close();
});

test('a file that cannot be read is put aside, and the world begins anew', async () => {
  const state = join(folder, 'local-discord.state');
  await writeFile(state, 'nonsense');
  const local = await started(state);
  expect(local.control.channel('news').name).toBe('news');
  await local.close();
  expect((await readdir(folder)).toSorted()).toEqual([
    'local-discord.state',
    'local-discord.state.unreadable',
  ]);
});
