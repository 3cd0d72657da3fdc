import type {
  APIApplicationCommandBooleanOption,
  APIApplicationCommandStringOption,
  AutocompleteInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Library, LibraryArticle, ServerId } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { type Saying, saying } from '../../words/words.ts';
import type { Choice } from '../app/command.ts';
import { described, named } from '../app/localised.ts';

/** The option that narrows a command to one article. */
export const ARTICLE_OPTION: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  ...named('option.article'),
  ...described('description.onlyArticle'),
  autocomplete: true,
  max_length: 200,
};

/** The option that chooses who sees a reply; its description says what holds where it is not given. */
export function privateOption(
  description: 'description.private' | 'description.privateCheck',
): APIApplicationCommandBooleanOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    ...named('option.private'),
    ...described(description),
  };
}

/** Choices for {@link ARTICLE_OPTION}: the articles whose title or link fits what is typed. */
export async function articleChoices(
  interaction: AutocompleteInteraction,
  library: Library,
): Promise<readonly Choice[]> {
  const found = await library.findArticles(interaction.guildId, interaction.options.getFocused());
  return found.map(({ article }) => ({ name: article.title, value: article.id }));
}

/**
 * The article that an option's text means: an id from a suggestion, or a part of a title typed freely.
 *
 * @param instead what else somebody may do in this command, said when no article fits
 * @returns null when nothing was given
 * @throws UserError when no article fits
 */
export async function chosenArticle(
  library: Library,
  server: ServerId,
  typed: string | null,
  instead: Saying = saying('kit.insteadAll'),
): Promise<LibraryArticle | null> {
  if (typed === null || typed.trim() === '') return null;
  const exact = await library.article(server, typed);
  if (exact !== undefined) return exact;
  const [best] = await library.findArticles(server, typed);
  if (best !== undefined) return best;
  throw new UserError(saying('kit.noSuchArticle', { title: typed, instead }));
}

/** What somebody typed, without control characters and blanks at the ends; lines are joined. */
export function typedText(text: string | null): string {
  return (text ?? '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
