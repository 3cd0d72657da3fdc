import type {
  ChatInputCommandInteraction,
  Client,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { Library } from '../../library/library.ts';
import { DoubtfulArticle } from '../../library/reading/doubtful-article.ts';
import type { Added, GivenLink } from '../../library/types.ts';
import { UserError } from '../../user-error.ts';
import type { CommandContext } from '../app/command.ts';
import { respond, turn } from '../app/respond.ts';
import { typedText } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { isDiscordFile, readAttachment } from './attachment.ts';
import { ANYWAY, pasteForm, TEXT_FIELDS } from './form.ts';
import { checkLeastLength } from './least-length.ts';
import { moderatedServer } from './moderator.ts';
import { type AddResult, addedReply, doubtfulReply } from './reply.ts';

/** `/articles add`: a file, else the page of a link, else a form for pasting the text. */
export async function add(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  const file = interaction.options.getAttachment('file');
  const link = typedText(interaction.options.getString('link'));
  const title = typedText(interaction.options.getString('title'));
  const anyway = interaction.options.getBoolean('anyway') ?? false;
  const addedBy = interaction.user.id;
  if (file === null && link === '')
    return interaction.showModal(pasteForm(title, anyway)).then(() => undefined);
  await respond(interaction, context, 'private', async () => {
    const links = link.split(' ');
    if (file === null && links.length > 1)
      return addedReply(await addEach(links, server, { addedBy, anyway }, library));
    const more = { addedBy, anyway, ...(title === '' ? {} : { title }) };
    const again = title === '' && (file === null || link === '') ? (file?.url ?? link) : null;
    return addedOrDoubted(again, () => {
      if (file === null) return library.addLink(server, { link, ...more });
      const given = { origin: file.name, ...more, ...(link === '' ? {} : { link }) };
      return library.add(server, async () => {
        return { ...given, bytes: await readAttachment(file, apiOf(interaction.client)) };
      });
    });
  });
}

/** The pages of several links, one after another, each with what became of it. */
async function addEach(
  links: readonly string[],
  server: string,
  more: Pick<GivenLink, 'addedBy' | 'anyway'>,
  library: Library,
): Promise<AddResult[]> {
  if (links.length > MOST_LINKS) {
    throw new UserError(`At most ${MOST_LINKS} links are read at once; these are ${links.length}.`);
  }
  const results: AddResult[] = [];
  for (const link of new Set(links)) {
    try {
      results.push(await library.addLink(server, { link, ...more }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      results.push({ name: link, problem: error.message });
    }
  }
  return results;
}

/** Links that are given at once; each may take some seconds, and Discord waits a quarter of an hour. */
const MOST_LINKS = 10;

/** The button below what was not added: adds the page or file that the message links to all the same. */
export async function addAnyway(
  interaction: MessageComponentInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  const link = interaction.message.embeds[0]?.url;
  if (!link) throw new UserError('This button can no longer be read. Please run /articles add again.');
  const more = { addedBy: interaction.user.id, anyway: true };
  await turn(interaction, context, async () => {
    const api = apiOf(interaction.client);
    if (!isDiscordFile(link, api)) return addedReply([await library.addLink(server, { link, ...more })]);
    const name = decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '');
    const added = await library.add(server, async () => {
      return { origin: name, ...more, bytes: await readAttachment({ name, size: 0, url: link }, api) };
    });
    return addedReply([added]);
  });
}

/** What adding did; of what seems to be no article, why not, and the offer to add it all the same. */
async function addedOrDoubted(again: string | null, work: () => Promise<Added>): Promise<Reply> {
  try {
    return addedReply([await work()]);
  } catch (error) {
    if (error instanceof DoubtfulArticle) return doubtfulReply(error.message, again);
    throw error;
  }
}

/** The form with a pasted article. */
export async function addPasted(
  interaction: ModalSubmitInteraction,
  [anyway]: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { library } = context;
  const server = moderatedServer(interaction);
  const typedInto = (field: string) => interaction.fields.getTextInputValue(field);
  const text = TEXT_FIELDS.map(typedInto).join('\n');
  const title = typedText(typedInto('title'));
  const link = typedText(typedInto('link'));
  checkLeastLength(text);
  await respond(interaction, context, 'private', async () => {
    return addedOrDoubted(null, () =>
      library.add(server, {
        bytes: Buffer.from(text),
        origin: 'pasted.txt',
        addedBy: interaction.user.id,
        anyway: anyway === ANYWAY,
        ...(title === '' ? {} : { title }),
        ...(link === '' ? {} : { link }),
      }),
    );
  });
}

/** The base URL of the REST API in use. */
export function apiOf(client: Client): string {
  return client.rest.options.api;
}
