import { Locale } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/words/words.ts';
import { buttonsOf, type Harness, messageOf, startHarness, textOf } from './harness.ts';

const de = wordsIn('de');
const fr = wordsIn('fr');
const NOTHING = { question: 'who painted the ceiling of the opera in Valparaíso?' };
const BETRAYAL = { question: 'who called it a betrayal?' };

let discord: Harness;
beforeAll(async () => {
  discord = await startHarness({
    world: {
      servers: [
        {
          name: 'Redaktion',
          locale: Locale.German,
          members: ['Ada', 'Ben', 'Cleo'],
          moderators: ['Ada'],
          channels: [{ name: 'news' }],
        },
      ],
    },
  });
  discord.local.control.setLocale({ as: 'Ada', locale: Locale.German });
  discord.local.control.setLocale({ as: 'Cleo', locale: Locale.French });
});
afterAll(() => discord.close());

describe('in a German server', () => {
  it('what everybody sees is German, whoever asks', async () => {
    for (const as of ['Ada', 'Ben', 'Cleo']) {
      const answer = await discord.run('ask', BETRAYAL, { as });
      expect(answer.ephemeral).toBe(false);
      expect(buttonsOf(answer)).toContain(de.say('button.inContext'));
      expect(textOf(answer)).toContain('a betrayal of every sailor on this coast');
    }
  });

  it('what one person sees is in the language of their client', async () => {
    const said = async (as: string) =>
      textOf(await discord.run('ask', { ...NOTHING, private: true }, { as }));
    expect(await said('Ada')).toContain(de.say('ask.nothingHere'));
    expect(await said('Ben')).toContain('Nothing in these articles answers that.');
    expect(await said('Cleo')).toContain(fr.say('ask.nothingHere'));
  });

  it('errors and help name commands as that person finds them', async () => {
    expect(textOf(await discord.run('help', {}, { as: 'Ada' }))).toMatch(
      /\*\*\/fragen\*\* `frage: .*\*\*\/zitate\*\* `person:/su,
    );
    expect(textOf(await discord.run('help', {}, { as: 'Cleo' }))).toMatch(
      /\*\*\/demander\*\* `question: .*\*\*\/citations\*\*/su,
    );
    expect(textOf(await discord.run('ask', { question: '…' }, { as: 'Ada' }))).toContain('/fragen frage:');
    const refused = await discord.run('articles add', {}, { as: 'Cleo' });
    expect(textOf(refused)).toContain('/articles liste');
    expect(refused.ephemeral).toBe(true);
  });

  it('a check that one person saw is posted in the server’s language', async () => {
    const quote = 'I have steered by that lamp for fifty years';
    const seen = await discord.run('check', { quote, person: 'Idris Fenwick' }, { as: 'Ben' });
    expect(textOf(seen)).toContain('The article has “forty”, not “fifty”.');
    const posted = await discord.press(seen, 'Post publicly', 'Ben');
    expect(posted.ephemeral).toBe(false);
    const text = textOf(posted);
    expect(text).toContain(de.say('check.otherWords', { original: 'forty', given: 'fifty' }));
    expect(text).toContain(de.say('check.saidByOther', { speaker: 'Oscar Bell', name: 'Idris Fenwick' }));
    expect(buttonsOf(posted)).toEqual([de.say('button.inContext')]);
    expect(messageOf(posted).embeds.map(({ url }) => url)).toEqual([undefined]);
  });

  it('so is the check of a message, with the way to it', async () => {
    const { id } = discord.local.control.send({
      as: 'Cleo',
      channel: 'news',
      content: '“Nobody asked the sailors what they thought,” said Oscar Bell.',
    });
    const where = { target: id, as: 'Ben' };
    const posted = await discord.press(
      await discord.run('Check quotations in this message', {}, where),
      'Post publicly',
      'Ben',
    );
    expect(textOf(posted)).toMatch(new RegExp(`In \\[dieser Nachricht\\]\\(\\S+/${id}\\)`));
  });

  it('a form is in the language of whoever fills it in', async () => {
    const { modal } = await discord.run('articles add', {}, { as: 'Ada' });
    expect(modal?.title).toBe(de.say('form.addArticle'));
  });

  it('Discord has every command in every language', async () => {
    const commands = discord.local.control.commands('Ada', 'news');
    expect(commands.map(({ name_localizations: names }) => names?.de)).toEqual(
      expect.arrayContaining([
        'fragen',
        'zitate',
        'prüfen',
        'zusammenfassung',
        'artikel',
        'einstellungen',
        'hilfe',
      ]),
    );
  });

  it('what moderators choose goes before Discord’s setting', async () => {
    await discord.library.changeSettings(discord.local.control.servers()[0]?.id ?? '', { language: 'fr' });
    const answer = await discord.run('ask', BETRAYAL, { as: 'Ada' });
    expect(buttonsOf(answer)).toContain(fr.say('button.inContext'));
  });
});
