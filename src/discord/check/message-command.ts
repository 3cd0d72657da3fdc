import { ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE, type MessageCommand } from '../app/command.ts';
import { named } from '../app/localised.ts';
import { respond } from '../app/respond.ts';
import { answerCheck } from './answer.ts';
import { nothingToCheck } from './reply.ts';

/** Message menu "Check quotations in this message": who is quoted in it, and whether that is right. */
export const checkMessage = {
  data: {
    ...named('command.checkMessage'),
    type: ApplicationCommandType.Message,
    ...EVERYWHERE,
  },
  async execute(interaction, context) {
    const { library } = context;
    const { content, url } = interaction.targetMessage;
    const text = withoutQuoteSigns(content);
    await respond(interaction, context, 'private', async (words) => {
      if (!/[\p{L}\p{N}]/u.test(text)) return nothingToCheck(words, url);
      const asked = { text, person: null, article: null, message: url };
      return answerCheck(words, interaction, library, asked, 'private');
    });
  },
} satisfies MessageCommand;

/** A message without the signs that Discord makes a block quote of. */
function withoutQuoteSigns(content: string): string {
  return content.replaceAll(/^\s*>(?:>>)?\s/gmu, '');
}
