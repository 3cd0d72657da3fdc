import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
} from 'discord.js';
import type { LibraryArticle } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { Choice, CommandContext } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import { chosenArticle } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { type Adder, adderIn } from './adder.ts';
import { confirmRemovalReply, keptReply, removedReply, restoredReply } from './reply.ts';
import { SEE_ALL } from './show.ts';
import { decodeRemove, type RemoveAction } from './state.ts';

/** `/articles remove`: asks first. */
export async function askToRemove(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const adder = await adderIn(interaction, library);
  const { server } = adder;
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
    checkOwn(adder, kept);
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
  const adder = await adderIn(interaction, context.library);
  const asked = decodeRemove(fields);
  if (asked === null) throw new UserError(saying('articles.removeButtonGone'));
  return turn(interaction, context, (words) => perform(words, asked.action, adder, asked.article, context));
}

async function perform(
  words: Words,
  action: RemoveAction,
  adder: Adder,
  id: string,
  { library, log }: CommandContext,
): Promise<Reply> {
  const { server } = adder;
  if (action === 'restore') {
    const restored = await library.restore(server, id);
    if (restored) return restoredReply(words, restored);
    throw new UserError(saying('articles.undoOver'));
  }
  const present = await library.article(server, id);
  if (present !== undefined) checkOwn(adder, present);
  const kept = action === 'remove' ? await library.remove(server, id) : present;
  if (kept === undefined) throw new UserError(saying('articles.removedMeanwhile'));
  if (action === 'keep') return keptReply(words, kept);
  if (action === 'ask') return confirmRemovalReply(words, kept);
  log.info({ server, article: id }, 'removed an article');
  return removedReply(words, kept);
}

/** @throws UserError when somebody who is no moderator did not add it */
function checkOwn({ gives }: Adder, { addedBy, article }: LibraryArticle): void {
  if (gives.replacesOwnOnly !== true || addedBy === gives.addedBy) return;
  throw new UserError(saying('articles.notYours', { title: article.title }));
}
