import type { BaseInteraction, Guild, Message } from 'discord.js';
import { languageFor } from '../../words/languages.ts';
import { type Words, wordsIn } from '../../words/words.ts';
import type { CommandContext } from './command.ts';

/** Whether a reply is seen by everybody in the channel or by the person who asked alone. */
export type Visibility = 'public' | 'private';

/**
 * The words of a reply: what everybody sees is in the server's language (chosen by its moderators, else Discord's own
 * setting of it), what one person sees is in theirs. So is everything in direct messages.
 */
export async function wordsFor(
  interaction: BaseInteraction,
  visibility: Visibility,
  context: Pick<CommandContext, 'chosenLanguage'>,
): Promise<Words> {
  const { guildId, guildLocale } = interaction;
  if (visibility === 'private' || guildId === null) return wordsOfPerson(interaction);
  return wordsIn((await context.chosenLanguage(guildId)) ?? languageFor(guildLocale));
}

/** The words of forms, choices and errors, which one person alone sees. */
export function wordsOfPerson({ locale }: Pick<BaseInteraction, 'locale'>): Words {
  return wordsIn(languageFor(locale));
}

/** The words of an answer to a message: the server's; nothing tells the language of a person who writes one. */
export async function wordsForMessage(
  { guild }: Message,
  context: Pick<CommandContext, 'chosenLanguage'>,
): Promise<Words> {
  return guild === null ? wordsIn('en') : wordsOfServer(guild, context);
}

/** The words of what everybody in a server sees. */
export async function wordsOfServer(
  { id, preferredLocale }: Pick<Guild, 'id' | 'preferredLocale'>,
  context: Pick<CommandContext, 'chosenLanguage'>,
): Promise<Words> {
  return wordsIn((await context.chosenLanguage(id)) ?? languageFor(preferredLocale));
}
