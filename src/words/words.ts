import type { GetICUArgs } from '@schummar/icu-type-parser';
import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUE } from './catalogue/catalogue.ts';
import { withCommandNames } from './command-names.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { Sentence } from './sentences.ts';

type Catalogue = typeof CATALOGUE;

/** What names a sentence: its part of the catalogue and its own name ("help.ask"). */
export type Key = {
  [Part in keyof Catalogue]: `${Part}.${keyof Catalogue[Part] & string}`;
}[keyof Catalogue];

type English<K extends Key> = K extends `${infer Part extends keyof Catalogue}.${infer Name}`
  ? Name extends keyof Catalogue[Part]
    ? Catalogue[Part][Name] extends { readonly en: infer Text extends string }
      ? Text
      : never
    : never
  : never;

interface ArgumentTypes {
  // biome-ignore-start lint/style/useNamingConvention: names of the parser of types.
  ICUArgument: Value;
  ICUNumberArgument: number;
  // biome-ignore-end lint/style/useNamingConvention: names of the parser of types.
}

/** What the placeholders of a sentence take; nothing for a sentence without any. */
export type Values<K extends Key> = keyof GetICUArgs<English<K>, ArgumentTypes> extends never
  ? []
  : [values: GetICUArgs<English<K>, ArgumentTypes>];

/** What is to be said, in no language yet: plain data, which survives the way between threads. */
export interface Saying {
  readonly key: Key;
  readonly values: Readonly<Record<string, Value | number>>;
}

/** Several things in one sentence, joined as its language joins them. */
export interface Joined {
  readonly all: readonly (string | Saying)[];
  readonly by: 'and' | 'or';
}

/** A language by its code ("de", "deu"), which is shown by its name. */
export interface NamedLanguage {
  readonly languageCode: string;
}

/** What stands in place of a placeholder that is no number. */
export type Value = string | Saying | Joined | NamedLanguage;

/** Whether this can be said: what was kept may be of another version, with other sentences and other values in them. */
export function isSaying(kept: unknown): kept is Saying {
  if (typeof kept !== 'object' || kept === null || !('key' in kept && 'values' in kept)) return false;
  try {
    wordsIn('en').tell(kept as Saying);
    return true;
  } catch {
    return false;
  }
}

/** What is to be said, once it is known in which language. */
export function saying<K extends Key>(key: K, ...values: Values<K>): Saying;
export function saying(key: Key, values: Saying['values'] = {}): Saying {
  return { key, values };
}

/** The bot's own words in one language. */
export interface Words {
  readonly language: Language;
  /**
   * A sentence with its values. They stand in it as they are given: what others wrote is escaped before, wherever
   * Discord reads Markdown.
   */
  say<K extends Key>(key: K, ...values: Values<K>): string;
  /**
   * What was put together before the language was known.
   *
   * @throws RangeError when the catalogue has no such sentence
   */
  tell(said: Saying): string;
  /** "a, b and c", or with "or". */
  join(items: readonly string[], by: 'and' | 'or'): string;
  /** "12,345". */
  number(value: number): string;
  /** A day written as YYYY-MM-DD, as people read it: "3 March 2026"; what is no day stays as it is. */
  day(day: string): string;
}

/** The bot's own words in a language. */
export function wordsIn(language: Language): Words {
  const known = allWords.get(language) ?? newWords(language);
  allWords.set(language, known);
  return known;
}

const allWords = new Map<Language, Words>();

function newWords(language: Language): Words {
  const { tag } = LANGUAGES[language];
  const formats = new Map<Key, IntlMessageFormat>();
  const lists = {
    and: new Intl.ListFormat(tag, { type: 'conjunction' }),
    or: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
  const numbers = new Intl.NumberFormat(tag);
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });

  function tell({ key, values }: Saying): string {
    const format = formats.get(key) ?? new IntlMessageFormat(textOf(key, language), tag, undefined, OPTIONS);
    formats.set(key, format);
    const written = Object.entries(values).map(([name, value]) => [name, asText(value)] as const);
    return String(format.format(Object.fromEntries(written)));
  }

  function asText(value: Value | number): string | number {
    if (typeof value !== 'object') return value;
    if ('languageCode' in value) return names.of(value.languageCode) ?? value.languageCode;
    return 'key' in value
      ? tell(value)
      : words.join(
          value.all.map((each) => String(asText(each))),
          value.by,
        );
  }

  function say<K extends Key>(key: K, ...values: Values<K>): string;
  function say(key: Key, values: Saying['values'] = {}): string {
    return tell({ key, values });
  }

  const words: Words = {
    language,
    tell,
    say,
    join: (items, by) => lists[by].format(items),
    number: (value) => numbers.format(value),
    day(day) {
      const time = Date.parse(day);
      return Number.isNaN(time) ? day : days.format(time);
    },
  };
  return words;
}

function textOf(key: Key, language: Language): string {
  const [part = '', name = ''] = key.split('.');
  const parts: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = CATALOGUE;
  const sentence = parts[part]?.[name]?.[language];
  if (sentence === undefined) throw new RangeError(`no sentence “${key}”`);
  const text = withCommandNames(sentence, language);
  return language === 'fr' ? withFrenchSpaces(text) : text;
}

/** French has a blank before its high marks, at which no line may break; the catalogue is written with plain ones. */
function withFrenchSpaces(text: string): string {
  return text.replaceAll(/ (?=[;!?])/g, '\u202F').replaceAll(/ (?=[:»])|(?<=«) /g, '\u00A0');
}

/** Formatters are made once for all sentences of a language. Sentences have no tags: `<t:…>` is Discord's. */
const OPTIONS = { ignoreTag: true, formatters: sharedFormatters() };

function sharedFormatters(): Formatters {
  return {
    getNumberFormat: once((locales, options) => new Intl.NumberFormat(locales, options)),
    getDateTimeFormat: once((locales, options) => new Intl.DateTimeFormat(locales, options)),
    getPluralRules: once((locales, options) => new Intl.PluralRules(locales, options)),
  };
}

type Locales = string | string[] | undefined;

function once<Options, Made>(make: (locales: Locales, options?: Options) => Made) {
  const made = new Map<string, Made>();
  return (locales?: Locales, options?: Options): Made => {
    const name = `${locales} ${JSON.stringify(options)}`;
    const known = made.get(name) ?? make(locales, options);
    made.set(name, known);
    return known;
  };
}
