import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EVERYWHERE, type SlashCommand } from '../../../src/discord/app/command.ts';
import { respond } from '../../../src/discord/app/respond.ts';
import { notice } from '../../../src/discord/kit/reply.ts';
import { type Harness, startHarness, textOf } from '../harness.ts';

/** A command that takes as long as it is told. */
const dawdle = {
  data: {
    name: 'dawdle',
    description: 'Takes its time',
    options: [{ type: 4, name: 'milliseconds', description: 'How long', required: true }],
    ...EVERYWHERE,
  },
  async execute(interaction, context) {
    await respond(interaction, context, 'private', async () => {
      await wait(interaction.options.getInteger('milliseconds', true));
      return notice('Here at last.');
    });
  },
} satisfies SlashCommand;

const complaints = (discord: Harness) => discord.logged.filter(({ level }) => Number(level) >= 50);

describe('an answer that comes too late', () => {
  let discord: Harness;
  beforeAll(async () => {
    discord = await startHarness({ commands: [dawdle], deadlines: { acknowledge: 800 } });
  });
  afterAll(() => discord.close());

  it('is given up quietly, and the next one is answered', async () => {
    const late = await discord.run('dawdle', { milliseconds: 950 });
    expect(late.state).toBe('failed');
    const givenUp = () =>
      discord.logged.some(({ msg }) => msg === 'interaction expired before it was answered');
    await waitFor(givenUp, 10_000);
    expect(givenUp()).toBe(true);
    expect(complaints(discord)).toEqual([]);
    const next = await discord.run('dawdle', { milliseconds: 0 });
    expect(textOf(next)).toBe('Here at last.');
  });
});

describe('a connection that is troubled', () => {
  let discord: Harness;
  beforeAll(async () => {
    discord = await startHarness();
  });
  afterEach(() => discord.local.control.clearFaults());
  afterAll(() => discord.close());

  it.each(['reconnect', 'drop', 'invalidSession'] as const)(
    'is mended after “%s”',
    async (trouble) => {
      const { control } = discord.local;
      control.gateway(trouble);
      await waitFor(() => !control.isConnected(), 2000);
      await waitFor(() => control.isConnected(), 20_000);
      const answer = await discord.run('quotes', { person: 'Tregear' });
      expect(textOf(answer)).toContain('**Morwenna Tregear**');
    },
    40_000,
  );
});

describe('an API that stumbles', () => {
  let discord: Harness;
  beforeAll(async () => {
    discord = await startHarness({ commands: [dawdle] });
  });
  afterAll(() => discord.close());

  it('is asked again, so that the answer arrives', async () => {
    discord.local.control.fault({ route: '/callback', status: 500 });
    const answer = await discord.run('dawdle', { milliseconds: 0 });
    expect(textOf(answer)).toBe('Here at last.');
  });

  it('is waited for when it limits the rate', async () => {
    discord.local.control.fault({ method: 'PATCH', route: '/webhooks', status: 429, retryAfter: 0.1 });
    const answer = await discord.run('dawdle', { milliseconds: 1100 });
    expect(answer.callbackType).toBe(5);
    expect(textOf(answer)).toBe('Here at last.');
  });
});

describe('an event that cannot be read', () => {
  let discord: Harness;
  beforeAll(async () => {
    discord = await startHarness();
  });
  afterAll(() => discord.close());

  it.each([
    ['INTERACTION_CREATE', { id: '1', type: 2, application_id: '1', token: 'x', version: 1, data: {} }],
    ['INTERACTION_CREATE', { type: 3 }],
    ['GUILD_CREATE', { id: '123' }],
    ['MESSAGE_CREATE', null],
    ['THREAD_LIST_SYNC', {}],
  ])('is logged and costs nobody else an answer: %s', async (event, data) => {
    discord.local.control.sendEvent(event, data);
    const answer = await discord.run('quotes', { person: 'Tregear' });
    expect(textOf(answer)).toContain('**Morwenna Tregear**');
  });

  it('is in the log by its kind', () => {
    const events = discord.logged.map(({ event }) => event);
    expect(events).toContain('INTERACTION_CREATE');
  });
});

describe('a closing bot', () => {
  it('tells those who still wait, and those who come now, that it restarts', async () => {
    const discord = await startHarness({ commands: [dawdle] });
    const waiting = discord.run('dawdle', { milliseconds: 9000 });
    await waitFor(
      () => discord.local.control.requests().some(({ path }) => path.includes('/callback')),
      5000,
    );
    const restarting = discord.restart();
    const late = await discord.run('dawdle', { milliseconds: 0 });
    expect(textOf(late)).toContain('The bot is restarting.');
    await restarting;
    expect(textOf(await waiting)).toContain('The bot is restarting.');
    await discord.close();
  }, 30_000);
});

describe('a receipt that got lost', () => {
  it('costs nobody the answer that arrived', async () => {
    const discord = await startHarness({ commands: [dawdle] });
    discord.local.control.fault({ method: 'PATCH', route: '/webhooks', afterwards: 'cut', times: 9 });
    const answer = await discord.run('dawdle', { milliseconds: 1100 });
    await waitFor(
      () => discord.logged.some(({ msg }) => msg === 'an answer arrived, its receipt did not'),
      15_000,
    );
    expect(textOf(discord.local.control.interaction(answer.id))).toBe('Here at last.');
    await discord.close();
  }, 30_000);
});

/** Waits until something holds, or the time is over. */
async function waitFor(holds: () => boolean, milliseconds: number): Promise<void> {
  for (const until = Date.now() + milliseconds; !holds() && Date.now() < until; ) await wait(20);
}
