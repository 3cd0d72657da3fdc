/** The languages that the bot's own words are written in, each with the tag by which `Intl` knows it and its own name. */
export const LANGUAGES = {
  en: { tag: 'en-GB', name: 'English' },
  de: { tag: 'de', name: 'Deutsch' },
  fr: { tag: 'fr', name: 'Français' },
  es: { tag: 'es', name: 'Español' },
  pt: { tag: 'pt-BR', name: 'Português (Brasil)' },
} as const;

export type Language = keyof typeof LANGUAGES;

/**
 * The language for somebody's locale; English where it is not one of them.
 *
 * @param locale - as Discord or a browser writes it ("pt-BR", "es-419"); null when it is not known
 */
export function languageFor(locale: string | null | undefined): Language {
  const start = (locale ?? '').split('-', 1)[0] ?? '';
  return start in LANGUAGES ? (start as Language) : 'en';
}
