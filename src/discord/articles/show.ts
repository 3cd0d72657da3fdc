import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import type { Library, ServerId } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import { decodeCustomId } from '../kit/custom-id.ts';
import { chosenArticle } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { listReply } from './list.ts';
import { outlineReply } from './outline.ts';
import { decodeList, decodeOutline } from './state.ts';

/** What else there is to do where no article has the title. */
export const SEE_ALL = saying('articles.seeAll');

const GONE = saying('articles.listGone');

/** `/articles list`: everything a server has. */
export function showList(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  return respond(interaction, context, 'private', (words) => listOf(interaction.guildId, 0, context, words));
}

/** `/articles show`: the paragraphs of an article and who speaks in them. */
export function showOutline(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  return respond(interaction, context, 'private', async (words) => {
    const typed = interaction.options.getString('article', true);
    const kept = await chosenArticle(library, interaction.guildId, typed, SEE_ALL);
    if (kept === null) throw new UserError(saying('articles.sayWhich'));
    return outlineReply(words, kept, 0);
  });
}

/** A press of the list's pager. */
export async function turnList(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const page = decodeList(fields);
  if (page === null) throw new UserError(GONE);
  return turn(interaction, context, (words) => listOf(interaction.guildId, page, context, words));
}

async function listOf(
  server: ServerId,
  page: number,
  { library }: CommandContext,
  words: Words,
): Promise<Reply> {
  const feeds = server === null ? [] : await library.feeds.list(server);
  return listReply(words, await library.articles(server), feeds, page);
}

/** A press of an outline's pager, or of a button that leads to an outline. */
export async function turnOutline(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  return turn(interaction, context, (words) => outlineOf(words, library, interaction.guildId, fields));
}

/** A choice in the list's menu; its value is the custom id of the outline. */
export async function pickOutline(
  interaction: MessageComponentInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const [value = ''] = interaction.isStringSelectMenu() ? interaction.values : [];
  return turn(interaction, context, (words) =>
    outlineOf(words, library, interaction.guildId, decodeCustomId(value).fields),
  );
}

async function outlineOf(
  words: Words,
  library: Library,
  server: ServerId,
  fields: readonly string[],
): Promise<Reply> {
  const asked = decodeOutline(fields);
  if (asked === null) throw new UserError(GONE);
  const kept = await library.article(server, asked.article);
  if (kept === undefined) throw new UserError(saying('articles.gone'));
  return outlineReply(words, kept, asked.page);
}
