import type {
  ChatInputCommandInteraction,
  Message as DiscordMessage,
  GuildTextBasedChannel,
} from 'discord.js';
import { summariseArticle } from '../../summary/article.ts';
import type { Message, Thread } from '../../summary/digest.ts';
import { digestThread } from '../../summary/thread.ts';
import { UserError } from '../../user-error.ts';
import { IN_SERVERS, type SlashCommand } from '../command.ts';
import { articleSummaryReply, digestReply } from '../replies/summary.ts';
import { respond } from '../respond.ts';
import { ARTICLE_OPTION, articleChoices, BOOLEAN_OPTION, chosenArticle } from './options.ts';

const INTEGER_OPTION = 4;
const MANAGE_MESSAGES = String(1 << 13);
const SENTENCES = 3;
/** Discord gives at most this many messages at once. */
const A_CALL = 100;
const USUAL = 100;

/** `/summary`: a digest of the thread it runs in, or an article in its own key sentences. */
export const summary = {
  data: {
    name: 'summary',
    description: 'Sum up this thread or an article in its own words',
    default_member_permissions: MANAGE_MESSAGES,
    options: [
      {
        type: INTEGER_OPTION,
        name: 'last',
        description: 'How many messages to read',
        min_value: 1,
        max_value: 1000,
      },
      { ...ARTICLE_OPTION, description: 'Sum up this article instead (its title, or a part of it)' },
      {
        type: BOOLEAN_OPTION,
        name: 'public',
        description: 'Whether everybody sees the digest (no unless you choose)',
      },
    ],
    ...IN_SERVERS,
  },
  async execute(interaction, { library }) {
    const visibility = interaction.options.getBoolean('public') ? 'public' : 'private';
    await respond(interaction, visibility, async () => {
      const kept = await chosenArticle(
        library,
        interaction.guildId,
        interaction.options.getString('article'),
      );
      if (kept !== null) return articleSummaryReply(kept.article, summariseArticle(kept, SENTENCES));
      const thread = await readThread(interaction, interaction.options.getInteger('last') ?? USUAL);
      const base = `https://discord.com/channels/${interaction.guildId}/${interaction.channelId}`;
      return digestReply(digestThread(thread), (id) => `${base}/${id}`);
    });
  },
  autocomplete: (interaction, { library }) => articleChoices(interaction, library),
} satisfies SlashCommand;

async function readThread(interaction: ChatInputCommandInteraction, last: number): Promise<Thread> {
  const channel = await interaction.client.channels.fetch(interaction.channelId);
  if (channel === null || !channel.isTextBased() || channel.isDMBased()) {
    throw new UserError(
      'There are no messages to read here. Run /summary in a channel or thread of a server.',
    );
  }
  const read: Message[] = [];
  let before: string | undefined;
  while (read.length < last) {
    const limit = Math.min(A_CALL, last - read.length);
    const batch = await channel.messages.fetch({
      limit,
      cache: false,
      ...(before === undefined ? {} : { before }),
    });
    read.push(...[...batch.values()].map(asMessage));
    before = batch.lastKey();
    if (batch.size < limit) break;
  }
  return { title: nameOf(channel), messages: read.reverse() };
}

function nameOf(channel: GuildTextBasedChannel): string {
  return channel.name;
}

function asMessage(message: DiscordMessage): Message {
  return {
    id: message.id,
    author: message.author.displayName,
    authorId: message.author.id,
    time: message.createdTimestamp,
    text: message.content,
    bot: message.author.bot,
    reactions: message.reactions.cache.reduce((sum, reaction) => sum + reaction.count, 0),
    ...(message.reference?.messageId === undefined ? {} : { replyTo: message.reference.messageId }),
  };
}
