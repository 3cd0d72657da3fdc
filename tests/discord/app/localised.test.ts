import { describe, expect, it } from 'vitest';
import { ALL_COMMANDS } from '../../../src/discord/app/commands.ts';
import { described, named } from '../../../src/discord/app/localised.ts';
import { CATALOGUE } from '../../../src/words/catalogue/catalogue.ts';
import type { Language } from '../../../src/words/languages.ts';
import { saying, wordsIn } from '../../../src/words/words.ts';

interface Localised {
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly value?: string | number;
  readonly options?: readonly Localised[];
  readonly choices?: readonly Localised[];
}

/** Discord's locales that the bot's words are written in, English aside. */
const LOCALES = ['de', 'fr', 'es-ES', 'es-419', 'pt-BR'];
/** Discord's rule for names of commands and options; entries of a message's menu are freer. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const commands = ALL_COMMANDS.map(({ data }) => structuredClone(data) as unknown as Localised);

/** A command with everything inside it. */
function within(part: Localised): Localised[] {
  return [part, ...[...(part.options ?? []), ...(part.choices ?? [])].flatMap(within)];
}

function namesOf({ name, name_localizations: localised = {} }: Localised): string[] {
  return [name, ...Object.values(localised)];
}

describe('the names and descriptions of commands', () => {
  it('are there in every language', () => {
    for (const part of commands.flatMap(within)) {
      expect(Object.keys(part.name_localizations ?? {}), part.name).toEqual(LOCALES);
      if (part.description === undefined) continue;
      expect(Object.keys(part.description_localizations ?? {}), part.name).toEqual(LOCALES);
    }
  });

  it('keep to Discord’s rules in every language', () => {
    for (const part of commands.flatMap(within)) {
      const isFree = part.type === 3 || part.value !== undefined;
      for (const name of namesOf(part)) {
        if (isFree) expect(name.length, name).toBeLessThanOrEqual(part.value === undefined ? 32 : 100);
        else expect(name).toMatch(NAME);
        if (!isFree) expect(name).toBe(name.toLowerCase());
      }
      for (const text of [
        part.description ?? 'none',
        ...Object.values(part.description_localizations ?? {}),
      ]) {
        expect(text.length, text).toBeGreaterThan(0);
        expect(text.length, text).toBeLessThanOrEqual(100);
      }
    }
  });

  it('are not more than 8,000 characters a command, its longest language counted', () => {
    const longest = (text: string, localised: Readonly<Record<string, string>> = {}) =>
      Math.max(...[text, ...Object.values(localised)].map(({ length }) => length));
    for (const command of commands) {
      const characters = within(command).reduce(
        (sum, part) =>
          sum +
          longest(part.name, part.name_localizations) +
          longest(part.description ?? '', part.description_localizations) +
          String(part.value ?? '').length,
        0,
      );
      expect(characters, command.name).toBeLessThanOrEqual(8000);
    }
  });

  it('are different from each other wherever people choose among them', () => {
    const choosable = [commands, ...commands.flatMap(within).map(({ options = [] }) => options)];
    for (const together of choosable) {
      for (const locale of ['', ...LOCALES]) {
        const names = together.map((each) => each.name_localizations?.[locale] ?? each.name);
        expect(new Set(names).size, names.join(', ')).toBe(names.length);
      }
    }
  });
});

describe('named and described', () => {
  it('give the English text and that of every locale', () => {
    expect(named('command.ask')).toMatchObject({
      name: 'ask',
      name_localizations: { de: 'fragen', 'es-419': 'preguntar' },
    });
    expect(named('option.file', '2')).toMatchObject({ name: 'file2', name_localizations: { de: 'datei2' } });
    expect(described('description.list')).toMatchObject({
      description: 'List the articles of this server',
      description_localizations: { de: 'Die Artikel dieses Servers auflisten' },
    });
    const { description, description_localizations: localised } = described('description.addFile', {
      endings: { all: ['.txt', '.md'], by: 'or' },
    });
    expect(description).toBe('A .txt or .md file, up to 5 MB');
    expect(localised.de).toBe('Eine Datei (.txt oder .md), bis 5 MB');
  });
});

describe('sentences that name commands', () => {
  it('name them as people find them in their language', () => {
    expect(wordsIn('en').say('articles.none')).toContain('/articles add');
    expect(wordsIn('de').say('articles.none')).toContain('/artikel hinzufügen');
    expect(wordsIn('pt').say('articles.none')).toContain('/artigos adicionar');
    expect(wordsIn('de').say('ask.noWords')).toContain('/fragen frage: who said …');
    expect(wordsIn('fr').say('kit.insteadAll')).toContain('`article`');
    expect(wordsIn('de').say('help.whoSees')).toMatch(/\*\*\/einstellungen\*\*.*`privat`/u);
  });

  it('leave alone what only looks like a command in their values', () => {
    const said = wordsIn('de').say('kit.noSuchArticle', {
      title: '/ask and `private`',
      instead: saying('kit.insteadAll'),
    });
    expect(said).toContain('/ask and `private`');
  });

  it('name only commands and options that there are', () => {
    const paths = new Set(
      commands.flatMap(({ name, options = [] }) => [
        name,
        ...options.filter(({ type }) => type === 1).map((sub) => `${name} ${sub.name}`),
      ]),
    );
    const options = new Set(commands.flatMap(within).map(({ name }) => name));
    const sentences = Object.values<Readonly<Record<string, Readonly<Record<Language, string>>>>>(CATALOGUE);
    for (const { en } of sentences.flatMap((part) => Object.values(part))) {
      for (const [, path = ''] of en.matchAll(
        /(?<![\p{L}\d/.<])\/(\p{L}{3,}(?: (?:add|list|show|edit|remove|forget|follow|unfollow)\b)?)/gu,
      ))
        expect(paths, en).toContain(path);
      for (const [, option] of en.matchAll(/`(\p{L}+)`|(?<=\/\p{L}+) (\p{L}+):/gu))
        if (option !== undefined) expect(options, en).toContain(option);
    }
  });
});
