import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYWHERE, type SlashCommand } from '../../../src/discord/app/command.ts';
import { respond, turn } from '../../../src/discord/app/respond.ts';
import { buttonRow, rows } from '../../../src/discord/kit/buttons.ts';
import { encodeCustomId } from '../../../src/discord/kit/custom-id.ts';
import { notice } from '../../../src/discord/kit/reply.ts';
import { UserError } from '../../../src/user-error.ts';
import { buttonsOf, type Harness, messageOf, startHarness, textOf } from '../harness.ts';

/** A command whose one option says what goes wrong, and when. */
const trouble = {
  data: {
    name: 'trouble',
    description: 'Goes wrong',
    options: [{ type: 3, name: 'kind', description: 'How', required: true, autocomplete: true }],
    ...EVERYWHERE,
  },
  async execute(interaction, context) {
    const kind = interaction.options.getString('kind', true);
    if (kind === 'before') throw new Error('secret cause');
    await respond(interaction, context, kind.includes('private') ? 'private' : 'public', async () => {
      if (kind.includes('slow')) await wait(1300);
      if (kind.includes('user')) throw new UserError('The **door** is shut. Knock.');
      if (kind.includes('bug')) throw new Error('secret cause');
      return {
        ...notice('All is well.'),
        components: rows(
          buttonRow([
            { label: 'Break', id: encodeCustomId('trouble1', 'bug') },
            { label: 'Refuse slowly', id: encodeCustomId('trouble1', 'slow user') },
            { label: 'Unknown', id: encodeCustomId('gone0') },
          ]),
        ),
      };
    });
    if (kind === 'after') throw new UserError('That was too much.');
  },
  async autocomplete() {
    throw new Error('secret cause');
  },
  components: {
    async trouble1(interaction, [kind = ''], context) {
      await turn(interaction, context, async () => {
        if (kind.includes('slow')) await wait(1300);
        if (kind.includes('user')) throw new UserError('Not now. Try later.');
        throw new Error('secret cause');
      });
    },
  },
} satisfies SlashCommand;

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness({ commands: [trouble] });
});
afterAll(() => discord.close());

describe('what a person can mend', () => {
  it('is shown privately, as plain text', async () => {
    const answer = await discord.run('trouble', { kind: 'user' });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toBe('The \\*\\*door\\*\\* is shut. Knock.');
  });

  it('is shown privately in place of what was announced publicly, when the work took long', async () => {
    const answer = await discord.run('trouble', { kind: 'slow user' });
    expect(answer.callbackType).toBe(5);
    const followUp = await followUpOf(answer.id);
    expect(followUp.ephemeral).toBe(true);
    expect(textOf(followUp)).toContain('is shut. Knock.');
    expect(discord.local.control.interaction(answer.id).message).toBeNull();
    const seenByBen = discord.local.control.messages({ as: 'Ben', channel: 'news' });
    expect(seenByBen.map(textOf).join()).not.toContain('Knock');
  });

  it('is shown in the reply that is awaited when that is private', async () => {
    const answer = await discord.run('trouble', { kind: 'slow private user' });
    expect(answer.callbackType).toBe(5);
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('is shut. Knock.');
    expect(discord.local.control.interaction(answer.id).followUps).toEqual([]);
  });

  it('is shown privately beside a reply that was made', async () => {
    const run = await discord.run('trouble', { kind: 'after' });
    const followUp = await followUpOf(run.id);
    expect(followUp.ephemeral).toBe(true);
    expect(textOf(followUp)).toBe('That was too much.');
  });

  it('leaves the message of a button as it was', async () => {
    const answer = await discord.run('trouble', { kind: 'nothing' });
    const pressed = await discord.press(answer, 'Refuse slowly');
    const followUp = await followUpOf(pressed.id);
    expect(followUp.ephemeral).toBe(true);
    expect(textOf(followUp)).toBe('Not now. Try later.');
    const now = discord.local.control.interaction(answer.id);
    expect(textOf(now)).toBe('All is well.');
    expect(buttonsOf(now)).toHaveLength(3);
  });
});

describe('what goes wrong inside', () => {
  it.each(['before', 'bug', 'slow bug'])(
    'is an apology with a reference that stands in the log: %s',
    async (kind) => {
      const answer = await discord.run('trouble', { kind });
      const text = textOf(answer);
      expect(text).toContain('Something went wrong');
      expect(text).not.toContain('secret');
      const [, reference] = /`([0-9a-f]{8})`/.exec(text) ?? [];
      const entry = discord.logged.find((each) => each.reference === reference);
      expect(JSON.stringify(entry)).toContain('secret cause');
    },
  );

  it('in a button is told privately and the message stays', async () => {
    const answer = await discord.run('trouble', { kind: 'nothing' });
    const pressed = await discord.press(answer, 'Break');
    expect(pressed.ephemeral).toBe(true);
    expect(textOf(pressed)).toContain('Something went wrong');
    expect(textOf(discord.local.control.interaction(answer.id))).toBe('All is well.');
  });

  it('while completing gives no choices', async () => {
    expect(await discord.autocomplete('trouble', 'kind', { kind: 'x' })).toEqual([]);
  });
});

describe('a button of an older version', () => {
  it('says so to the person who pressed', async () => {
    const answer = await discord.run('trouble', { kind: 'nothing' });
    const pressed = await discord.press(answer, 'Unknown');
    expect(pressed.ephemeral).toBe(true);
    expect(textOf(pressed)).toContain('older version of the bot');
    expect(messageOf(pressed).id).not.toBe(messageOf(answer).id);
  });
});

describe('the first response', () => {
  it('comes directly when the work is quick, and is announced when it is not', async () => {
    expect((await discord.run('trouble', { kind: 'nothing' })).callbackType).toBe(4);
    const slow = await discord.run('trouble', { kind: 'slow' });
    expect(slow.callbackType).toBe(5);
    expect(textOf(slow)).toBe('All is well.');
  });
});

/** The first follow-up, which comes after the answer. */
async function followUpOf(id: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const [first] = discord.local.control.interaction(id).followUps;
    if (first !== undefined) return first;
    await wait(25);
  }
  throw new Error('no follow-up came');
}
