import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/start.ts';

let local: LocalDiscord;
let client: Client | undefined;

afterEach(async () => {
  await client?.destroy();
  await local.close();
});

test('a discord.js client logs in, registers commands and answers one', async () => {
  local = await startLocalDiscord({ port: 0 });
  const bot = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: local.api } });
  client = bot;
  bot.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const text = interaction.options.getString('text', true);
    const sent = await interaction.reply({
      content: text,
      flags: MessageFlags.Ephemeral,
      withResponse: true,
    });
    expect(sent.resource?.message?.content).toBe(text);
  });
  const ready = new Promise((resolve) => bot.once(Events.ClientReady, resolve));
  await bot.login(local.token);
  await ready;
  expect(bot.guilds.cache.size).toBe(2);
  const say = {
    name: 'say',
    description: 'Says it',
    options: [{ name: 'text', description: 'What', type: 3, required: true }],
  };
  await bot.application?.commands.set([say]);
  const answered = await local.control.runAndWait({
    as: 'Ravi Anand',
    channel: 'lounge',
    command: 'say',
    options: { text: 'Good morning' },
  });
  expect(answered.message?.content).toBe('Good morning');
  expect(answered.ephemeral).toBe(true);
});
