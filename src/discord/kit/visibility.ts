import { type BaseInteraction, type Channel, ChannelType } from 'discord.js';
import type { Library } from '../../library/library.ts';
import type { ServerSettings } from '../../library/settings/server-settings.ts';
import type { Visibility } from '../app/language.ts';

/**
 * Whether a reply of `/ask` or `/quotes` is seen by everybody: as the option `private` says, else as the server's
 * settings do for the channel. Direct messages have one reader anyway.
 *
 * @param isPrivate - the option; null where it was not given
 */
export async function visibilityOf(
  interaction: Pick<BaseInteraction, 'guildId' | 'channel'>,
  isPrivate: boolean | null,
  library: Pick<Library, 'settings'>,
): Promise<Visibility> {
  if (isPrivate !== null) return isPrivate ? 'private' : 'public';
  const { publicIn } = await library.settings(interaction.guildId);
  return isPublicIn(publicIn, placesOf(interaction.channel)) ? 'public' : 'private';
}

function isPublicIn(publicIn: ServerSettings['publicIn'], places: readonly string[]): boolean {
  return publicIn === 'everywhere' || places.some((place) => publicIn.includes(place));
}

/** A channel and what it is in: a thread's channel, a channel's category. Chosen for one, it holds for all inside. */
function placesOf(channel: Channel | null): string[] {
  if (channel === null || channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM) return [];
  const { id, parent, parentId } = channel;
  const above = parent === null ? null : parent.parentId;
  return [id, parentId, above].filter((place) => place !== null);
}
