import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../user-error.ts';

/**
 * Checks, at the moment of a press, that somebody has the permission Manage Messages where they press: a button
 * may stand below a message that everybody sees, and rights may have gone since it was sent.
 *
 * @param refusal - what is said to everybody else
 * @throws UserError for everybody else
 */
export function requireModerator(interaction: BaseInteraction, refusal: string): void {
  if (!interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages)) throw new UserError(refusal);
}
