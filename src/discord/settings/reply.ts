import { isDeepStrictEqual } from 'node:util';
import {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  type ServerSettings,
  type SettingName,
} from '../../library/settings/server-settings.ts';
import type { ChangedSettings } from '../../library/settings/settings-of-servers.ts';
import type { LibraryArticle } from '../../library/types.ts';
import type { Words } from '../../words/words.ts';
import { addedHow } from '../articles/reply.ts';
import { type Button, buttonRow, menuRow, rows } from '../kit/buttons.ts';
import { titleLink } from '../kit/citation.ts';
import { LIMITS, linesThatFit } from '../kit/limits.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { controlsOf, type Place } from './controls.ts';
import { type Left, signOf } from './days.ts';
import { encodeSettings } from './state.ts';
import { ABOUT, TITLES, valueInWords } from './value.ts';

/** What of a server's settings is shown. */
export interface SettingsView {
  readonly settings: ServerSettings;
  /** The setting whose menus are open; null: none. */
  readonly open: SettingName | null;
  /** What the last press changed; null when it only looked. */
  readonly changed: ChangedSettings | null;
  readonly place: Place;
  /** Whether whoever runs the bot lets it answer mentions at all. */
  readonly hostAnswersMentions: boolean;
  /** The articles that have left because of the change. */
  readonly left?: Left | null;
  /** How many of them are back. */
  readonly restored?: number;
}

/** A server's settings, each with its value, and the menus to change one. */
export function settingsReply(words: Words, view: SettingsView): Reply {
  const { say } = words;
  const { settings, open, place } = view;
  const isDefault = (name: SettingName) => isDeepStrictEqual(settings[name], DEFAULT_SETTINGS[name]);
  const lines = SETTING_NAMES.map((name) => {
    const shown = { setting: say(TITLES[name]), value: valueShown(words, view, name) };
    return isDefault(name) ? say('settings.lineOfDefault', shown) : say('settings.line', shown);
  });
  const news = newsIn(words, view);
  const description = [
    ...(news.length === 0 ? [] : [...news, '']),
    ...lines,
    ...(open === null ? [] : ['', say(ABOUT[open])]),
  ].join('\n');
  const choices = SETTING_NAMES.map((name) => ({
    label: say(TITLES[name]),
    value: name,
    description: valueInWords(words, settings, name, 'plain', place.locale),
    chosen: name === open,
  }));
  return {
    embeds: [{ color: ACCENT, title: say('settings.title'), description }],
    components: rows(
      menuRow(encodeSettings({ action: 'open' }), say('settings.change'), choices),
      ...(open === null ? [] : controlsOf(words, settings, open, place)),
      buttonRow(buttonsOf(words, view, isDefault)),
    ),
  };
}

/** Which articles would leave if articles stayed so many days, and whether they are to. */
export function leavingReply(words: Words, days: number, leaving: readonly LibraryArticle[]): Reply {
  const { say } = words;
  const head = say('settings.wouldLeave', { days: say('settings.days', { days }), count: leaving.length });
  const all = [...leaving].sort((a, b) => (a.addedAt ?? 0) - (b.addedAt ?? 0));
  const lines = all.map((kept) => `${titleLink(words, kept.article)} · ${addedHow(words, kept)}`);
  const fitting = Math.min(MOST_NAMED, linesThatFit(lines, LIMITS.embedDescription - head.length - 100));
  const rest = lines.length - fitting;
  const description = [
    head,
    '',
    ...lines.slice(0, fitting),
    ...(rest === 0 ? [] : [say('settings.andMore', { rest })]),
  ].join('\n');
  return {
    embeds: [{ color: ACCENT, title: say('settings.articlesStay'), description }],
    components: rows(
      buttonRow([
        {
          label: say('settings.letThemLeave', { count: leaving.length }),
          id: encodeSettings({ action: 'stay', days, leaving: signOf(leaving) }),
        },
        {
          label: say('settings.leaveAsItIs'),
          id: encodeSettings({ action: 'show', setting: 'articlesStay' }),
        },
      ]),
    ),
  };
}

/** Articles that are named of those that would leave. */
const MOST_NAMED = 15;

function buttonsOf(
  { say }: Words,
  { open, left, changed }: SettingsView,
  isDefault: (name: SettingName) => boolean,
): Button[] {
  const resetAll = {
    label: say('settings.resetAll'),
    id: encodeSettings({ action: 'resetAll' }),
    disabled: SETTING_NAMES.every(isDefault),
  };
  if (open === null) return [resetAll];
  const reset = encodeSettings({ action: 'reset', setting: open });
  const { before, after } = changed ?? {};
  const undo =
    left == null || before === undefined || after?.articlesStay == null
      ? null
      : ({ action: 'unstay', days: after.articlesStay, at: left.at, before: before.articlesStay } as const);
  return [
    ...(undo === null ? [] : [{ label: say('settings.undo'), id: encodeSettings(undo) }]),
    { label: say('settings.backToDefault'), id: reset, disabled: isDefault(open) },
    { label: say('settings.done'), id: encodeSettings({ action: 'all' }) },
    resetAll,
  ];
}

/** What the last press did. */
function newsIn(words: Words, { changed, left, restored, place }: SettingsView): string[] {
  const { say } = words;
  return [
    ...(changed === null ? [] : changesInWords(words, changed, place.locale)),
    ...(left == null ? [] : [say('settings.haveLeft', { count: left.count })]),
    ...(restored === undefined ? [] : [say('settings.areBack', { count: restored })]),
  ];
}

function changesInWords(words: Words, { before, after }: ChangedSettings, locale: string): string[] {
  const { say } = words;
  const changed = SETTING_NAMES.filter((name) => !isDeepStrictEqual(before[name], after[name]));
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
  { settings, place, hostAnswersMentions }: SettingsView,
  name: SettingName,
): string {
  if (name === 'mentions' && !hostAnswersMentions) return words.say('settings.hostAnswersNone');
  return valueInWords(words, settings, name, 'markdown', place.locale);
}
