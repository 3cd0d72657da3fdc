import type { Message } from 'discord.js';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { formatEndings } from '../../article/formats.ts';
import type { Library } from '../../library/library.ts';
import { DoubtfulArticle } from '../../library/reading/doubtful-article.ts';
import { UserError } from '../../user-error.ts';
import { IN_SERVERS, type MessageCommand } from '../app/command.ts';
import { respond } from '../app/respond.ts';
import { apiOf } from './add.ts';
import { isArticleFile, readAttachment } from './attachment.ts';
import { checkLeastLength } from './least-length.ts';
import { moderatedServer } from './moderator.ts';
import { type AddResult, addedReply, doubtfulReply } from './reply.ts';

const MANAGE_MESSAGES = String(1 << 13);

/** Message menu "Add as article": the files attached to a message that are articles, else its text. */
export const addAsArticle = {
  data: {
    name: 'Add as article',
    type: ApplicationCommandType.Message,
    default_member_permissions: MANAGE_MESSAGES,
    ...IN_SERVERS,
  },
  async execute(interaction, context) {
    const { library } = context;
    const server = moderatedServer(interaction);
    const { targetMessage, user } = interaction;
    await respond(interaction, context, 'private', async () => {
      try {
        return addedReply(await addMessage(library, server, targetMessage, user.id));
      } catch (error) {
        if (!(error instanceof DoubtfulArticle)) throw error;
        return doubtfulReply(error.message, targetMessage.attachments.find(isArticleFile)?.url ?? null);
      }
    });
  },
} satisfies MessageCommand;

async function addMessage(
  library: Library,
  server: string,
  message: Message,
  addedBy: string,
): Promise<AddResult[]> {
  const files = [...message.attachments.values()].filter(isArticleFile);
  if (files.length === 0) {
    if (message.content.trim() === '') {
      throw new UserError(
        `This message has no text of its own and no ${formatEndings} file attached. Copy the article’s text and use /articles add.`,
      );
    }
    checkLeastLength(message.content);
    const bytes = Buffer.from(message.content);
    return [await library.add(server, { bytes, origin: 'message.txt', link: message.url, addedBy })];
  }
  const results: AddResult[] = [];
  for (const file of files) {
    try {
      const added = await library.add(server, async () => {
        return { bytes: await readAttachment(file, apiOf(message.client)), origin: file.name, addedBy };
      });
      results.push(added);
    } catch (error) {
      if (!(error instanceof UserError) || files.length === 1) throw error;
      results.push({ name: file.name, problem: error.message });
    }
  }
  return results;
}
