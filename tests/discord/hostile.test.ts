import type { InteractionView } from 'local-discord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Harness, HOSTILE, messageOf, optionsOf, startHarness, textOf } from './harness.ts';
import { flat, formattingIn, markdownNodes, shownText } from './plain-text.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness({ seeds: HOSTILE });
});
afterAll(() => discord.close());

/** Nothing but our own bold and names of options comes out, nobody is notified, and the words stand in the article. */
async function expectHarmless(answer: InteractionView): Promise<void> {
  expect(answer.state).toBe('answered');
  const message = messageOf(answer);
  expect(message.pings).toMatchObject({ everyone: false, userIds: [], roleIds: [] });
  for (const embed of message.embeds) {
    const description = (embed.description ?? '').replaceAll(/`(?:about|article)`/g, '');
    expect(formattingIn(description).filter((type) => type !== 'strong')).toEqual([]);
    expect(flat(markdownNodes(description)).some(({ type }) => type === 'link')).toBe(false);
  }
}

async function everythingIn(answer: InteractionView): Promise<InteractionView[]> {
  const seen = [answer];
  for (let last = answer; buttonsOf(last).includes('Next') && seen.length < 20; ) {
    last = await discord.press(last, 'Next');
    seen.push(last);
  }
  return seen;
}

describe('an article that does its worst', () => {
  it.each([
    'everyone asked to leave the island',
    'heading said the minister bold words',
    'quoted block ferry chairwoman',
    'small print ferry timetable',
    'click here for the ferry timetable',
    'read more ferry timetable 2026',
    'the ferry costs nothing and is not free',
    'ansi ferry in red',
    'captain turn around sail on',
    'NUL byte bell engine room',
    'the anchor end of the rope',
  ])('is shown as plain text for %j, in context too', async (question) => {
    const first = await discord.run('ask', { question });
    for (const answer of await everythingIn(first)) {
      await expectHarmless(answer);
      if (!buttonsOf(answer).includes('In context')) continue;
      await expectHarmless(await discord.press(answer, 'In context'));
      await discord.press(answer, 'Back');
    }
  });

  it('is listed quotation by quotation without a format, a link or a ping', async () => {
    await expectHarmless(await discord.run('quotes'));
    for (const person of ['Odile Marchetti', 'Jonas Ahlberg', 'captain', 'minister']) {
      for (const page of await everythingIn(await discord.run('quotes', { person })))
        await expectHarmless(page);
    }
    await expectHarmless(await discord.run('quotes', { about: 'ferry' }));
  });

  it('shows the article’s words letter for letter once the escapes are undone', async () => {
    const answer = await discord.run('ask', { question: 'read more ferry timetable 2026' });
    expect(shownText(textOf(answer))).toContain(
      'Read more at https://evil.example/ferry_timetable_2026 or http://evil.example now.',
    );
  });
});

describe('what people type', () => {
  const typed = '@everyone <@123456789012345678> **x** [a](https://evil.example) https://evil.example';

  it('is shown as plain text wherever a reply repeats it', async () => {
    await expectHarmless(await discord.run('ask', { question: typed }));
    await expectHarmless(await discord.run('ask', { question: 'ferry', article: typed }));
    await expectHarmless(await discord.run('quotes', { person: typed }));
    await expectHarmless(await discord.run('quotes', { about: '**@everyone** <@123456789012345678>' }));
    await expectHarmless(await discord.run('quotes', { about: '~!~!~ | ` ~!~!~' }));
  });

  it('of any kind gives a reply', async () => {
    for (const question of [
      '\u0000',
      '😀',
      '\\',
      ' a ',
      '"',
      'ｆｅｒｒｙ',
      'x'.repeat(300),
      '\u202E ferry',
      '#',
      'the',
    ]) {
      const answer = await discord.run('ask', { question });
      expect(answer.state).toBe('answered');
      expect(textOf(answer)).not.toContain('Something went wrong');
    }
  });

  it('completes to something or nothing, never to an error', async () => {
    for (const person of ['\u0000', '*', '(', '\\', 'x'.repeat(100), '']) {
      const choices = await discord.autocomplete('quotes', 'person', { person });
      expect(choices.length).toBeLessThanOrEqual(25);
    }
    expect(optionsOf(await discord.run('quotes')).length).toBeGreaterThan(0);
  });
});
