import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startLocalDiscord } from 'local-discord';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoWorld } from '../../src/demo/world.ts';
import { findChromium, launch } from './browser.ts';
import { PAGE, type RunningBot, startEverything } from './running-bot.ts';
import { type Visit, Visitor } from './visitor.ts';

// Several waits in one test may each take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const chromium = findChromium();
if (chromium === null) {
  if (process.env.REQUIRE_CHROMIUM === '1') throw new Error('REQUIRE_CHROMIUM=1, but there is no Chromium.');
  process.stdout.write('The tests of the page are skipped: there is no Chromium.\n');
}

describe.skipIf(chromium === null)('the page in Chromium', () => {
  let running: RunningBot;
  let browser: Browser;
  const open: Visitor[] = [];

  beforeAll(async () => {
    [running, browser] = await Promise.all([startEverything(), launch(chromium ?? '')]);
  });

  afterEach(async () => {
    for (const visitor of open.splice(0)) {
      expect(visitor.broken).toEqual([]);
      await visitor.close();
    }
  });

  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  async function visit(where: Visit = {}, options: Parameters<typeof Visitor.open>[3] = {}) {
    const visitor = await Visitor.open(browser, running.local.url, where, options);
    open.push(visitor);
    return visitor;
  }

  test('a question is asked with the keyboard alone', async () => {
    const { page, last, suggestions } = await visit();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate(INPUT_FOCUSED)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('/as');
    await suggestions.first().waitFor();
    expect(await suggestions.first().textContent()).toContain('/ask');
    await page.keyboard.press('Tab');
    await page.keyboard.type('who said it would be utter folly?');
    await page.keyboard.press('Enter');
    await last.getByText('utter folly').first().waitFor();
    expect(await last.locator('.message-context').textContent()).toContain('Ravi Anand used /ask');
    expect(await last.locator('.embed strong').first().textContent()).toContain('utter folly');
    expect(await page.evaluate(INPUT_FOCUSED)).toBe(true);
  });

  test('commands are called in the language of the person’s client, and answered in it', async () => {
    const { page, input, last, suggestions } = await visit({ person: 'Bram Oduya' });
    await page.getByLabel('Language of this client').selectOption({ label: 'Deutsch' });
    await input.fill('/fra');
    await suggestions.first().waitFor();
    expect(await suggestions.first().textContent()).toContain('/fragen');
    await page.keyboard.press('Tab');
    expect(await page.locator('.option-name').allTextContents()).toEqual(['frage']);
    await page.keyboard.press('Escape'); // the list
    await page.keyboard.press('Escape'); // the command
    await input.fill('/ask frage: who said it would be utter folly? privat: true');
    expect(await page.locator('.option-name').allTextContents()).toEqual(['frage', 'privat']);
    await page.keyboard.press('Enter');
    await last.getByText('Für alle posten').first().waitFor();
  });

  test('a story of a feed arrives while one looks, with a thread that knows it', async () => {
    const { page, last, run } = bound(await visit({ channel: 'news' }));
    await running.arrive();
    await last.getByText('Harbour master goes after report').first().waitFor();
    await last.getByText('Quoted: Ruben Falk').waitFor();
    await page.getByRole('navigation').getByText('Harbour master goes after report').click();
    await page.getByPlaceholder('Message #Harbour master goes after report').waitFor();
    await run('/ask question: who said they should have looked?');
    await last.getByText('Ruben Falk').first().waitFor();
  });

  test('a command written out with its options is run as it stands', async () => {
    const { input, page, last } = await visit({ channel: 'How do you check a quotation?' });
    await input.fill('/ask question: who said it would be utter folly? private: true');
    expect(await page.locator('.option-name').allTextContents()).toEqual(['question', 'private']);
    await page.keyboard.press('Enter');
    await last.getByText('Only you can see this').waitFor();
    await input.fill('/help');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await last.getByText('/quotes').first().waitFor();
    await last.getByText('Dismiss message').click();
    await last.getByText('/quotes').waitFor({ state: 'detached' });
    await last.getByText('Dismiss message').click();
    await last.getByText('Only you can see this').waitFor({ state: 'detached' });
  });

  test('a message that mentions the bot by its name is answered in a reply', async () => {
    const { input, last } = await visit();
    await input.fill('@Verbatim who called it utter folly?');
    await input.press('Enter');
    // The question itself has no ¶, and an answer before this one is to another question.
    const answer = last.filter({ hasText: 'who called it utter folly?' }).getByText('¶', { exact: false });
    await answer.first().waitFor();
    expect(await last.textContent()).toContain('utter folly');
  });

  test('a misspelt name is completed and its quotations can be paged through', async () => {
    const { page, input, last } = await visit();
    await input.fill('/quotes ');
    await page.locator('.option-adding').waitFor();
    await page.keyboard.type('pers');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Zelenskyi');
    await page.locator('.suggestion[aria-selected="true"]', { hasText: 'Volodymyr Zelensky' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.option-input').inputValue()).toContain('Volodymyr Zelensky');
    await page.keyboard.press('Enter');
    const footer = last.locator('.embed-footer');
    await footer.getByText('page 1 of').waitFor();
    const first = await last.locator('.embed').textContent();
    await last.getByRole('button', { name: 'Next' }).click();
    await footer.getByText('page 2 of').waitFor();
    expect(await last.locator('.embed').textContent()).not.toBe(first);
    await last.getByRole('button', { name: 'Previous' }).press('Enter');
    await footer.getByText('page 1 of').waitFor();
    expect(await last.locator('.embed').textContent()).toBe(first);
    const focused = 'document.activeElement?.closest(".component-row") !== null';
    expect(await page.evaluate(focused)).toBe(true);
  });

  test('somebody else’s press on a button answers that person alone', async () => {
    const asker = await visit({ channel: 'How do you check a quotation?' });
    const other = await visit({ channel: 'How do you check a quotation?', person: 'Mina Okafor' });
    await asker.run('/ask question: who said it would be utter folly?');
    const shared = other.messages.filter({ hasText: 'utter folly' }).last();
    await shared.getByRole('button', { name: 'In context' }).click();
    await other.last.getByText('Only you can see this').waitFor();
    expect(await other.last.locator('.message-context').textContent()).toContain('Verbatim');
    expect(await asker.last.getByText('Only you can see this').count()).toBe(0);
    expect(await asker.last.getByRole('button', { name: 'In context' }).count()).toBe(1);
  });

  test('a moderator sums up the thread; a member is not offered the command', async () => {
    const moderator = await visit({ person: 'Hester Quill', channel: 'Nato leadership' });
    await moderator.run('/summary ');
    await moderator.last.getByText('Key messages').first().waitFor();
    await moderator.last.getByText('Only you can see this').waitFor();

    await moderator.last.getByRole('link', { name: 'open' }).first().click();
    await moderator.page.locator('.message.target').waitFor();
    expect(await moderator.page.getByRole('heading', { level: 1 }).textContent()).toBe('news');

    const member = await visit({ channel: 'Nato leadership' });
    await member.input.fill('/summ');
    await member.page.getByText('No command matches.').waitFor();
    expect(await member.suggestions.count()).toBe(0);
    await member.page.getByLabel('You are').selectOption('Hester Quill');
    await member.page.getByText('You are · moderator').waitFor();
    await member.input.fill('/summ');
    await member.suggestions.first().waitFor();
    const refused = await member.page.request.post(`${running.local.url}/local/run`, {
      data: { as: 'Ravi Anand', channel: 'Nato leadership', command: 'summary', options: {} },
    });
    expect(refused.status()).toBe(409);
    expect(await refused.text()).toContain('not available');
  });

  test('an article is added by upload, then asked about', async () => {
    const { page, input, last } = await visit({ person: 'Hester Quill' });
    await input.fill('/articles add ');
    await page.keyboard.type('file');
    await page.keyboard.press('Enter');
    await page.locator('.option-file').setInputFiles({
      name: 'harbour.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'Harbour bridge closes for repairs\n\nThe harbour bridge will close for six weeks, and ferries take its place.\n\n“Nobody measured the rust,” said Odile Marchbank, the harbour engineer.\n',
      ),
    });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await last.getByText('Harbour bridge closes for repairs').first().waitFor();
    await last.getByRole('button', { name: 'Add', exact: true }).click();
    await last
      .getByText(/Added Harbour bridge/)
      .first()
      .waitFor();
    await input.fill('/ask question: who measured the rust?');
    await page.keyboard.press('Enter');
    await last.getByText('Nobody measured the rust').first().waitFor();
    expect(await last.textContent()).toContain('Odile Marchbank');
  });

  test('a form opens, says what is missing and is submitted', async () => {
    const { page, last, run } = bound(await visit({ person: 'Hester Quill' }));
    await run('/articles add ');
    const form = page.getByRole('dialog', { name: 'Add an article' });
    await form.getByLabel('Title').fill('Old ferry sold');
    await form.getByRole('button', { name: 'Submit' }).click();
    expect(await form.locator(':invalid').count()).toBeGreaterThan(0);
    await form
      .getByLabel('Text', { exact: false })
      .first()
      .fill(
        'The old ferry was sold to a museum in Lund on Tuesday, after two years in the yard. “She will be missed on the sound,” said the harbour master, Ada Thorne.',
      );
    await form.getByRole('button', { name: 'Submit' }).click();
    await last.getByText('Old ferry sold').first().waitFor();
    await last.getByRole('button', { name: 'Edit title' }).click();
    const title = page.getByRole('dialog', { name: 'Edit title' });
    await title.getByLabel('Title').fill('Old ferry goes to Lund');
    await title.getByRole('button', { name: 'Submit' }).click();
    await last.getByText('Old ferry goes to Lund').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('the menu of a message offers the bot’s commands, by mouse and by keyboard', async () => {
    const { page, messages, last } = await visit({ channel: 'Nato leadership' });
    const quoting = messages.filter({ hasText: 'it would be utter folly' }).first();
    await quoting.click({ button: 'right' });
    const entry = page.getByRole('menuitem', { name: 'Check quotations in this message' });
    await entry.click();
    await last.getByText('Only you can see this').waitFor();
    await last.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Show payload' }).click();
    const payload = page.getByRole('dialog', { name: 'Payload' });
    expect(await payload.textContent()).toContain('Sent by the bot: POST /interactions/');
    expect(await payload.textContent()).toContain('"allowed_mentions"');
    await page.keyboard.press('Escape');
    await payload.waitFor({ state: 'detached' });
  });

  test('hostile text stays text', async () => {
    const { page, input, last } = await visit();
    const hostile = '<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1)) \\*kept\\*';
    await input.fill(hostile);
    await page.keyboard.press('Enter');
    await last.getByText('onerror').waitFor();
    expect(await last.locator('.content').textContent()).toBe(
      '<img src=x onerror=alert(1)> bold [a](javascript:alert(1)) *kept*',
    );
    expect(await last.locator('.content img, .content a').count()).toBe(0);
    expect(await last.locator('.content strong').textContent()).toBe('bold');
  });

  test('what others write appears, edited and deleted, without a reload', async () => {
    const { messages, last } = await visit();
    const { control } = running.local;
    const { id } = control.send({ as: 'Mina Okafor', channel: 'lounge', content: 'first wording' });
    await messages.getByText('first wording').waitFor();
    control.edit({ as: 'Mina Okafor', message: id, content: 'second wording' });
    await messages.getByText('second wording').waitFor();
    expect(await last.locator('.edited').count()).toBe(1);
    control.delete({ as: 'Mina Okafor', message: id });
    await messages.getByText('second wording').waitFor({ state: 'detached' });
  });

  test('the page finds the local Discord again after a restart', async () => {
    const first = await startLocalDiscord({ port: 0, world: demoWorld(Date.now()), page: PAGE });
    const visitor = await Visitor.open(browser, first.url);
    const port = Number(new URL(first.url).port);
    await first.close();
    await visitor.page.getByText('The connection is lost').waitFor();
    const second = await startLocalDiscord({ port, world: demoWorld(Date.now()), page: PAGE });
    try {
      await visitor.page.getByText('The connection is lost').waitFor({ state: 'hidden' });
      second.control.send({ as: 'Mina Okafor', channel: 'lounge', content: 'back again' });
      await visitor.messages.getByText('back again').waitFor();
    } finally {
      await visitor.close();
      await second.close();
    }
  });

  test('dark and light have no serious accessibility finding', async () => {
    const { page, last, input, run } = bound(await visit({ person: 'Hester Quill' }));
    await run('/ask question: what did Zelensky say?');
    await last.locator('.embed').waitFor();
    await input.fill('/');
    await page.locator('.suggestions [role="option"]').first().waitFor();
    expect(await page.evaluate(THEME)).toBe('dark');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Switch to the light theme' }).click();
    expect(await page.evaluate(THEME)).toBe('light');
    await input.focus();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('at 400 pixels everything is within reach', async () => {
    const { page, last, messages, run } = bound(await visit({}, { viewport: { width: 400, height: 720 } }));
    const before = await messages.count();
    await run('/quotes person: Zelensky');
    await messages.nth(before).waitFor();
    await last.getByRole('button', { name: 'Next' }).click();
    await last.getByText('page 2 of').waitFor();
    const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Servers and channels' }).click();
    await page.getByRole('button', { name: 'Nato leadership' }).click();
    await messages.getByText('better than the panel show').waitFor();
    await page.getByRole('button', { name: 'lounge', exact: true }).waitFor({ state: 'hidden' });
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('at 400 pixels a long form has its submit in sight', async () => {
    const visitor = await visit({ person: 'Hester Quill' }, { viewport: { width: 400, height: 720 } });
    await visitor.run('/articles add ');
    const submit = visitor.page.getByRole('button', { name: 'Submit' });
    await submit.waitFor();
    const box = await submit.boundingBox();
    expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    expect(await seriousFindings(visitor.page)).toEqual([]);
  });

  test('inline scripts and other sites are forbidden to the page', async () => {
    const response = await fetch(running.local.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/https?:\/\/|<script(?![^>]* src="\/)/);
  });
});

/** Asked in the page. */
const THEME = 'document.documentElement.dataset.theme';
const INPUT_FOCUSED = 'document.activeElement.matches(".composer textarea")';

/** A visitor whose methods can be taken apart. */
function bound(visitor: Visitor) {
  const { page, last, messages, input } = visitor;
  return { page, last, messages, input, run: (command: string) => visitor.run(command) };
}

/** What axe-core finds that is serious or critical. */
async function seriousFindings(page: Visitor['page']): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run()')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
