import type { BaseInteraction } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { requireModerator } from '../kit/rights.ts';

/**
 * The server of somebody who may change its articles: those with the permission Manage Messages there.
 * `/articles` as a whole is for everybody, since Discord knows no permissions for subcommands; so each deed
 * that changes something is checked here, buttons and forms too.
 *
 * @throws UserError for everybody else, and in direct messages
 */
export function moderatedServer(interaction: BaseInteraction): string {
  if (interaction.guildId === null) {
    throw new UserError(saying('articles.ofServers'));
  }
  requireModerator(interaction, saying('articles.moderatorsOnly'));
  return interaction.guildId;
}
