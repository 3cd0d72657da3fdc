import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
} from 'discord.js';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { Choice, CommandContext } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import { chosenArticle } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { moderatedServer } from './moderator.ts';
import { confirmRemovalReply, keptReply, removedReply, restoredReply } from './reply.ts';
import { SEE_ALL } from './show.ts';
import { decodeRemove, type RemoveAction } from './state.ts';

/** `/articles remove`: asks first. */
export async function askToRemove(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  await respond(interaction, context, 'private', async (words) => {
    const kept = await chosenArticle(
      library,
      server,
      interaction.options.getString('article', true),
      SEE_ALL,
    );
    if (kept === null) throw new UserError(saying('articles.sayWhich'));
    if (kept.seed) {
      throw new UserError(saying('articles.seedStays', { title: kept.article.title }));
    }
    return confirmRemovalReply(words, kept);
  });
}

/** The server's own articles, whose titles or links fit what is typed: what can be edited and removed. */
export async function ownChoices(
  interaction: AutocompleteInteraction,
  { library }: CommandContext,
): Promise<readonly Choice[]> {
  const found = await library.findArticles(interaction.guildId, interaction.options.getFocused());
  return found.filter(({ seed }) => !seed).map(({ article }) => ({ name: article.title, value: article.id }));
}

/** The buttons: remove it, keep it, undo. */
export async function pressRemove(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const asked = decodeRemove(fields);
  if (asked === null) throw new UserError(saying('articles.removeButtonGone'));
  return turn(interaction, context, (words) => perform(words, asked.action, server, asked.article, context));
}

async function perform(
  words: Words,
  action: RemoveAction,
  server: string,
  id: string,
  { library, log }: CommandContext,
): Promise<Reply> {
  if (action === 'restore') {
    const restored = await library.restore(server, id);
    if (restored) return restoredReply(words, restored);
    throw new UserError(saying('articles.undoOver'));
  }
  const kept = action === 'remove' ? await library.remove(server, id) : await library.article(server, id);
  if (kept === undefined) throw new UserError(saying('articles.removedMeanwhile'));
  if (action === 'keep') return keptReply(words, kept);
  if (action === 'ask') return confirmRemovalReply(words, kept);
  log.info({ server, article: id }, 'removed an article');
  return removedReply(words, kept);
}
