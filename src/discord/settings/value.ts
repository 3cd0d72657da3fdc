import type { ServerSettings, SettingName } from '../../library/settings/server-settings.ts';
import { LANGUAGES, languageFor } from '../../words/languages.ts';
import type { Words } from '../../words/words.ts';

/** What the settings are called in the catalogue. */
export const TITLES = {
  publicIn: 'settings.publicIn',
  mentions: 'settings.mentions',
  articlesStay: 'settings.articlesStay',
  language: 'settings.language',
  mayAdd: 'settings.mayAdd',
} as const satisfies Record<SettingName, string>;

/** What is said about a setting while its menus are open. */
export const ABOUT = {
  publicIn: 'settings.publicInAbout',
  mentions: 'settings.mentionsAbout',
  articlesStay: 'settings.articlesStayAbout',
  language: 'settings.languageAbout',
  mayAdd: 'settings.mayAddAbout',
} as const satisfies Record<SettingName, string>;

/** Channels and roles are mentioned where Discord reads Markdown, and counted elsewhere. */
type Style = 'markdown' | 'plain';

/** The value of a setting in words. */
export function valueInWords(
  words: Words,
  settings: ServerSettings,
  name: SettingName,
  style: Style,
  serverLocale: string,
): string {
  const { say } = words;
  const { publicIn, mentions, articlesStay, language, mayAdd } = settings;
  switch (name) {
    case 'publicIn':
      return whoSees(words, publicIn, style);
    case 'mentions':
      return mentions ? say('settings.answered') : say('settings.notAnswered');
    case 'articlesStay':
      return articlesStay === null
        ? say('settings.untilRemoved')
        : say('settings.days', { days: articlesStay });
    case 'language':
      return language === 'server'
        ? say('settings.serversOwn', { language: LANGUAGES[languageFor(serverLocale)].name })
        : LANGUAGES[language].name;
    case 'mayAdd':
      return whoAdds(words, mayAdd, style);
  }
}

function whoSees({ say, join }: Words, publicIn: ServerSettings['publicIn'], style: Style): string {
  if (publicIn === 'everywhere') return say('settings.everybody');
  if (publicIn.length === 0) return say('settings.whoAsks');
  if (style === 'plain') return say('settings.everybodyInSome', { count: publicIn.length });
  const channels = publicIn.map((id) => `<#${id}>`);
  return say('settings.everybodyIn', { channels: join(channels, 'and') });
}

function whoAdds({ say, join }: Words, mayAdd: ServerSettings['mayAdd'], style: Style): string {
  if (mayAdd === 'moderators') return say('settings.moderators');
  if (mayAdd === 'everybody') return say('settings.everybody');
  if (style === 'plain') return say('settings.moderatorsAndSome', { count: mayAdd.length });
  const roles = mayAdd.map((id) => `<@&${id}>`);
  return say('settings.moderatorsAnd', { roles: join(roles, 'and') });
}
