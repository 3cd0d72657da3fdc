import type { Interaction } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, startLocal } from '../local/bot.ts';
import { findChromium, launch } from './browser.ts';
import { Visitor } from './visitor.ts';

// Several waits in one test may each take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const chromium = findChromium();

const COMMAND = { name: 'try', description: 'Tries something' };

/** What a bot can do to a page besides answering at once, with a bot made for the purpose. */
describe.skipIf(chromium === null)('answers of any bot in the page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });

  afterAll(() => browser?.close());

  async function visit(answer: (interaction: Interaction) => unknown, acknowledge = 3000): Promise<Visitor> {
    const local = await startLocal({ deadlines: { acknowledge } });
    const bot = await connect(local, answer);
    await bot.application.commands.set([COMMAND]);
    local.control.send({ as: 'Mo', channel: 'general', content: 'hello' });
    return Visitor.open(browser, local.url, { person: 'Una', server: 'Home', channel: 'general' });
  }

  test('a deferred answer is thinking until it is there', async () => {
    let done = (): unknown => undefined;
    const visitor = await visit(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await new Promise((resolve) => {
        done = () => resolve(undefined);
      });
      await interaction.editReply('**thought** through');
    });
    await visitor.run('/try ');
    await visitor.last.getByText('Verbatim is thinking…').waitFor();
    done();
    await visitor.last.getByText('through').waitFor();
    expect(await visitor.last.locator('.content').textContent()).toBe('thought through');
    await visitor.close();
  });

  test('a bot that does not answer is said not to have answered', async () => {
    const visitor = await visit(() => undefined, 300);
    await visitor.run('/try ');
    await visitor.page.getByRole('alert').filter({ hasText: 'The application did not respond' }).waitFor();
    await visitor.close();
  });

  test('a menu is used by keyboard, a timestamp is shown in words, a disabled button stays disabled', async () => {
    const visitor = await visit((interaction) => {
      if (interaction.isStringSelectMenu()) return interaction.update(`chosen: ${interaction.values}`);
      if (!interaction.isChatInputCommand()) return undefined;
      const options = ['one', 'two', 'three'].map((value) => ({ label: value, value }));
      return interaction.reply({
        content: 'at <t:1700000000:D>',
        components: [
          { type: 1, components: [{ type: 2, style: 2, label: 'Off', customId: 'off', disabled: true }] },
          { type: 1, components: [{ type: 3, customId: 'pick', placeholder: 'Pick', options }] },
        ],
      });
    });
    await visitor.run('/try ');
    await visitor.last.getByText('14 November 2023').waitFor();
    expect(await visitor.last.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
    await visitor.last.getByRole('button', { name: 'Pick' }).press('Enter');
    await visitor.last.getByRole('listbox', { name: 'Pick' }).waitFor();
    await visitor.page.keyboard.press('ArrowDown');
    await visitor.page.keyboard.press('Enter');
    await visitor.last.getByText('chosen: two').waitFor();
    await visitor.close();
  });
});
