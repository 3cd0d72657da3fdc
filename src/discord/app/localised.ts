import { Locale, type LocalizationMap } from 'discord-api-types/v10';
import { CATALOGUE } from '../../words/catalogue/catalogue.ts';
import type { Language } from '../../words/languages.ts';
import type { Sentence } from '../../words/sentences.ts';
import { type Key, saying, type Values, wordsIn } from '../../words/words.ts';

/** Discord's locales of each language but English, which is the default. */
const LOCALES: Readonly<Record<Exclude<Language, 'en'>, readonly Locale[]>> = {
  de: [Locale.German],
  fr: [Locale.French],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  pt: [Locale.PortugueseBR],
};

type NamePart = 'command' | 'option' | 'choice';
type NameKey = Extract<Key, `${NamePart}.${string}`>;
type DescriptionKey = Extract<Key, `description.${string}`>;

/** The name of a command, an option or a choice in English, and as people of other languages find it. */
export interface Named<Name extends string> {
  readonly name: Name;
  readonly name_localizations: LocalizationMap;
}

/**
 * A name in every language, as Discord takes it.
 *
 * @param key - where the catalogue has it ("option.question")
 * @param number - tells several of one name apart ("file2")
 * @example
 * { ...named('command.ask'), ...described('description.ask'), options: [] }
 */
export function named(key: NameKey, number = ''): Named<string> {
  const [part = '', name = ''] = key.split('.');
  const names = (CATALOGUE as Readonly<Record<string, Readonly<Record<string, Sentence>>>>)[part]?.[name];
  if (names === undefined) throw new Error(`the catalogue has no ${key}`);
  return {
    name: `${names.en}${number}`,
    name_localizations: inLocales((language) => `${names[language]}${number}`),
  };
}

/** A description in every language, as Discord takes it. */
export function described<K extends DescriptionKey>(
  key: K,
  ...values: Values<K>
): { readonly description: string; readonly description_localizations: LocalizationMap } {
  const said = saying(key, ...values);
  return {
    description: wordsIn('en').tell(said),
    description_localizations: inLocales((language) => wordsIn(language).tell(said)),
  };
}

function inLocales(textIn: (language: Language) => string): LocalizationMap {
  const all = Object.entries(LOCALES) as [Exclude<Language, 'en'>, readonly Locale[]][];
  return Object.fromEntries(
    all.flatMap(([language, locales]) => locales.map((locale) => [locale, textIn(language)])),
  );
}
