import { ApplicationCommandType } from 'discord-api-types/v10';
import { readArticle } from '../../article/read.ts';
import { readSpeech } from '../../speech/read.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { EVERYWHERE, type MessageCommand } from '../app/command.ts';
import { respond } from '../app/respond.ts';
import { messageQuotesReply } from './message-reply.ts';

/** Message menu "Quotes in this message": who is quoted in it, read on the spot and kept nowhere. */
export const quotesInMessage = {
  data: { name: 'Quotes in this message', type: ApplicationCommandType.Message, ...EVERYWHERE },
  async execute(interaction) {
    const { content, url } = interaction.targetMessage;
    await respond(interaction, 'private', async () => messageQuotesReply(readMessage(content), url));
  },
} satisfies MessageCommand;

/** The message as if it were an article; null when it has no text. */
function readMessage(content: string): ReadArticle | null {
  if (content.trim() === '') return null;
  const article = readArticle(new TextEncoder().encode(content), { origin: 'message.txt', title: 'Message' });
  return { article, speech: readSpeech(article) };
}
