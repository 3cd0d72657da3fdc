import {
  type Client,
  type GuildMember,
  type NewsChannel,
  PermissionFlagsBits,
  type TextChannel,
} from 'discord.js';
import { ChannelType } from 'discord-api-types/v10';
import { type Saying, saying } from '../../words/words.ts';

/** A channel in which articles can be posted and threads opened below them. */
export type PostChannel = TextChannel | NewsChannel;

/** Their types, as Discord's options take them: text and announcements. */
export const POST_CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** What the bot needs to post an article with a thread. */
const NEEDED = [
  { bit: PermissionFlagsBits.ViewChannel, name: saying('right.viewChannel') },
  { bit: PermissionFlagsBits.SendMessages, name: saying('right.sendMessages') },
  { bit: PermissionFlagsBits.EmbedLinks, name: saying('right.embedLinks') },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: saying('right.readHistory') },
  { bit: PermissionFlagsBits.CreatePublicThreads, name: saying('right.createThreads') },
] as const;

/** What somebody needs who lets the bot post there. */
const NEEDED_TO_CHOOSE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/**
 * A channel of a server as it is to be posted in, once it is certain that the bot may.
 *
 * @returns what keeps the bot from posting there, in words
 */
export async function postChannel(client: Client, server: string, id: string): Promise<PostChannel | Saying> {
  const channel = await client.channels.fetch(id).catch(() => null);
  if (channel === null || !isPostChannel(channel) || channel.guildId !== server)
    return saying('feeds.noChannel', { channel: `<#${id}>` });
  const bot = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  const permissions = channel.permissionsFor(bot);
  const missing = NEEDED.filter(({ bit }) => !permissions.has(bit)).map(({ name }) => name);
  if (missing.length === 0) return channel;
  return saying('feeds.cannotPost', { channel: `<#${id}>`, rights: { all: missing, by: 'and' } });
}

/** Whether somebody may write in a channel: only then they may let the bot write there. */
export function mayChoose(channel: PostChannel, member: GuildMember): boolean {
  return channel.permissionsFor(member).has(NEEDED_TO_CHOOSE);
}

/** Tells the two results of `postChannel` apart. */
export function isSaying(found: PostChannel | Saying): found is Saying {
  return 'key' in found;
}

function isPostChannel(channel: { readonly type: ChannelType }): channel is PostChannel {
  return POST_CHANNELS.some((type) => type === channel.type);
}
