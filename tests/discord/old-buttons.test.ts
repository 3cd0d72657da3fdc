import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYWHERE, type SlashCommand } from '../../src/discord/app/command.ts';
import { ALL_COMMANDS } from '../../src/discord/app/commands.ts';
import { respond } from '../../src/discord/app/respond.ts';
import { encodeAsk } from '../../src/discord/ask/state.ts';
import { buttonRow, rows } from '../../src/discord/kit/buttons.ts';
import { encodeArticle, encodeCustomId } from '../../src/discord/kit/custom-id.ts';
import { notice } from '../../src/discord/kit/reply.ts';
import { encodeQuotes } from '../../src/discord/quotes/state.ts';
import { type Harness, messageOf, startHarness, textOf } from './harness.ts';

/** Posts a button with any custom id, as one that was made long ago or by somebody with bad intentions. */
const relic = {
  data: {
    name: 'relic',
    description: 'Posts a button',
    options: [{ type: 3, name: 'id', description: 'Its custom id', required: true }],
    ...EVERYWHERE,
  },
  async execute(interaction, context) {
    const id = interaction.options.getString('id', true);
    await respond(interaction, context, 'public', async () => ({
      ...notice('A relic.'),
      components: rows(buttonRow([{ label: 'Press', id }])),
    }));
  },
} satisfies SlashCommand;

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness({ commands: [...ALL_COMMANDS, relic] });
});
afterAll(() => discord.close());

const press = async (id: string) => discord.press(await discord.run('relic', { id }), 'Press');

const GONE = 'ffffffffffffffff';

describe('a button that asks again', () => {
  it('shows the answer in place', async () => {
    const answer = await press(encodeCustomId('again1', '', 'who called it a betrayal?'));
    expect(textOf(answer)).toContain('Idris Fenwick');
  });

  it('keeps to its article, and says when that is gone', async () => {
    const [bakery] = await discord.library.findArticles(null, 'bakery');
    const id = encodeArticle(bakery?.article.id ?? '');
    const answer = await press(encodeCustomId('again1', id, 'who complained about the smell?'));
    expect(textOf(answer)).toContain('Tobias Wren');
    const gone = await press(encodeCustomId('again1', encodeArticle(GONE), 'who complained?'));
    expect(textOf(gone)).toContain('no longer here');
  });
});

describe('a question with a mistyped word', () => {
  it('offers to ask with the word that was meant, and never with one that is far from it', async () => {
    const mistyped = await discord.run('ask', { question: 'bakry tungsten inflation' });
    expect(textOf(mistyped)).toContain('Nothing in these articles answers that.');
    const suggested = /Did you mean (.*)\?/.exec(textOf(mistyped))?.[1] ?? '';
    for (const [, word = ''] of suggested.matchAll(/“(.+?)”/g)) expect(word).toMatch(/^bak/i);
  });
});

describe('the button to the closest passage', () => {
  it('shows it, and says that it may not answer', async () => {
    const nothing = await discord.run('ask', { question: 'lighthouse keepers pension fund scandal' });
    expect(textOf(nothing)).toContain('Nothing in these articles answers that.');
    const closest = await discord.press(nothing, 'Show the closest passage');
    expect(messageOf(closest).id).toBe(messageOf(nothing).id);
    expect(textOf(closest)).toContain('Nothing answers that. This passage is the closest:');
    expect(textOf(closest)).toMatch(/¶ \d+ · /);
  });
});

describe('a button whose article is gone', () => {
  it('says so privately and what to do', async () => {
    const passages = [{ article: GONE, paragraph: 1, sentence: { start: 0, end: 5 } }];
    const state = { passages, index: 0, degree: 'answers' as const, said: null };
    const answer = await press(encodeAsk('next', state));
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('is no longer here. Please ask again with /ask.');
    const list = await press(
      encodeQuotes('next', { person: 'Ada', about: null, article: GONE, said: 'all', page: 0 }),
    );
    expect(textOf(list)).toContain('is no longer here. Please run /quotes again.');
  });
});

describe('a button that cannot be read', () => {
  it.each([
    'ask1',
    'ask1~zz~0~~',
    'ask1~py~9~~000000.1.0.1',
    'quotes1~x',
    'quotes1',
    'pick1',
    'more1',
    '~',
    '!',
    'x',
  ])('says so privately: %s', async (id) => {
    const answer = await press(id);
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/can no longer be read|older version/);
  });

  it('with an offset far outside the text shows the passage all the same', async () => {
    const [lighthouse] = await discord.library.findArticles(null, 'lighthouse');
    const article = lighthouse?.article.id ?? '';
    const passages = [{ article, paragraph: 5, sentence: { start: 90_000, end: 90_001 } }];
    const answer = await press(
      encodeAsk('show', { passages, index: 0, degree: 'answers' as const, said: 77 }),
    );
    expect(textOf(answer)).toContain('Councillor Idris Fenwick called the decision');
  });
});
