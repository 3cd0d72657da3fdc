import { setTimeout } from 'node:timers/promises';
import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { respond } from '../app/respond.ts';
import { encodeCustomId } from '../kit/custom-id.ts';
import { cutBetweenWords } from '../kit/limits.ts';
import { moderatedServer } from './moderator.ts';
import { forgottenReply } from './reply.ts';

export const FORGET_ROUTE = 'artforget1';

/** Discord waits three seconds for a form; articles that take longer to load are not counted in it. */
const COUNTED_WITHIN = 1500;

/** `/articles forget`: asks for the server's name, since nothing brings the articles back. */
export async function askToForget(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  const { say } = wordsOfPerson(interaction);
  const loaded = library.articles(server).catch(() => null);
  const articles = await Promise.race([loaded, setTimeout(COUNTED_WITHIN, null)]);
  const own = articles?.filter(({ seed }) => !seed).length;
  await interaction.showModal({
    custom_id: encodeCustomId(FORGET_ROUTE),
    title: own === undefined ? say('form.deleteAll') : say('form.deleteForGood', { count: own }),
    components: [
      {
        type: ComponentType.Label,
        label: say('form.serverName'),
        description: cutBetweenWords(say('hint.noUndo', { name: nameOf(interaction) }), 100),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'name',
          style: TextInputStyle.Short,
          max_length: 100,
          required: true,
        },
      },
    ],
  });
}

/** The form: deletes everything that the server has added when the name is right. */
export async function forget(
  interaction: ModalSubmitInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library, log } = context;
  const server = moderatedServer(interaction);
  const typed = interaction.fields.getTextInputValue('name');
  if (plain(typed) !== plain(nameOf(interaction))) {
    throw new UserError(saying('articles.notThisName', { typed }));
  }
  await respond(interaction, context, 'private', async (words) => {
    const count = await library.forget(server);
    log.info({ server, count }, 'deleted all articles of a server at its wish');
    return forgottenReply(words, count);
  });
}

function nameOf({ guild }: ChatInputCommandInteraction | ModalSubmitInteraction): string {
  if (guild === null) throw new UserError(saying('articles.notMember'));
  return guild.name;
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
