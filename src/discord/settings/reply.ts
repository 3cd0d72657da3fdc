import { isDeepStrictEqual } from 'node:util';
import {
  DEFAULT_SETTINGS,
  type ServerSettings,
  type SettingName,
} from '../../library/settings/server-settings.ts';
import type { ChangedSettings } from '../../library/settings/settings-of-servers.ts';
import type { Words } from '../../words/words.ts';
import { type Button, buttonRow, menuRow, rows } from '../kit/buttons.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { controlsOf, type IsThere } from './controls.ts';
import { encodeSettings } from './state.ts';
import { ABOUT, TITLES, valueInWords } from './value.ts';

/** What of a server's settings is shown. */
export interface SettingsView {
  readonly settings: ServerSettings;
  /** The setting whose menus are open; null: none. */
  readonly open: SettingName | null;
  /** What the last press changed; null when it only looked. */
  readonly changed: ChangedSettings | null;
  /** The server's locale in Discord. */
  readonly locale: string;
  /** Whether whoever runs the bot lets it answer mentions at all. */
  readonly hostAnswersMentions: boolean;
  readonly isThere: IsThere;
}

/** The settings there are, in the order in which they are shown. */
const SHOWN: readonly SettingName[] = ['publicIn', 'mentions'];

/** A server's settings, each with its value, and the menus to change one. */
export function settingsReply(words: Words, view: SettingsView): Reply {
  const { say } = words;
  const { settings, open, changed } = view;
  const isDefault = (name: SettingName) => isDeepStrictEqual(settings[name], DEFAULT_SETTINGS[name]);
  const lines = SHOWN.map((name) => {
    const shown = { setting: say(TITLES[name]), value: valueShown(words, view, name) };
    return isDefault(name) ? say('settings.lineOfDefault', shown) : say('settings.line', shown);
  });
  const description = [
    ...(changed === null ? [] : [...changesInWords(words, changed, view.locale), '']),
    ...lines,
    ...(open === null ? [] : ['', say(ABOUT[open])]),
  ].join('\n');
  const choices = SHOWN.map((name) => ({
    label: say(TITLES[name]),
    value: name,
    description: valueInWords(words, settings, name, 'plain', view.locale),
    chosen: name === open,
  }));
  return {
    embeds: [{ color: ACCENT, title: say('settings.title'), description }],
    components: rows(
      menuRow(encodeSettings({ action: 'open' }), say('settings.change'), choices),
      ...(open === null ? [] : controlsOf(words, settings, open, view.isThere)),
      buttonRow(buttonsOf(words, open, isDefault)),
    ),
  };
}

function buttonsOf(
  { say }: Words,
  open: SettingName | null,
  isDefault: (name: SettingName) => boolean,
): Button[] {
  const resetAll = {
    label: say('settings.resetAll'),
    id: encodeSettings({ action: 'resetAll' }),
    disabled: SHOWN.every(isDefault),
  };
  if (open === null) return [resetAll];
  const reset = encodeSettings({ action: 'reset', setting: open });
  return [
    { label: say('settings.backToDefault'), id: reset, disabled: isDefault(open) },
    { label: say('settings.done'), id: encodeSettings({ action: 'all' }) },
    resetAll,
  ];
}

function changesInWords(words: Words, { before, after }: ChangedSettings, locale: string): string[] {
  const { say } = words;
  const changed = SHOWN.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (changed.length === 0) return [say('settings.nothingChanged')];
  const valueIn = (settings: ServerSettings, name: SettingName) =>
    valueInWords(words, settings, name, 'markdown', locale);
  return changed.map((name) =>
    say('settings.changed', {
      setting: say(TITLES[name]),
      value: valueIn(after, name),
      before: valueIn(before, name),
    }),
  );
}

/** The value, or what whoever runs the bot has decided in its place. */
function valueShown(
  words: Words,
  { settings, locale, hostAnswersMentions }: SettingsView,
  name: SettingName,
): string {
  if (name === 'mentions' && !hostAnswersMentions) return words.say('settings.hostAnswersNone');
  return valueInWords(words, settings, name, 'markdown', locale);
}
