import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from '../../src/discord/app/bot.ts';
import { type Harness, messageOf, startHarness, textOf } from './harness.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness();
});
afterAll(() => discord.close());

describe('in direct messages with the bot', () => {
  const dm = { as: 'Ben', channel: 'dm' };

  it('/ask answers from the articles that everybody has, and its buttons work', async () => {
    const answer = await discord.run('ask', { question: 'what will mark the reef?' }, dm);
    expect(textOf(answer)).toContain('three solar buoys will mark the reef');
    const context = await discord.press(answer, 'In context', 'Ben');
    expect(messageOf(context).id).toBe(messageOf(answer).id);
    expect(textOf(context)).toContain('¶ 9');
  });

  it('/quotes completes and lists', async () => {
    const choices = await discord.autocomplete('quotes', 'person', { person: 'fenw' }, dm);
    expect(choices[0]?.value).toBe('Idris Fenwick');
    expect(textOf(await discord.run('quotes', { person: 'Fenwick' }, dm))).toContain('**Idris Fenwick**');
  });

  it('/summary is not offered', () => {
    const names = discord.local.control.commands('Ben', 'general').map(({ name }) => name);
    expect(names).toContain('ask');
    expect(() => discord.local.control.run({ ...dm, command: 'summary' })).toThrow();
  });
});

describe('who may use what', () => {
  it('everybody asks; moderators alone sum up', () => {
    const offered = (as: string) => discord.local.control.commands(as, 'news').map(({ name }) => name);
    expect(offered('Ada')).toEqual(expect.arrayContaining(['ask', 'quotes', 'help', 'summary']));
    expect(offered('Ben')).toEqual(
      expect.arrayContaining(['ask', 'quotes', 'help', 'check', 'Check quotations in this message']),
    );
    expect(offered('Ben')).not.toContain('summary');
  });
});

describe('the client', () => {
  it('allows no mention in anything it sends', async () => {
    await discord.run('help');
    const bodies = JSON.stringify(discord.local.control.requests().map(({ body }) => body));
    expect(bodies).not.toContain('"allowed_mentions":{"parse":["');
    expect(bodies).toContain('"allowed_mentions":{"parse":[]');
  });
});

describe('registration to one server', () => {
  it('writes to that server alone, without contexts, and only once', async () => {
    const { local, library } = discord;
    const [server] = local.control.servers();
    const settings = { token: local.token, api: local.api, guild: server?.id ?? '', library };
    const log = pino({ level: 'silent' });
    const before = local.control.requests().length;
    const first = await startBot({ ...settings, log });
    await first.close();
    const second = await startBot({ ...settings, log });
    await second.close();
    const puts = local.control
      .requests()
      .slice(before)
      .filter(({ method }) => method === 'PUT');
    expect([first.registered, second.registered]).toEqual([true, false]);
    expect(puts.map(({ path }) => path)).toEqual([expect.stringContaining(`/guilds/${server?.id}/commands`)]);
    expect(JSON.stringify(puts[0]?.body)).not.toMatch(/contexts|integration_types/);
  });
});
