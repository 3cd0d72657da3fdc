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
import { type Saying, saying } from '../../words/words.ts';

/** A channel, thread or forum post whose messages may be read. */
export type Readable = GuildTextBasedChannel;

const NOT_HERE = saying('summary.notHere');

/** What is needed to read messages, by the names that Discord's settings show. */
const NEEDED = [
  { bit: PermissionFlagsBits.ViewChannel, name: saying('right.viewChannel') },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: saying('right.readHistory') },
] as const;
/** The text of a voice or stage channel is for those who may enter it. */
const VOICE: readonly ChannelType[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice];
const CONNECT = { bit: PermissionFlagsBits.Connect, name: saying('right.connect') } as const;

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
      throw new UserError(
        cannotRead(
          saying('summary.thatChannel'),
          [saying('right.viewChannel')],
          saying('summary.itsSettings'),
        ),
      );
    }
    if (error instanceof DiscordAPIError && error.status === 404) {
      throw new UserError(saying('summary.channelGone'));
    }
    throw error;
  }
}

async function checkAsker(channel: Readable, member: GuildMember): Promise<void> {
  const missing = missingOf(channel, member);
  const place = placeOf(channel);
  if (missing.length > 0) {
    throw new UserError(saying('summary.askerLacks', { place, permissions: { all: missing, by: 'and' } }));
  }
  if (!(await isIn(channel, member))) throw new UserError(saying('summary.askerNotIn', { place }));
}

async function checkBot(channel: Readable, bot: GuildMember): Promise<void> {
  const missing = missingOf(channel, bot);
  if (missing.length > 0) {
    throw new UserError(
      cannotRead(
        placeOf(channel),
        missing,
        saying(channel.isThread() ? 'summary.threadSettings' : 'summary.channelSettings'),
      ),
    );
  }
  if (!(await isIn(channel, bot))) {
    throw new UserError(saying('summary.botNotIn', { place: placeOf(channel) }));
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

function missingOf(channel: Readable, who: GuildMember): Saying[] {
  const permissions = channel.permissionsFor(who);
  const needed = VOICE.includes(channel.type) ? [...NEEDED, CONNECT] : NEEDED;
  return needed.filter(({ bit }) => permissions === null || !permissions.has(bit)).map(({ name }) => name);
}

function cannotRead(place: Saying, missing: readonly Saying[], settings: Saying): Saying {
  return saying('summary.botLacks', { place, permissions: { all: missing, by: 'and' }, settings });
}

function placeOf(channel: Readable): Saying {
  return saying(channel.isThread() ? 'summary.thisThread' : 'summary.thisChannel');
}

/** What to say when messages come without their text. */
export const NO_CONTENT = saying('summary.noContent');
