import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import {
  MOST_CHOSEN,
  type ServerSettings,
  type SettingName,
  type SettingsChange,
} from '../../library/settings/server-settings.ts';
import { LANGUAGES, type Language, languageFor } from '../../words/languages.ts';
import type { Words } from '../../words/words.ts';
import { type MenuOption, menuRow, rows } from '../kit/buttons.ts';
import { cutBetweenWords, LIMITS } from '../kit/limits.ts';
import type { ReplyRow } from '../kit/reply.ts';
import { encodeSettings } from './state.ts';

/** Where somebody can ask: text, voice, announcements, stages, forums, and the categories of all these. */
const CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
];

/** Days that are offered; any other number is typed into a form. */
const DAYS = [7, 14, 30, 60, 90, 180, 365];
const NEVER = 'never';
/** The option that opens the form. */
export const OTHER_DAYS = 'other';

/** What menus need to know of the server. */
export interface Place {
  /** Its locale in Discord. */
  readonly locale: string;
  /** Whether a channel or role is still there: menus can only show those. */
  readonly isThere: (id: string) => boolean;
}

/** The menus that change a setting, its present value chosen in them. */
export function controlsOf(
  words: Words,
  settings: ServerSettings,
  name: SettingName,
  place: Place,
): ReplyRow[] {
  switch (name) {
    case 'publicIn':
      return whoSeesMenus(words, settings, place);
    case 'mentions':
      return mentionsMenu(words, settings);
    case 'articlesStay':
      return daysMenu(words, settings);
    case 'language':
      return languageMenu(words, settings, place);
    case 'mayAdd':
      return whoAddsMenus(words, settings, place);
  }
}

/** What a choice in one of these menus asks for; null for what no menu has. */
export function changeFor(
  name: SettingName,
  action: 'value' | 'list',
  values: readonly string[],
  server: string,
): SettingsChange | null {
  const [value = ''] = values;
  return action === 'value' ? CHANGES[name](value) : changeByList(name, values.slice(0, MOST_CHOSEN), server);
}

/** What each menu of values asks for. */
const CHANGES: Readonly<Record<SettingName, (value: string) => SettingsChange | null>> = {
  publicIn(value) {
    if (value === 'nowhere') return { publicIn: [] };
    return value === 'everywhere' ? { publicIn: value } : null;
  },
  mentions: (value) => (value === 'on' || value === 'off' ? { mentions: value === 'on' } : null),
  articlesStay(value) {
    if (value === NEVER) return { articlesStay: null };
    return DAYS.includes(Number(value)) ? { articlesStay: Number(value) } : null;
  },
  language: (value) =>
    value === 'server' || value in LANGUAGES ? { language: value as Language | 'server' } : null,
  mayAdd: (value) => (value === 'moderators' || value === 'everybody' ? { mayAdd: value } : null),
};

function changeByList(name: SettingName, list: readonly string[], server: string): SettingsChange | null {
  if (name === 'publicIn') return { publicIn: list };
  if (name !== 'mayAdd') return null;
  // The role that everybody has goes by the server's id.
  return { mayAdd: list.includes(server) ? 'everybody' : list.length === 0 ? 'moderators' : list };
}

function whoSeesMenus({ say }: Words, { publicIn }: ServerSettings, { isThere }: Place): ReplyRow[] {
  const present = publicIn === 'everywhere' ? 'everywhere' : publicIn.length === 0 ? 'nowhere' : '';
  const everywhere = { label: say('settings.chooseEverybody'), description: say('settings.inEveryChannel') };
  const nowhere = { label: say('settings.chooseWhoAsks'), description: say('settings.canPost') };
  const chosen = publicIn === 'everywhere' ? [] : publicIn.filter(isThere);
  return rows(
    valueMenu('publicIn', say('settings.chooseWhoSees'), present, [
      { ...everywhere, value: 'everywhere' },
      { ...nowhere, value: 'nowhere' },
    ]),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.ChannelSelect,
          ...listMenu('publicIn', say('settings.chooseChannels')),
          channel_types: CHANNELS,
          default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
        },
      ],
    },
  );
}

function mentionsMenu({ say }: Words, { mentions }: ServerSettings): ReplyRow[] {
  return rows(
    valueMenu('mentions', say('settings.chooseMentions'), mentions ? 'on' : 'off', [
      { label: say('settings.answerThem'), value: 'on' },
      { label: say('settings.leaveThem'), value: 'off', description: say('settings.commandsGoOn') },
    ]),
  );
}

function daysMenu({ say }: Words, { articlesStay }: ServerSettings): ReplyRow[] {
  const offered = articlesStay === null || DAYS.includes(articlesStay) ? DAYS : [articlesStay, ...DAYS];
  const numbers = offered.map((days) => ({ label: say('settings.days', { days }), value: String(days) }));
  return rows(
    valueMenu(
      'articlesStay',
      say('settings.chooseDays'),
      articlesStay === null ? NEVER : String(articlesStay),
      [
        { label: say('settings.chooseUntilRemoved'), value: NEVER },
        ...numbers,
        { label: say('settings.chooseOtherDays'), value: OTHER_DAYS },
      ],
    ),
  );
}

function languageMenu({ say }: Words, { language }: ServerSettings, { locale }: Place): ReplyRow[] {
  const own = LANGUAGES[languageFor(locale)].name;
  return rows(
    valueMenu('language', say('settings.chooseLanguage'), language, [
      { label: say('settings.chooseServersOwn'), value: 'server', description: own },
      ...Object.entries(LANGUAGES).map(([value, { name }]) => ({ label: name, value })),
    ]),
  );
}

function whoAddsMenus({ say }: Words, { mayAdd }: ServerSettings, { isThere }: Place): ReplyRow[] {
  const chosen = typeof mayAdd === 'string' ? [] : mayAdd.filter(isThere);
  return rows(
    valueMenu('mayAdd', say('settings.chooseWhoAdds'), typeof mayAdd === 'string' ? mayAdd : '', [
      { label: say('settings.chooseModerators'), value: 'moderators' },
      { label: say('settings.chooseEverybody'), value: 'everybody' },
    ]),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.RoleSelect,
          ...listMenu('mayAdd', say('settings.chooseRoles')),
          default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
        },
      ],
    },
  );
}

function valueMenu(
  setting: SettingName,
  placeholder: string,
  present: string,
  options: readonly MenuOption[],
): ReplyRow | null {
  const marked = options.map((option) => ({ ...option, chosen: option.value === present }));
  return menuRow(encodeSettings({ action: 'value', setting }), placeholder, marked);
}

function listMenu(setting: SettingName, placeholder: string) {
  return {
    custom_id: encodeSettings({ action: 'list', setting }),
    placeholder: cutBetweenWords(placeholder, LIMITS.selectPlaceholder),
    min_values: 0,
    max_values: MOST_CHOSEN,
  };
}
