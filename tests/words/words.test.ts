import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/user-error.ts';
import { languageFor } from '../../src/words/languages.ts';
import { saying, wordsIn } from '../../src/words/words.ts';

describe('words in a language', () => {
  it('choose the plural form, write numbers and put French blanks as the language does', () => {
    expect(wordsIn('en').say('help.promise', { articles: 1 })).toContain('the one article known');
    expect(wordsIn('de').say('help.promise', { articles: 1200 })).toContain(
      'einem der 1.200 Artikel, die hier bekannt sind',
    );
    expect(wordsIn('fr').say('help.promise', { articles: 1 })).toContain('l’unique article connu');
    expect(wordsIn('fr').say('help.promise', { articles: 0 })).toContain('dans un article connu');
    expect(wordsIn('pt').say('feeds.followed', { feed: 'A', entries: 0 })).toContain(
      'ainda não tem entradas',
    );
    expect(wordsIn('es').say('help.promise', { articles: 2_000_000 })).toContain('2.000.000 de artículos');
    expect(wordsIn('fr').say('app.failed', { reference: 'a1' })).toContain('Réessayez\u202F;');
  });

  it('join lists and write days', () => {
    expect(wordsIn('en').join(['a', 'b', 'c'], 'or')).toBe('a, b or c');
    expect(wordsIn('de').join(['a', 'b', 'c'], 'and')).toBe('a, b und c');
    expect(wordsIn('en').day('2026-03-03')).toBe('3 March 2026');
    expect(wordsIn('pt').day('2026-03-03')).toBe('3 de março de 2026');
    expect(wordsIn('fr').number(12345)).toBe('12\u202F345');
  });

  it('put values in as they are given', () => {
    const reference = "{x} # 'y' <b> \\*z";
    expect(wordsIn('de').say('app.failed', { reference })).toContain(reference);
  });
});

it('a locale that has no words of its own reads English', () => {
  expect(['de', 'pt-BR', 'es-419', 'en-US', 'sv-SE', '', null].map(languageFor)).toEqual([
    'de',
    'pt',
    'es',
    'en',
    'en',
    'en',
    'en',
  ]);
});

it('an error says in any language what its message says in English', () => {
  const error = new UserError(saying('app.restarting'));
  expect(error.message).toBe('The bot is restarting. Please try again in a minute.');
  expect(error.inWords(wordsIn('es'))).toBe(
    'El bot se está reiniciando. Inténtalo de nuevo dentro de un minuto.',
  );
  expect(new UserError('Set DISCORD_TOKEN.').inWords(wordsIn('es'))).toBe('Set DISCORD_TOKEN.');
});
