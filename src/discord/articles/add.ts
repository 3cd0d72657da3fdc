import type { Attachment, ChatInputCommandInteraction, Client, ModalSubmitInteraction } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { respond } from '../app/respond.ts';
import { typedText } from '../kit/options.ts';
import { adderIn } from './adder.ts';
import { readAttachment } from './attachment.ts';
import { pasteForm, TEXT_FIELDS } from './form.ts';
import { type Given, type GivenFile, previewEach } from './give.ts';
import { previewReply } from './preview.ts';

/** The options for files: Discord has none that takes several. */
export const FILE_OPTIONS = ['file', 'file2', 'file3', 'file4', 'file5'] as const;

/** What is given at once; each page may take some seconds, and Discord waits a quarter of an hour. */
const MOST = 10;

/** `/articles add`: files and the pages of links, previewed; without any a form for pasting the text. */
export async function add(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const adder = await adderIn(interaction, context.library);
  const title = typedText(interaction.options.getString('title'));
  const given = givenIn(interaction, title);
  if (given.length === 0)
    return interaction.showModal(pasteForm(wordsOfPerson(interaction), title)).then(() => undefined);
  await respond(interaction, context, 'private', async (words) => {
    if (given.length > MOST)
      throw new UserError(saying('preview.manyTogether', { most: MOST, count: given.length }));
    const reply = previewReply(words, await previewEach(words, context.library, adder, given));
    if (title === '' || given.length === 1) return reply;
    const left = words.say('preview.oneTitle');
    return { ...reply, content: [reply.content, left].filter(Boolean).join('\n') };
  });
}

/** One file and one link are one article, which can be read there; else each is one by itself. */
function givenIn(interaction: ChatInputCommandInteraction, title: string): readonly Given[] {
  const { options, client } = interaction;
  const files = FILE_OPTIONS.map((name) => options.getAttachment(name)).filter((file) => file !== null);
  const links = [...new Set(typedText(options.getString('link')).split(' '))].filter((link) => link !== '');
  const named = title === '' || files.length + links.length > 2 ? {} : { title };
  const [file] = files;
  const [link] = links;
  if (file && link && files.length + links.length === 2)
    return [{ ...uploaded(file, client), link, ...named }];
  const alone = files.length + links.length === 1 ? named : {};
  return [
    ...files.map((one) => ({ ...uploaded(one, client), ...alone })),
    ...links.map((page) => ({ page, ...alone })),
  ];
}

/** A file that was uploaded to Discord. */
export function uploaded(file: Pick<Attachment, 'name' | 'size' | 'url'>, client: Client): GivenFile {
  return { name: file.name, bytes: () => readAttachment(file, client.rest.options.api) };
}

/** The form with a pasted article. What cannot be added comes back as a file. */
export async function addPasted(
  interaction: ModalSubmitInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const adder = await adderIn(interaction, context.library);
  const typedInto = (field: string) => interaction.fields.getTextInputValue(field);
  const text = TEXT_FIELDS.map(typedInto).join('\n').trimEnd();
  const title = typedText(typedInto('title'));
  const link = typedText(typedInto('link'));
  const pasted = {
    name: 'pasted.txt',
    bytes: async () => Buffer.from(text),
    ...(title === '' ? {} : { title }),
    ...(link === '' ? {} : { link }),
  };
  await respond(interaction, context, 'private', async (words) => {
    const previewed = await previewEach(words, context.library, adder, [pasted]);
    const [only] = previewed;
    if (only === undefined || !('problem' in only)) return previewReply(words, previewed);
    const content = words.say('preview.pastedAttached');
    return { ...previewReply(words, previewed), content, files: [{ name: pasted.name, data: text }] };
  });
}
