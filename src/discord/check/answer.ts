import type { BaseInteraction } from 'discord.js';
import type { Library } from '../../library/library.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { Visibility } from '../app/language.ts';
import type { Reply } from '../kit/reply.ts';
import { articleOfPlace } from '../summary/thread-article.ts';
import type { AskedCheck } from './asked.ts';
import { checkText } from './find.ts';
import { checkReply } from './reply.ts';

/**
 * Checks what was asked, in a place whose own article counts before others.
 *
 * @throws UserError when the article to look in is no longer there
 */
export async function answerCheck(
  words: Words,
  interaction: BaseInteraction,
  library: Library,
  asked: AskedCheck,
  visibility: Visibility,
): Promise<Reply> {
  const server = interaction.guildId;
  if (asked.article !== null && (await library.article(server, asked.article)) === undefined)
    throw new UserError(saying('check.articleGone'));
  const near = asked.article === null ? await articleOfPlace(interaction, library) : null;
  const found = await checkText(words, library, server, asked, near?.article.id ?? null);
  return checkReply(words, { ...found, asked, isPrivate: visibility === 'private' });
}
