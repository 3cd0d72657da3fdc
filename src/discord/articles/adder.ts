import { type BaseInteraction, GuildMember } from 'discord.js';
import type { Library } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { isModerator } from '../kit/rights.ts';

/** Somebody who may add articles to a server, as its moderators chose in `/settings`. */
export interface Adder {
  readonly server: string;
  /** What every article that they give says of them; who is no moderator takes the place of nothing that others added. */
  readonly gives: { readonly addedBy: string; readonly replacesOwnOnly?: true };
}

/**
 * Who adds an article: moderators, and whom they let. Checked wherever something is added, buttons and forms too.
 *
 * @throws UserError for everybody else, saying who may, and in direct messages
 */
export async function adderIn(
  interaction: BaseInteraction,
  library: Pick<Library, 'settings'>,
): Promise<Adder> {
  const { guildId: server, user, member, guild } = interaction;
  if (server === null) throw new UserError(saying('articles.ofServers'));
  if (isModerator(interaction)) return { server, gives: { addedBy: user.id } };
  const { mayAdd } = await library.settings(server);
  const has = (role: string) => member instanceof GuildMember && member.roles.cache.has(role);
  if (mayAdd === 'everybody' || (mayAdd !== 'moderators' && mayAdd.some(has)))
    return { server, gives: { addedBy: user.id, replacesOwnOnly: true } };
  const names =
    mayAdd === 'moderators' ? [] : mayAdd.flatMap((role) => guild?.roles.cache.get(role)?.name ?? []);
  throw new UserError(
    names.length === 0
      ? saying('articles.moderatorsOnly')
      : saying('articles.someMayAdd', { roles: { all: names, by: 'or' } }),
  );
}
