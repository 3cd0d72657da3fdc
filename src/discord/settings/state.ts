import { SETTING_NAMES, type SettingName } from '../../library/settings/server-settings.ts';
import { decodeNumber, encodeCustomId, encodeNumber } from '../kit/custom-id.ts';

/** The route of the menus and buttons of `/settings`, and of the form for a number of days. */
export const SETTINGS_ROUTE = 'set1';
export const DAYS_ROUTE = 'setdays1';

/** How settings are called in custom ids, for years. */
const CODES: Readonly<Record<SettingName, string>> = {
  publicIn: 'p',
  mentions: 'm',
  articlesStay: 's',
  language: 'l',
  mayAdd: 'a',
};

/**
 * What a menu or button of `/settings` does:
 *
 * - `open` shows the menus of the setting that is chosen in a menu, `show` those of one, `all` no menus;
 * - `value` takes what is chosen of a list of texts, `list` what is chosen of channels or roles;
 * - `reset` goes back to the default of one, `resetAll` of all;
 * - `stay` sets the days that articles stay after it was said which would leave, `unstay` takes that back.
 */
export type SettingsPress =
  | { readonly action: 'open' | 'all' | 'resetAll' }
  | { readonly action: 'value' | 'list' | 'reset' | 'show'; readonly setting: SettingName }
  | { readonly action: 'stay'; readonly days: number; readonly leaving: string }
  | Unstay;

/** Takes back that articles stay so many days. */
export interface Unstay {
  readonly action: 'unstay';
  readonly days: number;
  /** When they left, in milliseconds since 1970. */
  readonly at: number;
  /** How long they stayed before. */
  readonly before: number | null;
}

const ACTIONS = {
  open: 'o',
  all: 'a',
  resetAll: 'x',
  value: 'v',
  list: 'l',
  reset: 'r',
  show: 's',
  stay: 'd',
  unstay: 'u',
} as const;

export function encodeSettings(press: SettingsPress): string {
  return encodeCustomId(SETTINGS_ROUTE, ACTIONS[press.action], ...fieldsOf(press));
}

function fieldsOf(press: SettingsPress): string[] {
  if ('setting' in press) return [CODES[press.setting]];
  if (press.action === 'stay') return [encodeNumber(press.days), press.leaving];
  if (press.action === 'unstay') {
    const before = press.before === null ? '' : encodeNumber(press.before);
    return [encodeNumber(press.days), encodeNumber(press.at), before];
  }
  return [];
}

/** Null when the fields are not of `/settings`. */
export function decodeSettings([letter, ...fields]: readonly string[]): SettingsPress | null {
  const action = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).find((one) => ACTIONS[one] === letter);
  switch (action) {
    case undefined:
      return null;
    case 'open':
    case 'all':
    case 'resetAll':
      return { action };
    case 'stay':
      return decodeStay(fields);
    case 'unstay':
      return decodeUnstay(fields);
    default: {
      const setting = SETTING_NAMES.find((name) => CODES[name] === fields[0]);
      return setting === undefined ? null : { action, setting };
    }
  }
}

function decodeStay([digits = '', leaving]: readonly string[]): SettingsPress | null {
  const days = decodeNumber(digits);
  return days === null || leaving === undefined ? null : { action: 'stay', days, leaving };
}

function decodeUnstay([digits = '', time = '', earlier = '']: readonly string[]): SettingsPress | null {
  const days = decodeNumber(digits);
  const at = decodeNumber(time);
  const before = earlier === '' ? null : decodeNumber(earlier);
  if (days === null || at === null || (earlier !== '' && before === null)) return null;
  return { action: 'unstay', days, at, before };
}
