import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import type { Library, ServerId } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import type { CommandContext } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import { decodeCustomId } from '../kit/custom-id.ts';
import { chosenArticle } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { listReply } from './list.ts';
import { outlineReply } from './outline.ts';
import { decodeList, decodeOutline } from './state.ts';

/** What else there is to do where no article has the title. */
export const SEE_ALL = 'see all of them with /articles list';

const GONE = 'This list can no longer be read. Please run /articles list again.';

/** `/articles list`: everything a server has. */
export function showList(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { library } = context;
  return respond(interaction, context, 'private', async () =>
    listReply(await library.articles(interaction.guildId), 0),
  );
}

/** `/articles show`: the paragraphs of an article and who speaks in them. */
export function showOutline(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  return respond(interaction, context, 'private', async () => {
    const typed = interaction.options.getString('article', true);
    const kept = await chosenArticle(library, interaction.guildId, typed, SEE_ALL);
    if (kept === null) throw new UserError('Say which article: start typing a word of its title.');
    return outlineReply(kept, 0);
  });
}

/** A press of the list's pager. */
export async function turnList(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const page = decodeList(fields);
  if (page === null) throw new UserError(GONE);
  return turn(interaction, context, async () => listReply(await library.articles(interaction.guildId), page));
}

/** A press of an outline's pager, or of a button that leads to an outline. */
export async function turnOutline(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  return turn(interaction, context, () => outlineOf(library, interaction.guildId, fields));
}

/** A choice in the list's menu; its value is the custom id of the outline. */
export async function pickOutline(
  interaction: MessageComponentInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const [value = ''] = interaction.isStringSelectMenu() ? interaction.values : [];
  return turn(interaction, context, () =>
    outlineOf(library, interaction.guildId, decodeCustomId(value).fields),
  );
}

async function outlineOf(library: Library, server: ServerId, fields: readonly string[]): Promise<Reply> {
  const asked = decodeOutline(fields);
  if (asked === null) throw new UserError(GONE);
  const kept = await library.article(server, asked.article);
  if (kept === undefined) throw new UserError('This article is no longer here.');
  return outlineReply(kept, asked.page);
}
