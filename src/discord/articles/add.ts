import type { ChatInputCommandInteraction, Client, ModalSubmitInteraction } from 'discord.js';
import type { CommandContext } from '../app/command.ts';
import { respond } from '../app/respond.ts';
import { typedText } from '../kit/options.ts';
import { readAttachment } from './attachment.ts';
import { pasteForm, TEXT_FIELDS } from './form.ts';
import { moderatedServer } from './moderator.ts';
import { addedReply } from './reply.ts';

/** `/articles add`: a file, else the page of a link, else a form for pasting the text. */
export async function add(
  interaction: ChatInputCommandInteraction,
  { library }: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const file = interaction.options.getAttachment('file');
  const link = typedText(interaction.options.getString('link'));
  const title = typedText(interaction.options.getString('title'));
  const addedBy = interaction.user.id;
  if (file === null && link === '') return interaction.showModal(pasteForm(title)).then(() => undefined);
  await respond(interaction, 'private', async () => {
    const more = { addedBy, ...(title === '' ? {} : { title }) };
    if (file === null) return addedReply([await library.addLink(server, { link, ...more })]);
    const given = { origin: file.name, ...more, ...(link === '' ? {} : { link }) };
    const added = await library.add(server, async () => {
      return { ...given, bytes: await readAttachment(file, apiOf(interaction.client)) };
    });
    return addedReply([added]);
  });
}

/** The form with a pasted article. */
export async function addPasted(
  interaction: ModalSubmitInteraction,
  _fields: readonly string[],
  { library }: CommandContext,
): Promise<void> {
  const server = moderatedServer(interaction);
  const typedInto = (field: string) => interaction.fields.getTextInputValue(field);
  const text = TEXT_FIELDS.map(typedInto).join('\n');
  const title = typedText(typedInto('title'));
  const link = typedText(typedInto('link'));
  await respond(interaction, 'private', async () => {
    const added = await library.add(server, {
      bytes: Buffer.from(text),
      origin: 'pasted.txt',
      addedBy: interaction.user.id,
      ...(title === '' ? {} : { title }),
      ...(link === '' ? {} : { link }),
    });
    return addedReply([added]);
  });
}

/** The base URL of the REST API in use. */
export function apiOf(client: Client): string {
  return client.rest.options.api;
}
