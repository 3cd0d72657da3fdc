import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import {
  MOST_CHOSEN,
  type ServerSettings,
  type SettingName,
  type SettingsChange,
} from '../../library/settings/server-settings.ts';
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

/** Whether a channel or role is still there: menus can only show those. */
export type IsThere = (id: string) => boolean;

/** The menus that change a setting, its present value chosen in them. */
export function controlsOf(
  { say }: Words,
  settings: ServerSettings,
  name: SettingName,
  isThere: IsThere,
): ReplyRow[] {
  switch (name) {
    case 'publicIn': {
      const { publicIn } = settings;
      const present = publicIn === 'everywhere' ? 'everywhere' : publicIn.length === 0 ? 'nowhere' : '';
      return rows(
        valueMenu(name, say('settings.chooseWhoSees'), present, [
          {
            label: say('settings.chooseEverybody'),
            value: 'everywhere',
            description: say('settings.inEveryChannel'),
          },
          { label: say('settings.chooseWhoAsks'), value: 'nowhere', description: say('settings.canPost') },
        ]),
        channelMenu(
          say('settings.chooseChannels'),
          publicIn === 'everywhere' ? [] : publicIn.filter(isThere),
        ),
      );
    }
    case 'mentions':
      return rows(
        valueMenu(name, say('settings.chooseMentions'), settings.mentions ? 'on' : 'off', [
          { label: say('settings.answerThem'), value: 'on' },
          { label: say('settings.leaveThem'), value: 'off', description: say('settings.commandsGoOn') },
        ]),
      );
    default:
      return [];
  }
}

/** What a choice in one of these menus asks for; null for what no menu has. */
export function changeFor(
  name: SettingName,
  action: 'value' | 'list',
  values: readonly string[],
): SettingsChange | null {
  if (action === 'list') return name === 'publicIn' ? { publicIn: values.slice(0, MOST_CHOSEN) } : null;
  const [value] = values;
  if (name === 'publicIn' && value === 'everywhere') return { publicIn: value };
  if (name === 'publicIn' && value === 'nowhere') return { publicIn: [] };
  if (name === 'mentions' && (value === 'on' || value === 'off')) return { mentions: value === 'on' };
  return null;
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

function channelMenu(placeholder: string, chosen: readonly string[]): ReplyRow {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: encodeSettings({ action: 'list', setting: 'publicIn' }),
        placeholder: cutBetweenWords(placeholder, LIMITS.selectPlaceholder),
        channel_types: CHANNELS,
        min_values: 0,
        max_values: MOST_CHOSEN,
        default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      },
    ],
  };
}
