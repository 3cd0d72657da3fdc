import { type BaseInteraction, GuildMember, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../user-error.ts';
import type { Saying } from '../../words/words.ts';

/** Whether somebody has the permission Manage Messages where they are. */
export function isModerator({ memberPermissions }: BaseInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true;
}

/**
 * Checks, at the moment of a press, that somebody has the permission Manage Messages where they press: a button
 * may stand below a message that everybody sees, and rights may have gone since it was sent.
 *
 * @param refusal - what is said to everybody else
 * @throws UserError for everybody else
 */
export function requireModerator(interaction: BaseInteraction, refusal: Saying): void {
  if (!isModerator(interaction)) throw new UserError(refusal);
}

/**
 * As `requireModerator`, for what holds in the whole server: the permission must come from somebody's roles, since one
 * that was given in a single channel reaches no further than that.
 */
export function requireModeratorOfServer({ member }: BaseInteraction, refusal: Saying): void {
  if (!(member instanceof GuildMember) || !member.permissions.has(PermissionFlagsBits.ManageMessages))
    throw new UserError(refusal);
}
