import { SETTING_NAMES, type SettingName } from '../../library/settings/server-settings.ts';
import { encodeCustomId } from '../kit/custom-id.ts';

/** The route of the menus and buttons of `/settings`. */
export const SETTINGS_ROUTE = 'set1';

/** How settings are called in custom ids, for years. */
const CODES: Readonly<Record<SettingName, string>> = {
  publicIn: 'p',
  mentions: 'm',
  articlesStay: 's',
  language: 'l',
  mayAdd: 'a',
};

/**
 * What a menu or button of `/settings` does: show one setting's menus (`open`, of the one chosen in the menu), all of
 * them (`all`), take a value (`value`: of a list of texts, `list`: of channels or roles), go back to the default
 * (`reset`), for all of them (`resetAll`).
 */
export type SettingsPress =
  | { readonly action: 'open' | 'all' | 'resetAll' }
  | { readonly action: 'value' | 'list' | 'reset'; readonly setting: SettingName };

const ACTIONS = { open: 'o', all: 'a', resetAll: 'x', value: 'v', list: 'l', reset: 'r' } as const;

export function encodeSettings(press: SettingsPress): string {
  const fields = 'setting' in press ? [CODES[press.setting]] : [];
  return encodeCustomId(SETTINGS_ROUTE, ACTIONS[press.action], ...fields);
}

/** Null when the fields are not of `/settings`. */
export function decodeSettings([letter, code]: readonly string[]): SettingsPress | null {
  const action = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).find((one) => ACTIONS[one] === letter);
  if (action === undefined) return null;
  if (action === 'open' || action === 'all' || action === 'resetAll') return { action };
  const setting = SETTING_NAMES.find((name) => CODES[name] === code);
  return setting === undefined ? null : { action, setting };
}
