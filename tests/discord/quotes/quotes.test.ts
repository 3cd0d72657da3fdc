import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Harness, messageOf, optionsOf, startHarness, textOf } from '../harness.ts';

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness();
});
afterAll(() => discord.close());

describe('/quotes person', () => {
  it('lists what somebody is quoted as saying, in order, with paragraph and introduction', async () => {
    const answer = await discord.run('quotes', { person: 'Oscar Bell' });
    const text = textOf(answer);
    expect(text).toMatch(/^\*\*Oscar Bell\*\* · \d quotations?/);
    expect(text).toContain('**¶ 11**  “I have steered by that lamp for forty years,”');
    expect(text).toContain('(Mr Bell said)');
    expect(text).toContain('The lighthouse at Skerry Point');
  });

  it('is public unless asked otherwise; a private list can be posted', async () => {
    const alone = await discord.run('quotes', { person: 'Oscar Bell', private: true });
    expect(alone.ephemeral).toBe(true);
    const posted = await discord.press(alone, 'Post publicly');
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toBe(textOf(alone));
    const open = await discord.run('quotes', { person: 'Oscar Bell' });
    expect(open.ephemeral).toBe(false);
    expect(buttonsOf(open)).not.toContain('Post publicly');
  });

  it.each(['tregear', 'Ms Tregear', 'morwena tregear', 'MORWENNA'])('finds %j', async (person) => {
    const answer = await discord.run('quotes', { person });
    expect(textOf(answer)).toContain('**Morwenna Tregear**');
  });

  it('pages forward and back, in place', async () => {
    const first = await discord.run('quotes', { person: 'Tregear' });
    expect(textOf(first)).toContain('page 1 of 2');
    expect(buttonsOf(first)).toEqual(['(Previous)', 'Next', 'Everybody quoted']);
    const second = await discord.press(first, 'Next');
    expect(messageOf(second).id).toBe(messageOf(first).id);
    expect(textOf(second)).toContain('page 2 of 2');
    expect(textOf(second)).toContain('October is final.');
    expect(buttonsOf(second)).toContain('(Next)');
    expect(textOf(await discord.press(second, 'Previous'))).toBe(textOf(first));
  });

  it('pages after a restart', async () => {
    const first = await discord.run('quotes', { person: 'Tregear' });
    await discord.restart();
    expect(textOf(await discord.press(first, 'Next'))).toContain('page 2 of 2');
  });

  it('gives a stranger who pages a public list a copy of their own', async () => {
    const first = await discord.run('quotes', { person: 'Tregear', private: false });
    const own = await discord.press(first, 'Next', 'Cleo');
    expect(own.ephemeral).toBe(true);
    expect(textOf(own)).toContain('page 2 of 2');
    expect(buttonsOf(own)).toContain('Post publicly');
    expect(textOf(discord.local.control.interaction(first.id))).toContain('page 1 of 2');
  });

  it('narrows to a subject, and offers the rest', async () => {
    const about = await discord.run('quotes', { person: 'Tregear', about: 'museum' });
    expect(textOf(about)).toMatch(/1 of \d+ quotations about “museum”/);
    expect(textOf(about)).toContain('We would love to see a small museum in it,');
    const nothing = await discord.run('quotes', { person: 'Tregear', about: 'whales' });
    expect(textOf(nothing)).toContain('**Morwenna Tregear** is not quoted about “whales”.');
    const all = await discord.press(nothing, 'All their quotations');
    expect(textOf(all)).toContain('page 1 of 2');
  });

  it('says when somebody is mentioned but never quoted, and shows where', async () => {
    const answer = await discord.run('quotes', { person: 'Petra Lindqvist' });
    expect(textOf(answer)).toContain('**Petra Lindqvist** is mentioned but never quoted.');
    expect(textOf(answer)).toContain('**¶ 17**');
  });

  it('offers those who are quoted when nobody has the name', async () => {
    const answer = await discord.run('quotes', { person: 'Zebedee Quux' });
    expect(textOf(answer)).toContain('Nobody in these articles is called “Zebedee Quux”.');
    expect(optionsOf(answer)).toContain('Morwenna Tregear');
    const chosen = await discord.choose(answer, 'Oscar Bell');
    expect(messageOf(chosen).id).toBe(messageOf(answer).id);
    expect(textOf(chosen)).toContain('**Oscar Bell**');
  });

  it('keeps to one article when one is named', async () => {
    const answer = await discord.run('quotes', { person: 'Tregear', article: 'bakery' });
    expect(textOf(answer)).toContain('Nobody in this article is called “Tregear”.');
  });
});

describe('/quotes of what is reported', () => {
  it('comes after the quotations, as the sentence that reports it and without marks', async () => {
    const text = textOf(await discord.run('quotes', { person: 'Idris Fenwick' }));
    const [quoted = '', reported = ''] = text.split('**Reported**');
    expect(text).toMatch(/^\*\*Idris Fenwick\*\* · 2 quotations · 2 reported/);
    expect(quoted).toContain('“a betrayal of every sailor on this coast”');
    expect(reported).toContain(
      '**¶ 16**  Mr Fenwick **said** he would bring the matter before the council in September.',
    );
  });

  it('is left out, or shown alone, when that is asked for, on every page', async () => {
    const quoted = await discord.run('quotes', { person: 'Tregear', said: 'quoted' });
    expect(textOf(quoted)).toMatch(/^\*\*Morwenna Tregear\*\* · \d+ quotations · in \d+ paragraphs$/m);
    expect(textOf(await discord.press(quoted, 'Next'))).not.toContain('**Reported**');
    const reported = await discord.run('quotes', { person: 'Fenwick', said: 'reported' });
    expect(textOf(reported)).toMatch(/^\*\*Idris Fenwick\*\* · 2 reported$/m);
    expect(textOf(reported)).not.toContain('Nobody asked the fishermen');
  });

  it('is counted where everybody is listed', async () => {
    const everybody = textOf(await discord.run('quotes'));
    expect(everybody).toMatch(/\*\*Idris Fenwick\*\* · 2 quotations · 2 reported/);
    expect(textOf(await discord.run('quotes', { said: 'quoted' }))).toMatch(/^\*\*Who is quoted\*\* · \d+/);
  });
});

describe('/quotes without a person', () => {
  it('lists who is quoted and how often, most quoted first, and leads to each', async () => {
    const answer = await discord.run('quotes');
    const lines = textOf(answer).split('\n');
    expect(lines[0]).toMatch(/^\*\*Who is quoted or reported\*\* · \d+$/);
    expect(lines[2]).toMatch(/^█{8} \*\*Morwenna Tregear\*\* · \d+ quotations/);
    expect(optionsOf(answer)[0]).toBe('Morwenna Tregear');
    const chosen = await discord.choose(answer, 'Morwenna Tregear');
    expect(textOf(chosen)).toContain('page 1 of 2');
    expect(textOf(await discord.press(chosen, 'Everybody quoted'))).toBe(textOf(answer));
  });

  it('lists everybody’s quotations about a subject', async () => {
    const answer = await discord.run('quotes', { about: 'buoys' });
    expect(textOf(answer)).toMatch(/^\*\*About “buoys”\*\* · \d+ quotations?/);
    expect(textOf(answer)).toContain('The buoys can be seen from nine miles away,” — Morwenna Tregear');
  });
});

describe('a subject', () => {
  it('is found when it is misspelt, which is said', async () => {
    const answer = await discord.run('quotes', { person: 'Tregear', about: 'musuem' });
    expect(textOf(answer)).toContain('“musuem” is read as “museum”.');
    expect(textOf(answer)).toContain('We would love to see a small museum in it,');
  });

  it('is found by some of its words, and what was not found is said', async () => {
    const answer = await discord.run('quotes', { about: 'whales museum' });
    expect(textOf(answer)).toContain('“whales” stands near none of them.');
    expect(textOf(answer)).toContain('We would love to see a small museum in it,');
  });

  it('without a word is refused, not answered with everything', async () => {
    const answer = await discord.run('quotes', { about: '😀' });
    expect(textOf(answer)).toContain('`about` has no words.');
  });
});

describe('autocomplete of people', () => {
  it('offers the most quoted first when nothing is typed', async () => {
    const choices = await discord.autocomplete('quotes', 'person', { person: '' });
    expect(choices[0]?.value).toBe('Morwenna Tregear');
    expect(choices.map(({ value }) => value)).toContain('Petra Lindqvist');
    expect(choices.length).toBeLessThanOrEqual(25);
  });

  it.each(['fenw', 'Mr Fenwick', 'fenwik'])('finds somebody by %j', async (typed) => {
    const choices = await discord.autocomplete('quotes', 'person', { person: typed });
    expect(choices[0]?.value).toBe('Idris Fenwick');
  });

  it('offers articles for the other option', async () => {
    const choices = await discord.autocomplete('quotes', 'article', { article: 'light' });
    expect(choices[0]?.name).toContain('The lighthouse at Skerry Point');
  });
});

describe('/help', () => {
  it('says privately what can be asked, and of how many articles', async () => {
    const answer = await discord.run('help');
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toContain('one of the 2 articles known here');
    for (const command of ['/ask', '/quotes', '/summary']) expect(textOf(answer)).toContain(command);
  });

  it('gives examples that these articles answer', async () => {
    const text = textOf(await discord.run('help'));
    const question = /`question: (.+)`/.exec(text)?.[1] ?? '';
    const person = /`person: (.+)`/.exec(text)?.[1] ?? '';
    expect(textOf(await discord.run('ask', { question }))).toContain(question.slice('who said '.length, -1));
    expect(textOf(await discord.run('quotes', { person }))).toContain(`**${person}** · `);
  });
});
