import { examplesFrom } from '../../search/quotations/examples.ts';
import { EVERYWHERE, type SlashCommand } from '../app/command.ts';
import { described, named } from '../app/localised.ts';
import { respond } from '../app/respond.ts';
import { helpReply } from './reply.ts';

/** `/help`: what can be asked. */
export const help = {
  data: { ...named('command.help'), ...described('description.help'), ...EVERYWHERE },
  async execute(interaction, context) {
    const { library } = context;
    await respond(interaction, context, 'private', async (words) =>
      helpReply(
        words,
        (await library.articles(interaction.guildId)).length,
        examplesFrom(await library.people(interaction.guildId)),
      ),
    );
  },
} satisfies SlashCommand;
