import { DiscordAPIError, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { api, codeOf, connect, ECHO, smallServer, startLocal } from './bot.ts';

const SAID = Array.from({ length: 130 }, (_, number) => ({
  by: number % 2 ? 'Una' : 'Mo',
  says: `message ${number}`,
}));
const WORLD = smallServer([
  {
    name: 'general',
    messages: [{ by: 'Mo', says: 'story', key: 'story' }],
    threads: [{ name: 'talk', from: 'story', messages: SAID }],
  },
  { name: 'closed', deny: { '@everyone': ['ViewChannel'] } },
  { name: 'forgetful', deny: { bot: ['ReadMessageHistory'] }, messages: [{ by: 'Mo', says: 'gone?' }] },
  {
    name: 'board',
    kind: 'forum',
    threads: [
      {
        name: 'post',
        messages: [
          { by: 'Una', says: 'first' },
          { by: 'Mo', says: 'second' },
        ],
      },
    ],
  },
  { name: 'old', threads: [{ name: 'done', archived: true, messages: [{ by: 'Una', says: 'bye' }] }] },
]);

interface Listed {
  id: string;
  content: string;
  type: number;
}

test('a channel is read in pages, newest first, before, after and around a message', async () => {
  const local = await startLocal({ world: WORLD });
  const { id } = local.control.channel('talk');
  const page = async (query: string) =>
    (await (await api(local, `/channels/${id}/messages${query}`)).json()) as Listed[];
  const newest = await page('');
  expect(newest).toHaveLength(50);
  expect(newest[0]?.content).toBe('message 129');
  const all: Listed[] = [];
  for (let before = ''; ; before = `&before=${all.at(-1)?.id}`) {
    const some = await page(`?limit=100${before}`);
    all.push(...some);
    if (some.length < 100) break;
  }
  expect(all.map(({ content }) => content)).toEqual([...SAID.map(({ says }) => says).reverse(), '']);
  expect(all.at(-1)?.type).toBe(21);
  const middle = all[60]?.id;
  expect((await page(`?after=${middle}&limit=3`)).map(({ id }) => id)).toEqual(
    all.slice(57, 60).map(({ id }) => id),
  );
  expect((await page(`?before=${middle}&limit=3`)).map(({ id }) => id)).toEqual(
    all.slice(61, 64).map(({ id }) => id),
  );
  expect((await page(`?around=${middle}&limit=3`)).map(({ id }) => id)).toEqual(
    all.slice(59, 62).map(({ id }) => id),
  );
});

test.each(['0', '101', 'many'])('a page of %s messages is refused', async (limit) => {
  const local = await startLocal();
  const { id } = local.control.channel('general');
  const response = await api(local, `/channels/${id}/messages?limit=${limit}`);
  expect(await response.json()).toMatchObject({ code: 50035, errors: { limit: { _errors: [{}] } } });
});

test('a thread shares the id of its message, which is fetched from the parent', async () => {
  const local = await startLocal({ world: WORLD });
  const bot = await connect(local);
  const thread = await bot.channels.fetch(local.control.channel('talk').id);
  if (!thread?.isThread()) throw new Error('Not a thread.');
  expect((await thread.fetchStarterMessage())?.content).toBe('story');
  expect(thread.parent?.name).toBe('general');
  const post = await bot.channels.fetch(local.control.channel('post').id);
  if (!post?.isThread()) throw new Error('Not a post.');
  expect((await post.fetchStarterMessage())?.content).toBe('first');
  const server = bot.guilds.cache.first();
  expect((await server?.channels.fetchActiveThreads())?.threads.map(({ name }) => name).sort()).toEqual([
    'post',
    'talk',
  ]);
  const old = server?.channels.cache.find(({ name }) => name === 'old');
  if (old === undefined || !('threads' in old)) throw new Error('No channel.');
  expect((await old.threads.fetchArchived()).threads.map(({ name }) => name)).toEqual(['done']);
});

test('what the bot may not see is refused, without history there is nothing to read', async () => {
  const local = await startLocal({ world: WORLD });
  const path = (name: string) => `/channels/${local.control.channel(name).id}/messages`;
  expect(await codeOf(await api(local, path('closed')))).toBe(50001);
  expect(await (await api(local, path('forgetful'))).json()).toEqual([]);
  expect(await codeOf(await api(local, '/channels/123456789012345678/messages'))).toBe(10003);
  expect((await api(local, path('talk'), { token: 'wrong' })).status).toBe(401);
  local.control.setPermissions({ channel: 'general', target: 'bot', deny: ['SendMessagesInThreads'] });
  const body = JSON.stringify({ content: 'x' });
  expect(await codeOf(await api(local, path('talk'), { method: 'POST', body }))).toBe(50013);
  local.control.removeBot('Home');
  expect(await codeOf(await api(local, path('talk')))).toBe(50001);
});

test('without the Message Content switch texts are empty, unless they are for the bot', async () => {
  const local = await startLocal();
  const { control } = local;
  const { id } = control.channel('general');
  control.send({
    as: 'Una',
    channel: 'general',
    content: 'for everybody',
    files: [{ name: 'a.txt', contentType: 'text/plain', bytes: new Uint8Array(2) }],
  });
  control.send({ as: 'Una', channel: 'general', content: `<@${control.bot().id}> for you` });
  await api(local, `/channels/${id}/messages`, { method: 'POST', body: JSON.stringify({ content: 'own' }) });
  const read = async () =>
    (await (await api(local, `/channels/${id}/messages`)).json()) as (Listed & { attachments: unknown[] })[];
  expect((await read()).map(({ content }) => content)).toEqual([
    'own',
    expect.stringContaining('for you'),
    'for everybody',
  ]);
  control.switchIntents({ messageContent: false });
  expect((await read()).map(({ content }) => content)).toEqual([
    'own',
    expect.stringContaining('for you'),
    '',
  ]);
  expect((await read()).at(-1)?.attachments).toEqual([]);
});

test.each([
  [GatewayIntentBits.MessageContent, 'hello'],
  [GatewayIntentBits.GuildMessageReactions, ''],
])('with intent %s the gateway sends %j', async (intent, content) => {
  const local = await startLocal();
  const bot = await connect(local, undefined, [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    intent,
  ]);
  const heard = new Promise((resolve) => bot.once('messageCreate', (message) => resolve(message.content)));
  local.control.send({ as: 'Una', channel: 'general', content: 'hello' });
  expect(await heard).toBe(content);
});

test('commands are for those who have the permission, in the places they are for', async () => {
  const local = await startLocal({ world: WORLD });
  const bot = await connect(local);
  await bot.application.commands.set([{ ...ECHO, defaultMemberPermissions: ['ManageMessages'] }]);
  const names = (as: string, channel: string) => local.control.commands(as, channel).map(({ name }) => name);
  expect(names('Mo', 'general')).toEqual(['echo']);
  expect(names('Una', 'general')).toEqual([]);
  expect(() =>
    local.control.run({ as: 'Una', channel: 'talk', command: 'echo', options: { text: 'x' } }),
  ).toThrow('not available');
  local.control.setRole({ server: 'Home', member: 'Una', role: 'Moderator', has: true });
  expect(names('Una', 'talk')).toEqual(['echo']);
  local.control.setPermissions({ channel: 'general', target: 'Moderator', deny: ['ManageMessages'] });
  expect(names('Una', 'talk')).toEqual([]);
  expect(names('Ole', 'talk')).toEqual(['echo']);
});

test('commands of one server are listed with those of all, and their permissions come with an interaction', async () => {
  const local = await startLocal();
  const bot = await connect(local, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { appPermissions, memberPermissions } = interaction;
    return interaction.reply(
      `${appPermissions.has('AttachFiles')} ${memberPermissions?.has('ManageMessages')}`,
    );
  });
  await bot.application.commands.set([ECHO]);
  await bot.application.commands.set(
    [{ name: 'may', description: 'What one may' }],
    bot.guilds.cache.first()?.id ?? '',
  );
  expect(local.control.commands('Una', 'general').map(({ name }) => name)).toEqual(['may', 'echo']);
  local.control.setPermissions({ channel: 'general', target: 'bot', deny: ['AttachFiles'] });
  const run = { as: 'Mo', channel: 'general', command: 'may' };
  expect((await local.control.runAndWait(run)).message?.content).toBe('false true');
});

test('asked-for faults: the client waits out a 429, repeats after a 500, reports a 403', async () => {
  const local = await startLocal();
  const bot = await connect(local);
  const { id } = local.control.channel('general');
  const channel = await bot.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('Not sendable.');
  const route = '/channels/*/messages';
  local.control.fault({ method: 'POST', route, status: 429, retryAfter: 0.05 });
  expect((await channel.send('after 429')).content).toBe('after 429');
  local.control.fault({ method: 'POST', route, status: 500 });
  expect((await channel.send('after 500')).content).toBe('after 500');
  local.control.fault({ method: 'POST', route, status: 403 });
  await expect(channel.send('never')).rejects.toThrow(DiscordAPIError);
  const tried = local.control.requests().filter(({ method }) => method === 'POST');
  expect(tried.map(({ status }) => status)).toEqual([429, 200, 500, 200, 403]);
});

test('mentions ping as far as allowed_mentions lets them', async () => {
  const local = await startLocal();
  const { id } = local.control.channel('general');
  const una = local.control.users().find(({ username }) => username === 'una')?.id;
  const send = async (more: object) => {
    const body = JSON.stringify({ content: `@everyone <@${una}>`, ...more });
    await api(local, `/channels/${id}/messages`, { method: 'POST', body });
    return local.control.messages({ channel: 'general' }).at(-1)?.pings;
  };
  expect(await send({})).toEqual({ everyone: true, userIds: [una], roleIds: [] });
  expect(await send({ allowed_mentions: { parse: [] } })).toEqual({
    everyone: false,
    userIds: [],
    roleIds: [],
  });
});

test('a bot opens a thread from a message, once, as Discord’s limits allow', async () => {
  const messages = [{ by: 'Mo', says: 'A story', minutesAgo: 5 }];
  const local = await startLocal({ world: smallServer([{ name: 'general', messages }]) });
  const { id } = local.control.channel('general');
  const message = local.control.messages({ channel: 'general' })[0]?.id ?? '';
  const open = (body: object) =>
    api(local, `/channels/${id}/messages/${message}/threads`, { method: 'POST', body: JSON.stringify(body) });
  expect(await codeOf(await open({ name: 'x'.repeat(101) }))).toBe(50035);
  expect(await codeOf(await open({ name: 'x', auto_archive_duration: 7 }))).toBe(50035);
  const opened = await open({ name: 'About a story', auto_archive_duration: 1440 });
  expect(opened.status).toBe(201);
  expect(await opened.json()).toMatchObject({ id: message, parent_id: id, name: 'About a story' });
  expect(await codeOf(await open({ name: 'Again' }))).toBe(160_004);
  expect(local.control.messages({ channel: 'About a story' }).map(({ type }) => type)).toEqual([21]);
});
