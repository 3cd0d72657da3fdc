import { z } from 'zod';
import { LANGUAGES, type Language } from '../../words/languages.ts';

/** How the bot behaves in one server, as its moderators have chosen. */
export interface ServerSettings {
  /** Where `/ask` and `/quotes` answer everybody: in all channels, or in these alone (ids of channels or categories; none: nowhere). */
  readonly publicIn: 'everywhere' | readonly string[];
  /** Whether messages that mention the bot are answered. */
  readonly mentions: boolean;
  /** Days after which an article leaves by itself; null: it stays until it is removed. */
  readonly articlesStay: number | null;
  /** The language of the bot's own words; "server": that of the server in Discord. */
  readonly language: Language | 'server';
  /** Who may add articles: moderators, everybody, or moderators and whoever has one of these roles (ids). */
  readonly mayAdd: 'moderators' | 'everybody' | readonly string[];
}

export type SettingName = keyof ServerSettings;

/** What holds where a server has chosen nothing. */
export const DEFAULT_SETTINGS: ServerSettings = {
  publicIn: 'everywhere',
  mentions: true,
  articlesStay: null,
  language: 'server',
  mayAdd: 'moderators',
};

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as readonly SettingName[];

/** What a server has chosen; the rest follows the defaults, also when those change. */
export type ChosenSettings = Partial<ServerSettings>;

/** New values of some settings; undefined goes back to the default. */
export type SettingsChange = { readonly [Name in SettingName]?: ServerSettings[Name] | undefined };

/** Days that articles can stay. */
export const STAY = { least: 1, most: 3650 } as const;

/** Discord lets so many channels or roles be chosen in a menu. */
export const MOST_CHOSEN = 25;

const ids = z.array(z.string().regex(/^\d{1,20}$/)).max(MOST_CHOSEN);

const SHAPES: { readonly [Name in SettingName]: z.ZodType<ServerSettings[Name]> } = {
  publicIn: z.union([z.literal('everywhere'), ids]),
  mentions: z.boolean(),
  articlesStay: z.int().min(STAY.least).max(STAY.most).nullable(),
  language: z.enum(['server', ...(Object.keys(LANGUAGES) as Language[])]),
  mayAdd: z.union([z.literal('moderators'), z.literal('everybody'), ids.min(1)]),
};

/**
 * What a server has chosen, read from what was kept. A value that is none of its setting's (written by a later version,
 * or by hand) is left out, and so is what no setting has the name of.
 */
export function readSettings(kept: Readonly<Record<string, unknown>>): ChosenSettings {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const read = SHAPES[name].safeParse(kept[name]);
      return read.success ? [[name, read.data]] : [];
    }),
  );
}

/**
 * What a server has chosen after a change. What equals the default counts as not chosen.
 *
 * @throws RangeError for a value that its setting does not take
 */
export function changedSettings(chosen: ChosenSettings, change: SettingsChange): ChosenSettings {
  const values = Object.entries({ ...chosen, ...change }) as [SettingName, unknown][];
  const kept = values.filter(([name, value]) => {
    if (value !== undefined && !SHAPES[name].safeParse(value).success)
      throw new RangeError(`not a value of ${name}: ${JSON.stringify(value)}`);
    return value !== undefined && value !== DEFAULT_SETTINGS[name];
  });
  return Object.fromEntries(kept);
}

/** What holds in a server that has chosen these. */
export function settingsWith(chosen: ChosenSettings): ServerSettings {
  return { ...DEFAULT_SETTINGS, ...chosen };
}
