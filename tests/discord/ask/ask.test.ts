import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Harness, messageOf, optionsOf, startHarness, textOf } from '../harness.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness();
});
afterAll(() => discord.close());

/** Several paragraphs speak of it. */
const SEVERAL = { question: 'what did Ms Tregear say about the tower?' };
const BETRAYAL = { question: 'who called it a betrayal?' };

describe('/ask', () => {
  it('a misspelt question is answered as it was meant, and says how it was read', async () => {
    const answer = await discord.run('ask', { question: 'who calld it a betrayel?' });
    expect(textOf(answer)).toContain('Read as: who called it a betrayal?\n');
    expect(textOf(answer)).toContain('Idris Fenwick');
  });

  it('goes on saying how it read the question when its passages are turned', async () => {
    const answer = await discord.run('ask', { question: 'waht did Ms Tregear say abuot the tower?' });
    const line = 'Read as: what did Ms Tregear say about the tower?\n';
    expect(textOf(answer)).toContain(line);
    const next = await discord.press(answer, 'Next');
    expect(textOf(next)).toContain(line);
    const back = await discord.press(await discord.press(next, 'In context'), 'Back');
    expect(textOf(back)).toContain(line);
  });

  it('shows the words, who says them and where they stand', async () => {
    const answer = await discord.run('ask', BETRAYAL);
    expect(answer.ephemeral).toBe(false);
    const text = textOf(answer);
    expect(text).toContain('a betrayal of every sailor on this coast');
    expect(text).toContain('“a betrayal of every sailor on this coast” — Idris Fenwick');
    expect(text).toMatch(/¶ 5 · The lighthouse at Skerry Point/);
    expect(text).toMatch(/\*\*.*betrayal.*\*\*/);
  });

  it('shows once what several articles have, with each of them', async () => {
    const [server] = discord.local.control.servers('Ada').map(({ id }) => id);
    const copy =
      'The ferry company said on Monday that it will close the Skarn line, with the loss of 40 jobs.';
    for (const [title, more] of [
      ['Ferry line to close', '“Nobody asked us,” said Liv Moen, who steers the boat.'],
      ['Islanders lose their ferry', 'Another line had closed in the spring, when the ice was gone.'],
    ])
      await discord.library.add(server ?? '', {
        bytes: Buffer.from(`${title}\n\n${copy}\n\n${more}`),
        origin: 'copy.txt',
        link: `https://example.org/${title?.length}`,
        addedBy: null,
      });
    try {
      const answer = await discord.run('ask', {
        question: 'how many jobs are lost when the Skarn line closes?',
      });
      const lines = textOf(answer).split('\n');
      const at = lines.findIndex((line) => line.startsWith('¶ 2 · ['));
      expect(lines[at + 1]).toMatch(/^also ¶ 2 · \[.*\]\(https:\/\/example\.org\//);
      expect(textOf(answer).match(/40 jobs/g)).toHaveLength(1);
      const back = await discord.press(await discord.press(answer, 'In context'), 'Back');
      expect(textOf(back)).toContain(lines[at + 1]);
    } finally {
      await discord.library.forget(server ?? '');
    }
  });

  it('names who is only reported as that', async () => {
    const answer = await discord.run('ask', {
      question: 'who said he would bring the matter before the council?',
    });
    expect(messageOf(answer).embeds[0]?.title).toBe('Idris Fenwick (reported)');
    expect(textOf(answer)).toContain('Idris Fenwick (reported)');
    expect(optionsOf(answer)).toContain('Idris Fenwick');
  });

  it('says when somebody whose words are asked for is only mentioned', async () => {
    const answer = await discord.run('ask', { question: 'What did Petra Lindqvist say about the tower?' });
    expect(textOf(answer)).toContain('**Petra Lindqvist** is mentioned but never quoted.');
    expect(buttonsOf(answer)).toContain('Show the closest passage');
  });

  it('leads to the other passages and back, in place', async () => {
    const first = await discord.run('ask', SEVERAL);
    expect(textOf(first)).toContain('1 of ');
    expect(buttonsOf(first)).toEqual(['(Previous)', 'Next', 'In context']);
    const second = await discord.press(first, 'Next');
    expect(messageOf(second).id).toBe(messageOf(first).id);
    expect(textOf(second)).toContain('2 of ');
    const back = await discord.press(second, 'Previous');
    expect(textOf(back)).toBe(textOf(first));
  });

  it('keeps the question above the answer, for everybody and through every press', async () => {
    const asked = (view: Parameters<typeof messageOf>[0]) => messageOf(view).embeds[0]?.author?.name;
    const first = await discord.run('ask', { ...SEVERAL, private: true });
    expect(asked(first)).toBe(SEVERAL.question);
    const context = await discord.press(await discord.press(first, 'Next'), 'In context');
    expect(asked(context)).toBe(SEVERAL.question);
    const posted = await discord.press(context, 'Post publicly');
    expect(asked(posted)).toBe(SEVERAL.question);
    expect(asked(await discord.press(posted, 'Back', 'Ben'))).toBe(SEVERAL.question);
    const nothing = { question: '**who** sells <@1> submarines in Peru?' };
    expect(asked(await discord.run('ask', nothing))).toBe(nothing.question);
  });

  it('shows the paragraphs around a passage and leads back', async () => {
    const first = await discord.run('ask', BETRAYAL);
    const context = await discord.press(first, 'In context');
    const text = textOf(context);
    for (const number of [3, 4, 5, 6, 7]) expect(text).toContain(`¶ ${number}`);
    expect(text).not.toContain('¶ 8');
    const back = await discord.press(context, 'Back');
    expect(textOf(back)).toBe(textOf(first));
  });

  it('leads from a speaker to all their quotations, privately', async () => {
    const first = await discord.run('ask', BETRAYAL);
    expect(optionsOf(first)).toContain('Idris Fenwick');
    const quotes = await discord.choose(first, 'Idris Fenwick', 'Ben');
    expect(quotes.ephemeral).toBe(true);
    expect(textOf(quotes)).toContain('Nobody asked the fishermen what they thought.');
  });

  it('asks in one article when one is named, however its title is typed', async () => {
    const answer = await discord.run('ask', {
      question: 'who complained about the smell?',
      article: 'night bak',
    });
    expect(textOf(answer)).toContain('Tobias Wren had complained about the smell of cardamom');
    const [choice] = await discord.autocomplete('ask', 'article', { question: 'x', article: 'baker' });
    expect(choice?.name).toBe('Night bakery wins its appeal');
    const chosen = await discord.run('ask', { question: 'who complained?', article: choice?.value ?? '' });
    expect(textOf(chosen)).toContain('Tobias Wren');
  });

  it('links to the article when its address is known', async () => {
    const answer = await discord.run('ask', { question: 'who complained about the smell?' });
    expect(textOf(answer)).toContain(
      '[Night bakery wins its appeal](https://news.example.org/2026/night-bakery_%28appeal%29)',
    );
  });

  it('says that nothing answers and offers people and the closest passage', async () => {
    const nothing = await discord.run('ask', { question: 'what is the boiling point of tungsten?' });
    expect(textOf(nothing)).toContain('Nothing in these articles answers that.');
    expect(textOf(nothing)).toContain('Morwenna Tregear');
  });

  it('names an article that is not there, and says what to do', async () => {
    const answer = await discord.run('ask', { question: 'who complained?', article: 'the moon' });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('There is no article here called “the moon”');
  });

  it('asks for words when a question has none', async () => {
    const answer = await discord.run('ask', { question: '?!' });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('That question has no words');
  });

  it('answers privately when asked to, with a button to post', async () => {
    const answer = await discord.run('ask', { ...BETRAYAL, private: true });
    expect(answer.ephemeral).toBe(true);
    expect(buttonsOf(answer)).toContain('Post publicly');
    const posted = await discord.press(answer, 'Post publicly');
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toBe(textOf(answer));
    expect(buttonsOf(posted)).not.toContain('Post publicly');
  });
});

describe('somebody else’s press', () => {
  it('is answered to that person alone and leaves the message as it was', async () => {
    const first = await discord.run('ask', SEVERAL);
    const before = textOf(first);
    const own = await discord.press(first, 'Next', 'Ben');
    expect(own.ephemeral).toBe(true);
    expect(textOf(own)).toContain('2 of ');
    expect(messageOf(own).visibleTo).not.toBeNull();
    expect(textOf(discord.local.control.interaction(first.id))).toBe(before);
    const further = await discord.press(own, 'Previous', 'Ben');
    expect(messageOf(further).id).toBe(messageOf(own).id);
    expect(textOf(further)).toContain('1 of ');
  });
});

describe('after a restart', () => {
  it('buttons of replies made before go on working', async () => {
    const first = await discord.run('ask', SEVERAL);
    await discord.restart();
    const second = await discord.press(first, 'Next');
    expect(textOf(second)).toContain('2 of ');
  });
});
