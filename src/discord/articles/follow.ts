import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { typedWords } from '../../feeds/word-filter.ts';
import type { ListedFeed } from '../../library/feeds/feeds.ts';
import { wordsOf } from '../../text/fold.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { Choice, CommandContext } from '../app/command.ts';
import { described, named } from '../app/localised.ts';
import { respond } from '../app/respond.ts';
import { typedText } from '../kit/options.ts';
import { followedReply, unfollowedReply } from './follow-reply.ts';
import { moderatedServer } from './moderator.ts';
import { isSaying, mayChoose, POST_CHANNELS, postChannel } from './post-channel.ts';

/** `/articles follow`, as Discord takes it. */
export const FOLLOW = {
  type: ApplicationCommandOptionType.Subcommand as const,
  ...named('command.follow'),
  ...described('description.follow'),
  options: [
    {
      type: ApplicationCommandOptionType.String as const,
      ...named('option.link'),
      ...described('description.followLink'),
      required: true,
      max_length: 2000,
    },
    {
      type: ApplicationCommandOptionType.Channel as const,
      ...named('option.channel'),
      ...described('description.followChannel'),
      channel_types: [...POST_CHANNELS],
    },
    {
      type: ApplicationCommandOptionType.String as const,
      ...named('option.only'),
      ...described('description.followOnly'),
      max_length: 500,
    },
    {
      type: ApplicationCommandOptionType.String as const,
      ...named('option.without'),
      ...described('description.followWithout'),
      max_length: 500,
    },
  ],
};

/** `/articles unfollow`, as Discord takes it. */
export const UNFOLLOW = {
  type: ApplicationCommandOptionType.Subcommand as const,
  ...named('command.unfollow'),
  ...described('description.unfollow'),
  options: [
    {
      type: ApplicationCommandOptionType.String as const,
      ...named('option.feed'),
      ...described('description.unfollowFeed'),
      required: true,
      autocomplete: true,
      max_length: 200,
    },
  ],
};

/** Follows a feed, or changes what is wished of one that is followed. */
export async function follow(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library, log } = context;
  const server = moderatedServer(interaction);
  const { options } = interaction;
  const filter = {
    include: typedWords(options.getString('only') ?? ''),
    exclude: typedWords(options.getString('without') ?? ''),
  };
  await respond(interaction, context, 'private', async (words) => {
    const channel = await chosenChannel(interaction, server);
    const link = withScheme(typedText(options.getString('link', true)));
    const wish = { link, followedBy: interaction.user.id, filter, channel };
    const followed = await library.feeds.follow(server, wish);
    log.info({ server, feed: followed.feed.key, entries: followed.entries }, 'follows a feed');
    return followedReply(words, followed);
  });
}

/** Lets a feed go. */
export async function unfollow(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library, log } = context;
  const server = moderatedServer(interaction);
  await respond(interaction, context, 'private', async (words) => {
    const typed = typedText(interaction.options.getString('feed', true));
    const feeds = await library.feeds.list(server);
    const [feed] = feeds.filter(({ key }) => key === typed).concat(matching(feeds, typed));
    if (feed === undefined || (await library.feeds.unfollow(server, feed.key)) === undefined)
      throw new UserError(saying('feeds.unknown', { typed }));
    log.info({ server, feed: feed.key }, 'follows a feed no longer');
    return unfollowedReply(words, feed);
  });
}

/** The feeds that somebody may mean. */
export async function feedChoices(
  interaction: AutocompleteInteraction,
  { library }: CommandContext,
): Promise<readonly Choice[]> {
  const { guildId, options } = interaction;
  if (guildId === null) return [];
  const feeds = matching(await library.feeds.list(guildId), options.getFocused());
  return feeds.map(({ key, title, address }) => ({
    name: `${title} · ${address.replace(/^https?:\/\//u, '')}`,
    value: key,
  }));
}

/** Those in whose title or address every word stands, as the beginning of one. */
function matching(feeds: readonly ListedFeed[], typed: string): readonly ListedFeed[] {
  const folded = (text: string) => wordsOf(text).map((word) => word.folded);
  const wanted = folded(typed);
  return feeds.filter(({ title, address }) => {
    const known = folded(`${title} ${address}`);
    return wanted.every((word) => known.some((other) => other.startsWith(word)));
  });
}

/** The channel that was chosen, if one was. @throws UserError when the bot, or who asks, may not post there */
async function chosenChannel(
  interaction: ChatInputCommandInteraction,
  server: string,
): Promise<string | null> {
  const chosen = interaction.options.getChannel('channel');
  if (chosen === null || !interaction.inCachedGuild()) return null;
  const channel = await postChannel(interaction.client, server, chosen.id);
  if (isSaying(channel)) throw new UserError(channel);
  if (!mayChoose(channel, interaction.member))
    throw new UserError(saying('feeds.notYours', { channel: `<#${chosen.id}>` }));
  return chosen.id;
}

function withScheme(link: string): string {
  return /^[a-z][a-z0-9+.-]*:/iu.test(link) ? link : `https://${link}`;
}
