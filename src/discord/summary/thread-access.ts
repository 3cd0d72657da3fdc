import {
  type BaseInteraction,
  type Client,
  DiscordAPIError,
  type GuildMember,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import { ChannelType } from 'discord-api-types/v10';
import { UserError } from '../../user-error.ts';

/** A channel, thread or forum post whose messages may be read. */
export type Readable = GuildTextBasedChannel;

const NOT_HERE =
  'There are no messages to read here. Run /summary in a channel, thread or forum post of a server, or choose one with “thread”.';

/** What is needed to read messages, by the names that Discord's settings show. */
const NEEDED = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel' },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History' },
] as const;
/** The text of a voice or stage channel is for those who may enter it. */
const VOICE: readonly ChannelType[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const CONNECT = { bit: PermissionFlagsBits.Connect, name: 'Connect' } as const;

/**
 * The channel to read, once it is certain that both the person who asks and the bot may read its messages.
 *
 * @param id the channel or thread; the one that the interaction comes from unless given
 * @throws UserError that says who lacks which permission, and how to grant it
 */
export async function readableChannel(interaction: BaseInteraction, id: string | null): Promise<Readable> {
  const wanted = id ?? interaction.channelId;
  if (!interaction.inCachedGuild() || wanted === null) throw new UserError(NOT_HERE);
  const channel = await fetchChannel(interaction.client, wanted, interaction.guildId);
  const bot = interaction.guild.members.me ?? (await interaction.guild.members.fetchMe());
  await checkAsker(channel, interaction.member);
  await checkBot(channel, bot);
  return channel;
}

async function fetchChannel(client: Client, id: string, server: string): Promise<Readable> {
  try {
    const channel = await client.channels.fetch(id);
    if (channel === null || !channel.isTextBased() || channel.isDMBased() || channel.guildId !== server) {
      throw new UserError(NOT_HERE);
    }
    return channel;
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.code === 50_001 || error.status === 403)) {
      throw new UserError(cannotRead('that channel', ['View Channel'], 'its'));
    }
    if (error instanceof DiscordAPIError && error.status === 404) {
      throw new UserError('That channel or thread is gone, so there is nothing to sum up.');
    }
    throw error;
  }
}

async function checkAsker(channel: Readable, member: GuildMember): Promise<void> {
  const missing = missingOf(channel, member);
  if (missing.length > 0 || !(await isIn(channel, member))) {
    throw new UserError(
      `You can't read ${placeOf(channel)}, so it isn't summed up for you. ${missing.length > 0 ? `You are missing ${missing.join(' and ')} there.` : 'It is private and you are not in it.'} Ask a moderator of it to let you in.`,
    );
  }
}

async function checkBot(channel: Readable, bot: GuildMember): Promise<void> {
  const missing = missingOf(channel, bot);
  if (missing.length > 0) {
    throw new UserError(
      cannotRead(placeOf(channel), missing, channel.isThread() ? 'the thread’s channel’s' : 'the channel’s'),
    );
  }
  if (!(await isIn(channel, bot))) {
    throw new UserError(
      `I can't read ${placeOf(channel)}: it is private and I am not in it. Mention me in it to add me.`,
    );
  }
}

/** A private thread is read by those in it, and by who may manage threads. */
async function isIn(channel: Readable, member: GuildMember): Promise<boolean> {
  if (!channel.isThread() || channel.type !== ChannelType.PrivateThread) return true;
  if (channel.permissionsFor(member)?.has(PermissionFlagsBits.ManageThreads)) return true;
  return channel.members.fetch({ member: member.id, cache: false }).then(
    () => true,
    () => false,
  );
}

function missingOf(channel: Readable, who: GuildMember): string[] {
  const permissions = channel.permissionsFor(who);
  const needed = VOICE.includes(channel.type) ? [...NEEDED, CONNECT] : NEEDED;
  return needed.filter(({ bit }) => permissions === null || !permissions.has(bit)).map(({ name }) => name);
}

function cannotRead(place: string, missing: readonly string[], whose: string): string {
  return `I can't read ${place}: I am missing ${missing.join(' and ')} there. A moderator can allow it in ${whose} settings, under Permissions, for my role.`;
}

function placeOf(channel: Readable): string {
  return channel.isThread() ? 'this thread' : 'this channel';
}

/** What to say when messages come without their text. */
export const NO_CONTENT =
  'Discord gives me these messages without their text: the Message Content intent is turned off for this bot. Whoever runs the bot can turn it on in the Discord Developer Portal: the application, “Bot”, “Privileged Gateway Intents”, “Message Content Intent”. Nothing in this server needs to change.';
