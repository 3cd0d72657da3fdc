import type { Message } from 'discord.js';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { usualEndings } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { IN_SERVERS, type MessageCommand } from '../app/command.ts';
import { named } from '../app/localised.ts';
import { respond } from '../app/respond.ts';
import { uploaded } from './add.ts';
import { adderIn } from './adder.ts';
import { isArticleFile } from './attachment.ts';
import { type Given, previewEach } from './give.ts';
import { previewReply } from './preview.ts';

const MANAGE_MESSAGES = String(1 << 13);

/** Message menu "Add as article": the files attached to a message that are articles, else its text. */
export const addAsArticle = {
  data: {
    ...named('command.addAsArticle'),
    type: ApplicationCommandType.Message,
    default_member_permissions: MANAGE_MESSAGES,
    ...IN_SERVERS,
  },
  async execute(interaction, context) {
    const adder = await adderIn(interaction, context.library);
    const { targetMessage } = interaction;
    await respond(interaction, context, 'private', async (words) =>
      previewReply(words, await previewEach(words, context.library, adder, givenIn(targetMessage))),
    );
  },
} satisfies MessageCommand;

/** @throws UserError when the message has neither a text nor a file that could be an article */
function givenIn(message: Message): readonly Given[] {
  const files = [...message.attachments.values()].filter(isArticleFile);
  if (files.length > 0) return files.map((file) => uploaded(file, message.client));
  const { content, url } = message;
  if (content.trim() !== '')
    return [{ name: 'message.txt', bytes: async () => Buffer.from(content), link: url }];
  throw new UserError(saying('articles.messageEmpty', { endings: { all: usualEndings, by: 'or' } }));
}
