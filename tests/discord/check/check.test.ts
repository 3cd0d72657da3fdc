import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Harness, HOSTILE, messageOf, optionsOf, startHarness, textOf } from '../harness.ts';
import { flat, formattingIn, markdownNodes } from '../plain-text.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness();
});
afterAll(() => discord.close());

describe('/check', () => {
  it('says privately that a quotation is letter for letter, who says it and where', async () => {
    const answer = await discord.run('check', { quote: '"The buoys can be seen from nine miles away"' });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('**Letter for letter** · Morwenna Tregear');
    expect(textOf(answer)).toContain('¶ 9 · ');
    expect(buttonsOf(answer)).toEqual(['In context', 'Post publicly']);
    expect(optionsOf(answer)).toEqual(['Morwenna Tregear']);
  });

  it('shows which words are altered, and the original', async () => {
    const answer = await discord.run('check', { quote: 'I have steered by that lamp for fifty years' });
    const text = textOf(answer);
    expect(text).toContain('**Altered** · Oscar Bell');
    expect(text).toContain('“I have steered by that lamp for ~~forty~~ __fifty__ years”');
    expect(text).toContain('The article has “forty”, not “fifty”.');
    expect(text).toContain('> “**I have steered by that lamp for forty years**,” Mr Bell said.');
  });

  it('says first that a “not” is missing or was added', async () => {
    const missing = await discord.run('check', { quote: 'It will be pulled down' });
    expect(textOf(missing)).toContain('A “not” is missing');
    const added = await discord.run('check', { quote: 'October is not final' });
    expect(textOf(added)).toContain('A “not” was added');
  });

  it('says what is shortened, joined, reported and somebody else’s', async () => {
    const of = async (quote: string, options = {}) =>
      textOf(await discord.run('check', { quote, ...options }));
    expect(await of('We have looked at way')).toContain('**Shortened** · Morwenna Tregear');
    const joined = await of('There is no money left to asked the fishermen what they thought');
    expect(joined).toContain('**Joined from 2 places**');
    expect(joined).toContain('¶ 3 · ');
    expect(joined).toContain('¶ 6 · ');
    const reported = await of('three solar buoys will mark the reef');
    expect(reported).toContain('**Reported, not quoted**');
    const other = await of('Nobody asked the fishermen what they thought', { person: 'Oscar Bell' });
    expect(other).toContain('**Somebody else’s words** · Idris Fenwick');
    expect(other).toContain('In the article Idris Fenwick says it, not Oscar Bell.');
  });

  it('never calls false what it does not find, and leads to the nearest sentence', async () => {
    const answer = await discord.run('check', {
      quote: 'The museum in the tower opens next summer for free',
    });
    expect(textOf(answer)).toContain('**Not found**');
    expect(textOf(answer)).not.toMatch(/false|wrong|fake/iu);
    const nearest = await discord.press(answer, 'Show the nearest sentence');
    expect(nearest.ephemeral).toBe(true);
    expect(textOf(nearest)).toContain('museum');
  });

  it('shows the place in context, after a restart too', async () => {
    const answer = await discord.run('check', { quote: 'toys' });
    await discord.restart();
    const context = await discord.press(answer, 'In context');
    expect(context.ephemeral).toBe(true);
    expect(textOf(context)).toContain('“**toys**” that would be lost');
    expect(textOf(context)).toContain('¶ 9  ');
  });

  it('posts for everybody what is shown, without the button', async () => {
    const answer = await discord.run('check', { quote: 'October is final.', person: 'tregear' });
    const posted = await discord.press(answer, 'Post publicly');
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toBe(textOf(answer));
    expect(buttonsOf(posted)).toEqual(['In context']);
    expect(optionsOf(posted)).toEqual(['Morwenna Tregear']);
  });

  it('posts what is shown where the text is too long to be checked again', async () => {
    const quote = Array.from({ length: 2900 }, (_, number) =>
      String.fromCodePoint(0x4e00 + ((number * 7919) % 20_000)),
    ).join('');
    const answer = await discord.run('check', { quote });
    const posted = await discord.press(answer, 'Post publicly');
    expect(textOf(posted)).toBe(textOf(answer));
    expect(buttonsOf(posted)).not.toContain('Post publicly');
  });

  it('does not post what was checked in an article that has left meanwhile', async () => {
    const server = discord.local.control.servers()[0]?.id ?? '';
    const text = `The pier stays\n\n“The pier stays where it is,” Ines Vale said.\n\n${'The town met. '.repeat(9)}`;
    await discord.library.add(server, { bytes: Buffer.from(text), origin: 'pier.txt', addedBy: null });
    const quote = 'The pier stays where it is';
    const answer = await discord.run('check', { quote, article: 'The pier stays' });
    expect(textOf(answer)).toContain('Ines Vale');
    for (const { article } of await discord.library.articles(server))
      if (article.title === 'The pier stays') await discord.library.remove(server, article.id);
    const refused = await discord.press(answer, 'Post publicly');
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toContain('The article of this check is no longer here.');
  });

  it('leads to what else the speaker says', async () => {
    const answer = await discord.run('check', { quote: 'Nobody asked the fishermen' });
    const quotations = await discord.choose(answer, 'Idris Fenwick');
    expect(textOf(quotations)).toContain('a betrayal of every sailor');
  });

  it('looks in one article when it is chosen', async () => {
    const quote = 'I would just like to sleep first';
    const elsewhere = await discord.run('check', { quote, article: 'lighthouse' });
    expect(textOf(elsewhere)).toContain('**Not found**');
    const there = await discord.run('check', { quote, article: 'night bakery', private: false });
    expect(there.ephemeral).toBe(false);
    expect(textOf(there)).toContain('**Letter for letter** · Tobias Wren');
    expect(buttonsOf(there)).toEqual(['In context']);
  });

  it('offers people and articles while somebody types', async () => {
    const people = await discord.autocomplete('check', 'person', { quote: 'x', person: 'tregea' });
    expect(people.map(({ value }) => value)).toContain('Morwenna Tregear');
    const articles = await discord.autocomplete('check', 'article', { quote: 'x', article: 'bakery' });
    expect(articles.map(({ name }) => name)).toEqual(['Night bakery wins its appeal']);
  });

  it('asks for words', async () => {
    const answer = await discord.run('check', { quote: '“…”' });
    expect(textOf(answer)).toContain('That quotation has no words');
  });
});

describe('“Check quotations in this message”', () => {
  const send = (content: string) => discord.local.control.send({ as: 'Ben', channel: 'news', content });
  const checkMessage = (content: string, as = 'Ada') =>
    discord.run('Check quotations in this message', {}, { target: send(content).id, as });

  it('checks every quotation with the speaker that the message names, and leads to the message', async () => {
    const answer = await checkMessage(
      '“There is no money left to save the tower,” Ms Tregear said. “Nobody asked the sailors what they thought,” said Oscar Bell.',
      'Cleo',
    );
    expect(answer.ephemeral).toBe(true);
    const text = textOf(answer);
    expect(text).toContain('**Letter for letter** · Morwenna Tregear');
    expect(text).toContain('~~fishermen~~ __sailors__');
    expect(text).toContain('In the article Idris Fenwick says it, not Oscar Bell.');
    expect(text).toMatch(/In \[this message\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\)/);
    expect(optionsOf(answer)).toEqual(['Morwenna Tregear', 'Idris Fenwick']);
  });

  it('checks a block quote and a name after a dash', async () => {
    const answer = await checkMessage('> I like the buns - Tobias Wren');
    expect(textOf(answer)).toContain('**Letter for letter** · Tobias Wren');
  });

  it('checks the whole message where it has no marks', async () => {
    expect(textOf(await checkMessage('eleven people came'))).toContain('**Letter for letter**');
    expect(textOf(await checkMessage('good morning everybody'))).toContain('**Not found**');
  });

  it('says when there is nothing to check', async () => {
    expect(textOf(await checkMessage('🙂'))).toContain('There is nothing to check in [this message]');
  });

  it('shows as many quotations as fit and says how many do not', async () => {
    const many = Array.from({ length: 30 }, (_, number) => `“Nobody asked the sailors ${number} times”`).join(
      ' ',
    );
    const text = textOf(await checkMessage(many));
    expect(text).toMatch(/and \d+ more quotations/u);
  });
});

describe('quotations that do their worst', () => {
  let hostile: Harness;
  beforeAll(async () => {
    hostile = await startHarness({ seeds: HOSTILE });
  });
  afterAll(() => hostile.close());

  it.each([
    '**bold** words <@1> @everyone [click](https://evil.example) ||hidden|| `code`',
    '“click here https://evil.example/ferry for the ferry” — @everyone',
    'bold words about the __ferry__ ~~not~~ said',
    'the anchor*_ '.repeat(200),
    '\u202eturn around\u2066 sail',
    '# heading\n> quote\n-# small',
  ])('are shown as plain text: %j', async (quote) => {
    for (const answer of [
      await hostile.run('check', { quote, person: '**<@1>** [x](https://evil.example)' }),
      await hostile.run(
        'Check quotations in this message',
        {},
        {
          target: hostile.local.control.send({ as: 'Ben', channel: 'news', content: quote.slice(0, 1900) })
            .id,
        },
      ),
    ]) {
      expect(answer.state).toBe('answered');
      const message = messageOf(answer);
      expect(message.pings).toMatchObject({ everyone: false, userIds: [], roleIds: [] });
      for (const { description = '' } of message.embeds) {
        const own = ['strong', 'strikethrough', 'underline', 'blockQuote', 'link'];
        expect(formattingIn(description).filter((type) => !own.includes(type))).toEqual([]);
        const links = flat(markdownNodes(description)).filter(({ type }) => type === 'link');
        expect(links.filter(({ target }) => !String(target).startsWith('https://discord.com/'))).toEqual([]);
      }
    }
  });
});
