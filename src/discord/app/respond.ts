import {
  AttachmentBuilder,
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { fitReply } from '../kit/fit-reply.ts';
import type { Reply } from '../kit/reply.ts';

/** Work that takes longer than this (milliseconds) is announced by Discord's "thinking" first. */
const DEFER_AFTER = 1000;

type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction;

/** Whether a reply is seen by everybody in the channel or by the person who asked alone. */
export type Visibility = 'public' | 'private';

/**
 * Answers a command within Discord's three seconds: directly when `work` is quick, else by deferring and
 * editing the reply in when it is done.
 *
 * @param work - makes the reply; what it throws goes on to the boundary
 */
export async function respond(
  interaction: Answerable | MessageComponentInteraction,
  visibility: Visibility,
  work: () => Promise<Reply>,
): Promise<void> {
  const flags = visibility === 'private' ? { flags: MessageFlags.Ephemeral as const } : {};
  const reply = await quickly(work, () => interaction.deferReply(flags));
  if (interaction.deferred) await interaction.editReply(message(reply));
  else await interaction.reply({ ...message(reply), ...flags });
}

/**
 * Answers a press of a button or a choice in a menu. The person whose reply it is sees it change in
 * place; anybody else gets the result privately, with buttons that are their own.
 */
export async function turn(
  interaction: MessageComponentInteraction,
  work: () => Promise<Reply>,
): Promise<void> {
  if (!isOwner(interaction)) return respond(interaction, 'private', work);
  const reply = await quickly(work, () => interaction.deferUpdate());
  if (interaction.deferred) await interaction.editReply(message(reply));
  else await interaction.update(message(reply));
}

/**
 * True when the message belongs to the person who pressed: they ran the command (or pressed the button)
 * that made it, it replies to what they wrote, or it is private and so visible to them alone.
 */
export function isOwner(interaction: MessageComponentInteraction): boolean {
  if (interaction.message.flags.has(MessageFlags.Ephemeral)) return true;
  const { interactionMetadata, mentions } = interaction.message;
  return (interactionMetadata?.user ?? mentions.repliedUser)?.id === interaction.user.id;
}

/** True when only the person who asked sees the message. */
export function isPrivate(interaction: MessageComponentInteraction): boolean {
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
    files: (reply.files ?? []).map(
      (file) => new AttachmentBuilder(Buffer.from(file.data, 'utf8'), { name: file.name }),
    ),
  };
}
