import { setTimeout } from 'node:timers/promises';
import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { counted } from '../../text/counted.ts';
import { UserError } from '../../user-error.ts';
import type { CommandContext } from '../app/command.ts';
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
  const loaded = library.articles(server).catch(() => null);
  const articles = await Promise.race([loaded, setTimeout(COUNTED_WITHIN, null)]);
  const own = articles?.filter(({ seed }) => !seed).length;
  await interaction.showModal({
    custom_id: encodeCustomId(FORGET_ROUTE),
    title:
      own === undefined
        ? 'Delete all articles of this server'
        : `Delete for good: ${counted(own, 'article')}`,
    components: [
      {
        type: ComponentType.Label,
        label: 'Type the name of this server',
        description: cutBetweenWords(
          `Settings go, too, and there is no undo. It is “${nameOf(interaction)}”.`,
          100,
        ),
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
    throw new UserError(
      `Nothing was deleted: “${typed}” is not the name of this server. Run /articles forget again and type it as it is.`,
    );
  }
  await respond(interaction, context, 'private', async () => {
    const count = await library.forget(server);
    log.info({ server, count }, 'deleted all articles of a server at its wish');
    return forgottenReply(count);
  });
}

function nameOf({ guild }: ChatInputCommandInteraction | ModalSubmitInteraction): string {
  if (guild === null) throw new UserError('The bot is not a member of this server. Invite it first.');
  return guild.name;
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
