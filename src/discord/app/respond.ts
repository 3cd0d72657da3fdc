import {
  AttachmentBuilder,
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Words } from '../../words/words.ts';
import { fitReply } from '../kit/fit-reply.ts';
import type { Reply, ReplyFile } from '../kit/reply.ts';
import type { CommandContext } from './command.ts';
import { type Visibility, wordsFor } from './language.ts';

/** Work that takes longer than this (milliseconds) is announced by Discord's "thinking" first. */
const DEFER_AFTER = 1000;

/** Makes a reply in the words of a language. */
type Work = (words: Words) => Promise<Reply>;

/** What is pressed, chosen or sent where a message of the bot stands. */
type Turnable = MessageComponentInteraction | ModalMessageModalSubmitInteraction;

type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction;

/**
 * Answers a command within Discord's three seconds: directly when `work` is quick, else by deferring and
 * editing the reply in when it is done.
 *
 * @param work - makes the reply in the words of those who see it; what it throws goes on to the boundary
 */
export async function respond(
  interaction: Answerable | MessageComponentInteraction,
  context: CommandContext,
  visibility: Visibility,
  work: Work,
): Promise<void> {
  const flags = visibility === 'private' ? { flags: MessageFlags.Ephemeral as const } : {};
  const reply = await quickly(
    async () => work(await wordsFor(interaction, visibility, context)),
    () => interaction.deferReply(flags),
  );
  if (interaction.deferred) await interaction.editReply(message(reply));
  else await interaction.reply({ ...message(reply), ...flags });
}

/**
 * Answers a press of a button, a choice in a menu, or a form that one of them opened. The person whose reply it is sees it change in
 * place; anybody else gets the result privately, with buttons that are their own.
 */
export async function turn(interaction: Turnable, context: CommandContext, work: Work): Promise<void> {
  if (!isOwner(interaction)) return respond(interaction, context, 'private', work);
  const visibility = isPrivate(interaction) ? 'private' : 'public';
  const reply = await quickly(
    async () => work(await wordsFor(interaction, visibility, context)),
    () => interaction.deferUpdate(),
  );
  if (interaction.deferred) await interaction.editReply(message(reply));
  else await interaction.update(message(reply));
}

/**
 * True when the message belongs to the person who pressed: they ran the command (or pressed the button)
 * that made it, it replies to what they wrote, or it is private and so visible to them alone.
 */
export function isOwner(interaction: Turnable): boolean {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) return true;
  const { interactionMetadata, mentions } = interaction.message;
  return (interactionMetadata?.user ?? mentions.repliedUser)?.id === interaction.user.id;
}

/** True when only the person who asked sees the message. */
export function isPrivate(interaction: Turnable): boolean {
  return interaction.message.flags.has(MessageFlags.Ephemeral);
}

/** Waits for the work; when it takes long, defers meanwhile. Rejects as soon as either fails. */
async function quickly(work: () => Promise<Reply>, defer: () => Promise<unknown>): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  // The clock starts before the work, whose first steps may already take a while.
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DEFER_AFTER);
  });
  const working = work();
  try {
    const first = await Promise.race([working, late]);
    if (first !== 'late') return first;
  } finally {
    clearTimeout(timer);
  }
  // The work may fail while Discord is being told; without a listener that would end the process.
  working.catch(() => undefined);
  await defer();
  return working;
}

/** A reply as discord.js sends it; whatever an edited message had before and the reply has not is removed. */
export function message(given: Reply): BaseMessageOptions {
  const reply = fitReply(given);
  return {
    content: reply.content ?? '',
    embeds: reply.embeds ?? [],
    components: reply.components ?? [],
    ...(reply.keepsFiles ? {} : { files: (reply.files ?? []).map(attachment) }),
  };
}

function attachment({ name, data, description }: ReplyFile): AttachmentBuilder {
  return new AttachmentBuilder(Buffer.from(data), {
    name,
    ...(description === undefined ? {} : { description }),
  });
}
