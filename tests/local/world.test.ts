import { buildWorld } from 'local-discord';
import { expect, test } from 'vitest';
import { demoWorld } from '../../src/demo/world.ts';
import { api, connect, startLocal } from './bot.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

test('the same draft and time make the same world', () => {
  expect(demoWorld(NOW)).toEqual(demoWorld(NOW));
});

test('the world hangs together: authors are members, replies point back, nothing is said in the future', () => {
  for (const server of demoWorld(NOW).servers) {
    const members = new Set(server.members.map(({ userId }) => userId));
    expect(members.has(server.ownerId)).toBe(true);
    for (const { messages } of server.channels) {
      for (const [number, message] of messages.entries()) {
        const earlier = messages.slice(0, number).map(({ id }) => id);
        expect(members.has(message.authorId)).toBe(true);
        expect(message.at).toBeLessThan(NOW);
        if (message.replyToId !== null) expect(earlier).toContain(message.replyToId);
        for (const { userIds } of message.reactions) {
          expect(userIds.every((id) => members.has(id) && id !== message.authorId)).toBe(true);
          expect(new Set(userIds).size).toBe(userIds.length);
        }
      }
    }
  }
});

test('the thread is lively: many people, replies, reactions, links and questions', () => {
  const channels = demoWorld(NOW).servers.flatMap(({ channels }) => channels);
  const thread = channels.find(({ kind }) => kind === 'thread');
  const said = thread?.messages ?? [];
  expect(said.length).toBeGreaterThan(30);
  expect(new Set(said.map(({ authorId }) => authorId)).size).toBeGreaterThan(6);
  expect(said.filter(({ replyToId }) => replyToId !== null).length).toBeGreaterThan(10);
  expect(said.filter(({ content }) => content.includes('https://example.')).length).toBeGreaterThan(2);
  expect(said.some(({ content }) => content.endsWith('?'))).toBe(true);
});

test('a draft that refers to what it does not contain is refused', () => {
  const messages = [{ by: 'Una', says: 'x', replyTo: 'nothing' }];
  expect(() =>
    buildWorld({ servers: [{ name: 'S', members: ['Una'], channels: [{ name: 'c', messages }] }] }),
  ).toThrow('refers to nothing');
});

test('a channel named in an option is the one of the same server', async () => {
  const server = (name: string) => ({
    name,
    members: ['Una'],
    channels: [{ name: 'news' }, { name: `${name} only` }],
  });
  const local = await startLocal({ world: buildWorld({ servers: [server('A'), server('B')] }) });
  const bot = await connect(local, (interaction) =>
    interaction.isChatInputCommand()
      ? interaction.reply(interaction.options.getChannel('where', true).id)
      : undefined,
  );
  const where = { type: 7, name: 'where', description: 'A channel', required: true };
  await bot.application.commands.set([{ name: 'show', description: 'Shows it', options: [where] }]);
  const run = { as: 'Una', channel: 'B only', command: 'show', options: { where: 'news' } };
  const shown = (await local.control.runAndWait(run)).message?.content ?? '';
  expect(local.control.channel(shown).serverId).toBe(
    local.control.servers().find(({ name }) => name === 'B')?.id,
  );
  expect((await api(local, `/channels/${shown}`)).status).toBe(200);
});
