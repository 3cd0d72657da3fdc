import { examplesFrom } from '../../search/quotations/examples.ts';
import { EVERYWHERE, type SlashCommand } from '../app/command.ts';
import { respond } from '../app/respond.ts';
import { helpReply } from './reply.ts';

/** `/help`: what can be asked. */
export const help = {
  data: { name: 'help', description: 'What this bot does and how to ask', ...EVERYWHERE },
  async execute(interaction, { library }) {
    await respond(interaction, 'private', async () =>
      helpReply(
        (await library.articles(interaction.guildId)).length,
        examplesFrom(await library.people(interaction.guildId)),
      ),
    );
  },
} satisfies SlashCommand;
