import type { LocalizationMap } from 'discord-api-types/v10';

/** What a command, an option or a choice is called in a language. */
export function nameIn(
  named: { readonly name: string; readonly name_localizations?: LocalizationMap | null },
  locale: string,
): string {
  return textIn(named.name_localizations, locale) ?? named.name;
}

/** What is said about a command or an option in a language. */
export function describedIn(
  described: { readonly description: string; readonly description_localizations?: LocalizationMap | null },
  locale: string,
): string {
  return textIn(described.description_localizations, locale) ?? described.description;
}

function textIn(all: LocalizationMap | null | undefined, locale: string): string | undefined {
  const texts: Readonly<Record<string, string | null | undefined>> = all ?? {};
  return texts[locale] ?? undefined;
}

/** The languages that commands are named in, English first. */
export function localesOf(
  commands: readonly { readonly name_localizations?: LocalizationMap | null }[],
): string[] {
  return [
    ...new Set(['en-GB', ...commands.flatMap((command) => Object.keys(command.name_localizations ?? {}))]),
  ];
}
