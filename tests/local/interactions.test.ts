import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { expectSchemaValid } from '../discord/schema.ts';
import { codeOf, connect, ECHO, startLocal, TestClock } from './bot.ts';

const RUN = { as: 'Una', channel: 'general', command: 'echo', options: { text: 'hello' } };

/** A connected bot that answers /echo with `answer`. */
async function echoing(answer: (interaction: Interaction) => unknown, settings = {}) {
  const local = await startLocal(settings);
  const bot = await connect(local, answer);
  await bot.application.commands.set([ECHO]);
  return { local, bot, control: local.control };
}

test('reply, edit, follow-up and delete arrive in order, and all bodies fit the published schema', async () => {
  const { local, control } = await echoing(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const sent = await interaction.reply({ content: 'one', withResponse: true });
    expect(sent.resource?.message?.content).toBe('one');
    await interaction.editReply({ embeds: [{ description: 'two' }] });
    await interaction.followUp({ content: 'three', flags: MessageFlags.Ephemeral });
    await interaction.followUp({
      content: 'four',
      files: [{ attachment: Buffer.from('file'), name: 'a.md' }],
    });
    await interaction.deleteReply();
  });
  const { id } = control.run(RUN);
  const view = await control.waitFor(
    id,
    ({ message, followUps }) => message === null && followUps.length === 2,
  );
  expect(view.followUps.map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
    ['three', true],
    ['four', false],
  ]);
  const attachment = view.followUps[1]?.attachments[0];
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('file');
  expect(control.messages({ as: 'Una', channel: 'general' }).map(({ content }) => content)).toEqual([
    'three',
    'four',
  ]);
  expect(control.messages({ as: 'Mo', channel: 'general' }).map(({ content }) => content)).toEqual(['four']);
  expect(expectSchemaValid(local)).toBe(5);
});

test('a deferred answer shows as thinking, then as the edited message, and keeps being private', async () => {
  const { control } = await echoing(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    expect(control.interaction(interaction.id)).toMatchObject({ state: 'thinking', ephemeral: true });
    expect(control.interaction(interaction.id).message?.thinking).toBe(true);
    await interaction.followUp('done');
  });
  const view = await control.runAndWait(RUN);
  expect(view.message).toMatchObject({
    content: 'done',
    ephemeral: true,
    thinking: false,
    edited_timestamp: null,
  });
  expect(view.followUps).toEqual([]);
});

test('an edit keeps the files it lists, drops the others and adds new ones', async () => {
  const { local, control } = await echoing(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const file = (name: string) => ({ attachment: Buffer.from(name), name });
    await interaction.reply({ content: 'files', files: [file('a.txt'), file('b.txt')] });
    const sent = await interaction.fetchReply();
    const kept = sent.attachments.filter(({ name }) => name === 'b.txt').map(({ id }) => ({ id }));
    await interaction.editReply({ attachments: kept, files: [file('c.txt')] });
    await interaction.editReply({ content: 'still two' });
  });
  const { id } = control.run(RUN);
  const { message } = await control.waitFor(id, (view) => view.message?.content === 'still two');
  expect(message?.attachments.map(({ filename }) => filename)).toEqual(['b.txt', 'c.txt']);
  expect(new TextDecoder().decode(control.file(message?.attachments[1]?.id ?? '').bytes)).toBe('c.txt');
  expect(expectSchemaValid(local)).toBe(4);
});

test('a deferred update is answered by its first edit', async () => {
  const button = new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  const { control } = await echoing(async (interaction) => {
    if (interaction.isChatInputCommand()) return interaction.reply({ content: 'page 1', components: [row] });
    if (!interaction.isButton()) return undefined;
    await interaction.deferUpdate();
    return interaction.editReply('page 2');
  });
  const { message } = await control.runAndWait(RUN);
  const pressed = await control.pressAndWait({ as: 'Mo', message: message?.id ?? '', button: 'More' });
  expect(pressed.message).toMatchObject({ id: message?.id, content: 'page 2' });
});

test('after three seconds the interaction is unknown', async () => {
  const clock = new TestClock();
  const codes: unknown[] = [];
  const { control } = await echoing(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      clock.pass(3_001);
      await interaction.reply('late').catch(({ code }) => codes.push(code));
    },
    { clock },
  );
  expect((await control.runAndWait(RUN)).state).toBe('failed');
  await expect.poll(() => codes).toEqual([10062]);
});

test('without any answer the interaction fails by itself', async () => {
  const { control } = await echoing(() => undefined, { deadlines: { acknowledge: 50 } });
  expect(await control.runAndWait(RUN)).toMatchObject({ state: 'failed', message: null });
});

test('after fifteen minutes the token is dead', async () => {
  const clock = new TestClock();
  const { local, control } = await echoing(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      clock.pass(15 * 60_000);
      await interaction.editReply('in time');
      clock.pass(1);
      await interaction.editReply('too late').catch(() => undefined);
    },
    { clock },
  );
  const { message } = await control.runAndWait(RUN);
  expect(message?.content).toBe('in time');
  await expect
    .poll(() =>
      local.control
        .requests()
        .filter(({ method }) => method === 'PATCH')
        .map(({ status }) => status),
    )
    .toEqual([200, 401]);
});

test('a second first answer is refused', async () => {
  const codes: unknown[] = [];
  const { local, control } = await echoing(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('first');
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const body = JSON.stringify({ type: 4, data: { content: 'second' } });
    const headers = { 'content-type': 'application/json' };
    const again = await fetch(`${local.api}/v10${path}`, { method: 'POST', body, headers });
    codes.push(await codeOf(again));
    const wrong = await fetch(`${local.api}/v10/interactions/1/x/callback`, {
      method: 'POST',
      body,
      headers,
    });
    codes.push(await codeOf(wrong));
    await interaction.followUp('end');
  });
  await control.waitFor(control.run(RUN).id, ({ followUps }) => followUps.length === 1);
  expect(codes).toEqual([40060, 10062]);
});

test('autocomplete offers choices for what was typed', async () => {
  const { local, control } = await echoing((interaction) => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    return interaction.respond([{ name: `${typed}…`, value: typed }]);
  });
  expect(await control.autocomplete({ ...RUN, focused: 'text' })).toEqual([
    { name: 'hello…', value: 'hello' },
  ]);
  expect(expectSchemaValid(local)).toBe(2);
});

test('buttons update, menus answer, and forms come back filled in', async () => {
  const button = new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary);
  const link = new ButtonBuilder().setURL('https://example.org/').setLabel('Read').setStyle(ButtonStyle.Link);
  const form = new ButtonBuilder().setCustomId('form').setLabel('Form').setStyle(ButtonStyle.Secondary);
  const menu = new StringSelectMenuBuilder().setCustomId('who').setPlaceholder('Who');
  menu.addOptions({ label: 'Ann', value: 'a' }, { label: 'Bob', value: 'b' });
  const rows = [
    new ActionRowBuilder<ButtonBuilder>().addComponents(button, link, form),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
  ];
  const input = new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setMaxLength(5);
  const modal = new ModalBuilder().setCustomId('edit').setTitle('Edit');
  modal.addLabelComponents(new LabelBuilder().setLabel('Title').setTextInputComponent(input));
  const { local, control } = await echoing((interaction) => {
    if (interaction.isChatInputCommand()) return interaction.reply({ content: 'start', components: rows });
    if (interaction.isButton() && interaction.customId === 'form') return interaction.showModal(modal);
    if (interaction.isButton()) return interaction.update({ content: 'pressed' });
    if (interaction.isStringSelectMenu()) return interaction.reply(`chose ${interaction.values.join()}`);
    if (interaction.isModalSubmit())
      return interaction.reply(`title ${interaction.fields.getTextInputValue('title')}`);
    return undefined;
  });
  const message = (await control.runAndWait(RUN)).message?.id ?? '';
  const who = { as: 'Una', message };
  expect((await control.pressAndWait({ ...who, button: 'More' })).message).toMatchObject({
    id: message,
    content: 'pressed',
  });
  expect((await control.chooseAndWait({ ...who, values: ['Bob'] })).message?.content).toBe('chose b');
  const opened = await control.pressAndWait({ ...who, button: 'form' });
  expect(opened.modal?.title).toBe('Edit');
  const filled = { as: 'Una', interaction: opened.id };
  expect((await control.submitAndWait({ ...filled, fields: { title: 'New' } })).message?.content).toBe(
    'title New',
  );
  expect(() => control.submit({ ...filled, fields: { title: 'Too long' } })).toThrow('1 to 5 characters');
  expect(() => control.press({ ...who, button: 'Read' })).toThrow('is a link');
  expect(() => control.press({ ...who, button: 'Less' })).toThrow('More, Read, Form');
  expect(() => control.choose({ ...who, values: ['Cid'] })).toThrow('no option Cid');
  expect(expectSchemaValid(local)).toBe(6);
});

test('nobody else sees or presses a private answer', async () => {
  const button = new ButtonBuilder().setCustomId('x').setLabel('X').setStyle(ButtonStyle.Primary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  const { control } = await echoing((interaction) => {
    if (interaction.isRepliable())
      return interaction.reply({ components: [row], flags: MessageFlags.Ephemeral });
    return undefined;
  });
  const { message } = await control.runAndWait(RUN);
  expect(control.messages({ as: 'Mo', channel: 'general' })).toEqual([]);
  expect(() => control.press({ as: 'Mo', message: message?.id ?? '', button: 'X' })).toThrow('ephemeral');
});

test('a public follow-up does not show others the private answer it refers to', async () => {
  const { control } = await echoing(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ content: 'secret', flags: MessageFlags.Ephemeral });
    await interaction.followUp('for all');
  });
  await control.waitFor(control.run(RUN).id, ({ followUps }) => followUps.length === 1);
  const [seen] = control.messages({ as: 'Mo', channel: 'general' });
  expect(seen).toMatchObject({ content: 'for all', referenced_message: null });
  expect(control.messages({ as: 'Una', channel: 'general' })[1]?.referenced_message?.content).toBe('secret');
});

test('a file given to a command reaches the bot', async () => {
  const local = await startLocal();
  const bot = await connect(local, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const file = interaction.options.getAttachment('file', true);
    const text = await (await fetch(file.url)).text();
    await interaction.reply(`${file.name} ${file.size} ${text}`);
  });
  const option = { type: 11, name: 'file', description: 'A text', required: true };
  await bot.application.commands.set([{ name: 'upload', description: 'Keeps it', options: [option] }]);
  const file = { name: 'story.txt', contentType: 'text/plain', bytes: Buffer.from('Élan') };
  const view = await local.control.runAndWait({
    as: 'Mo',
    channel: 'general',
    command: 'upload',
    options: { file },
  });
  expect(view.message?.content).toBe('story.txt 5 Élan');
});

test('a message command gets its target in full, in a direct message the person is a user', async () => {
  const local = await startLocal();
  const bot = await connect(local, (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      return interaction.reply(`“${interaction.targetMessage.content}”`);
    if (interaction.isChatInputCommand())
      return interaction.reply(`${interaction.inGuild()} ${interaction.context}`);
    return undefined;
  });
  await bot.application.commands.set([
    { name: 'Quote this', type: 3 },
    { ...ECHO, contexts: [1] },
  ]);
  const target = local.control.send({ as: 'Mo', channel: 'general', content: 'so be it' }).id;
  const quoted = await local.control.runAndWait({
    as: 'Una',
    channel: 'general',
    command: 'Quote this',
    target,
  });
  expect(quoted.message?.content).toBe('“so be it”');
  expect((await local.control.runAndWait({ ...RUN, channel: 'dm' })).message?.content).toBe('false 1');
  expect(() => local.control.run(RUN)).toThrow('not available');
});

test('wrong options do not reach the bot', async () => {
  const { control } = await echoing(() => undefined);
  expect(() => control.run({ ...RUN, options: {} })).toThrow('text is required');
  expect(() => control.run({ ...RUN, options: { text: 'x'.repeat(3001) } })).toThrow('0 to 3000 characters');
  expect(() => control.run({ ...RUN, options: { text: 'x', more: 1 } })).toThrow('no option more');
  expect(() => control.run({ ...RUN, command: 'ekho' })).toThrow('registered no command ekho');
});
