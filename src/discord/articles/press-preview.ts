import type {
  APIEmbed,
  Client,
  Message,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { Library } from '../../library/library.ts';
import type { Added } from '../../library/types.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { wordsOfPerson } from '../app/language.ts';
import { turn } from '../app/respond.ts';
import { unescapeText } from '../kit/escape.ts';
import { escapedCut } from '../kit/excerpt.ts';
import { LIMITS } from '../kit/limits.ts';
import { typedText } from '../kit/options.ts';
import { ACCENT, type Reply } from '../kit/reply.ts';
import { told } from '../kit/told.ts';
import { uploaded } from './add.ts';
import { type Adder, adderIn } from './adder.ts';
import { titleForm } from './form.ts';
import { cancelledFrame, isAddable, previewFrame } from './preview.ts';
import { addedLine, addedReply } from './reply.ts';
import { decodePreview, decodeSlots, encodeTitleForm, type Slot } from './slots.ts';

const GONE = saying('preview.gone');

/** What an embed of a preview stands for, taken from the message. */
interface Held {
  readonly slot: Slot;
  readonly embed: APIEmbed;
  /** The file, for one. */
  readonly file: { readonly name: string; readonly size: number; readonly url: string } | undefined;
}

/** The buttons of a preview. */
export async function pressPreview(
  interaction: MessageComponentInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const adder = await adderIn(interaction, context.library);
  const asked = decodePreview(fields);
  if (asked === null) throw new UserError(GONE);
  const { action, slots } = asked;
  const held = heldIn(interaction.message, slots);
  if (action === 'title') {
    const title = unescapeText(held[0]?.embed.title ?? '');
    return interaction
      .showModal(titleForm(wordsOfPerson(interaction), encodeTitleForm(slots), title))
      .then(() => undefined);
  }
  return turn(interaction, context, async (words) => {
    if (action === 'cancel')
      return { ...cancelledFrame(words, slots), embeds: held.map(({ embed }) => embed), keepsFiles: true };
    return addHeld(
      words,
      held,
      (slot) => isAddable(slot) && (action === 'addAll' || !slot.doubtful),
      (one) => addOne(context.library, adder, one, interaction.client),
    );
  });
}

/** The form that changes the title of what is previewed. */
export async function retitle(
  interaction: ModalSubmitInteraction,
  [letters = '']: readonly string[],
  context: CommandContext,
): Promise<void> {
  await adderIn(interaction, context.library);
  const slots = decodeSlots(letters);
  if (slots === null || !interaction.isFromMessage()) throw new UserError(GONE);
  const title = typedText(interaction.fields.getTextInputValue('title'));
  if (title === '') throw new UserError(saying('preview.titleEmpty'));
  const [only, ...more] = heldIn(interaction.message, slots);
  if (only === undefined || more.length > 0) throw new UserError(GONE);
  const titled = [{ ...only.slot, titled: true }];
  return turn(interaction, context, async (words) => ({
    ...previewFrame(words, titled),
    embeds: [{ ...only.embed, title: escapedCut(title, LIMITS.embedTitle) }],
    keepsFiles: true,
  }));
}

/** Adds what is wanted, one after another. What fails stays in the preview, to be tried again. */
async function addHeld(
  words: Words,
  held: readonly Held[],
  isWanted: (slot: Slot) => boolean,
  addOne: (held: Held) => Promise<Added>,
): Promise<Reply> {
  const results: Added[] = [];
  const left: { slot: Slot; embed: APIEmbed }[] = [];
  for (const one of held) {
    if (!isWanted(one.slot)) {
      left.push(one);
      continue;
    }
    try {
      const added = await addOne(one);
      results.push(added);
      left.push({ slot: passed(one.slot), embed: { color: ACCENT, description: addedLine(words, added) } });
    } catch (error) {
      if (!(error instanceof UserError) || held.length === 1) throw error;
      const problem = told(words, error);
      const refused = `**${words.say('preview.notAddedBecause', { problem })}**`;
      const description = `${refused}\n${one.embed.description ?? ''}`;
      left.push({ slot: one.slot, embed: { ...one.embed, description } });
    }
  }
  if (results.length === held.length) return addedReply(words, results);
  const slots = left.map(({ slot }) => slot);
  const embeds = left.map(({ embed }) => embed);
  return { ...previewFrame(words, slots), embeds, ...(slots.some(isAddable) ? { keepsFiles: true } : {}) };
}

async function addOne(
  library: Library,
  { server, gives }: Adder,
  { slot, embed, file }: Held,
  client: Client,
): Promise<Added> {
  const more = {
    ...gives,
    anyway: true,
    ...(slot.titled ? { title: unescapeText(embed.title ?? '') } : {}),
  };
  if (slot.source === 'page') return library.addLink(server, { link: embed.url ?? '', ...more });
  if (file === undefined) throw new UserError(GONE);
  const link = embed.url === undefined ? {} : { link: embed.url };
  return library.add(server, async () => {
    return { bytes: await uploaded(file, client).bytes(), origin: file.name, ...more, ...link };
  });
}

/** @throws UserError when the message is not the preview that its buttons say it is */
function heldIn({ embeds, attachments }: Message, slots: readonly Slot[]): readonly Held[] {
  const files = [...attachments.values()];
  const held = slots.flatMap((slot, index) => {
    const { title, url, description } = embeds[index] ?? {};
    const file = slot.source === 'file' || slot.source === 'passed' ? files.shift() : undefined;
    const embed = {
      color: ACCENT,
      ...(title ? { title } : {}),
      ...(url ? { url } : {}),
      description: description ?? '',
    };
    return embeds[index] === undefined ? [] : [{ slot, embed, file }];
  });
  if (held.length !== slots.length || held.length === 0) throw new UserError(GONE);
  return held;
}

function passed({ source }: Slot): Slot {
  return { source: source === 'file' ? 'passed' : 'nothing' };
}
