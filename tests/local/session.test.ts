import { Events, GatewayIntentBits } from 'discord.js';
import { startLocalDiscord } from 'local-discord';
import { expect, test } from 'vitest';
import { demoWorld } from '../../src/demo/world.ts';
import { connect, ECHO, newClient, next, smallServer, startLocal } from './bot.ts';

const echo = (interaction: Parameters<NonNullable<Parameters<typeof connect>[1]>>[0]) =>
  interaction.isChatInputCommand()
    ? interaction.reply(interaction.options.getString('text', true))
    : undefined;

test('a client logs in and sees the servers, channels and itself', async () => {
  const local = await startLocal();
  const bot = await connect(local);
  expect(bot.user.username).toBe('verbatim');
  const server = bot.guilds.cache.first();
  expect(server?.name).toBe('Home');
  expect(server?.channels.cache.map(({ name }) => name)).toEqual(['general']);
  expect(server?.members.me?.permissions.has('ViewChannel')).toBe(true);
  expect(bot.application.id).toBe(bot.user.id);
});

test('servers, roles, members and people are fetched, unknown ones are not found', async () => {
  const local = await startLocal();
  const bot = await connect(local);
  const server = await bot.guilds.cache.first()?.fetch();
  const people = local.control.members('Home');
  const mo = await server?.members.fetch(
    people.find(({ displayName }) => displayName === 'Mo')?.userId ?? '',
  );
  expect(mo?.permissions.has('ManageMessages')).toBe(true);
  expect((await server?.roles.fetch())?.map(({ name }) => name).sort()).toEqual([
    '@everyone',
    'Moderator',
    'Verbatim',
  ]);
  expect(server?.ownerId).toBe(people.find(({ displayName }) => displayName === 'Ole')?.userId);
  await expect(bot.users.fetch('123456789012345678')).rejects.toMatchObject({ code: 10013 });
  await expect(bot.guilds.fetch('123456789012345678')).rejects.toMatchObject({ code: 10004 });
});

test('the world that comes with it holds two servers and a long thread', async () => {
  const local = await startLocalDiscord({ port: 0, world: demoWorld(Date.now()) });
  const servers = local.control.servers('Hester Quill');
  expect(servers.map(({ name }) => name)).toEqual(['The Morning Desk', 'Pub Quiz League']);
  const thread = local.control.channel('Nato leadership');
  expect(thread.messageCount).toBeGreaterThan(30);
  expect(
    local.control.servers('Mina Okafor').flatMap(({ channels }) => channels.map(({ name }) => name)),
  ).not.toContain('moderators');
  await local.close();
});

test('a wrong token is refused', async () => {
  const local = await startLocal();
  await expect(newClient(local).login('wrong')).rejects.toThrow('An invalid token was provided.');
});

test('an intent that is switched off in the portal is refused', async () => {
  const local = await startLocal();
  local.control.switchIntents({ messageContent: false });
  const bot = newClient(local, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
  await expect(bot.login(local.token)).rejects.toThrow('disallowed intents');
});

test.each(['drop', 'reconnect'] as const)('after %s the client resumes and answers', async (trouble) => {
  const local = await startLocal();
  const bot = await connect(local, echo);
  await bot.application.commands.set([ECHO]);
  const resumed = next(bot, Events.ShardResume);
  local.control.gateway(trouble);
  await resumed;
  const run = { as: 'Una', channel: 'general', command: 'echo', options: { text: 'still here' } };
  expect((await local.control.runAndWait(run)).message?.content).toBe('still here');
});

test('what happened while the client was away is replayed when it resumes', async () => {
  const local = await startLocal();
  const bot = await connect(local, undefined, [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
  const heard = next(bot, Events.MessageCreate);
  const resumed = next(bot, Events.ShardResume);
  local.control.gateway('drop');
  local.control.send({ as: 'Una', channel: 'general', content: 'missed?' });
  await resumed;
  expect((await heard)[0].author.globalName).toBe('Una');
});

test('when the session is gone the client identifies anew', async () => {
  // At once, because discord.js waits 5 s between two attempts to identify.
  const troubles = ['invalidSession', 'forget'] as const;
  await Promise.all(
    troubles.map(async (trouble) => {
      const local = await startLocal();
      const bot = await connect(local);
      const ready = next(bot, Events.ShardReady);
      local.control.gateway(trouble);
      await ready;
      expect(local.control.isConnected()).toBe(true);
    }),
  );
});

test('the bot hears when it is removed from a server and added again', async () => {
  const local = await startLocal();
  const bot = await connect(local);
  const left = next(bot, Events.GuildDelete);
  local.control.removeBot('Home');
  expect((await left)[0].name).toBe('Home');
  const joined = next(bot, Events.GuildCreate);
  local.control.addBot('Home');
  expect((await joined)[0].name).toBe('Home');
});

test('a taken port is replaced by a free one', async () => {
  const first = await startLocal();
  const second = await startLocal({ port: Number(new URL(first.url).port), world: smallServer() });
  expect(second.url).not.toBe(first.url);
});
