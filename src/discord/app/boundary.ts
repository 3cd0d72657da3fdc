import { randomBytes } from 'node:crypto';
import { DiscordAPIError, HTTPError, type Interaction, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../../user-error.ts';
import type { Words } from '../../words/words.ts';
import { notice, type Reply } from '../kit/reply.ts';
import { told } from '../kit/told.ts';
import { wordsOfPerson } from './language.ts';
import { message } from './respond.ts';

/** Discord no longer knows the interaction or its message, or it was answered already: nobody can be told. */
const EXPIRED: readonly (string | number)[] = [10_062, 40_060, 10_015, 50_027, 10_008];

/** How an interaction ended: refused is told in words for people, failed with an apology. */
export type Outcome = 'answered' | 'refused' | 'failed' | 'expired';

/**
 * Runs a handler; the one place where errors become replies. A `UserError` is shown privately, in the language
 * of the person. Anything else is logged with its cause and answered by an apology with a reference to find it
 * in the log. An interaction that has expired is logged quietly.
 */
export async function withBoundary(
  interaction: Interaction,
  log: Logger,
  handle: () => Promise<void>,
): Promise<Outcome> {
  try {
    await handle();
    return 'answered';
  } catch (error) {
    if (isExpired(error)) {
      log.info({ interaction: nameOf(interaction) }, 'interaction expired before it was answered');
      return 'expired';
    }
    if (isBrokenOff(error) && (await hasAnswer(interaction))) {
      log.warn({ err: error, interaction: nameOf(interaction) }, 'an answer arrived, its receipt did not');
      return 'answered';
    }
    const reply = explain(error, nameOf(interaction), log, wordsOfPerson(interaction));
    try {
      await tell(interaction, reply);
    } catch (second) {
      if (!isExpired(second))
        log.warn({ err: second, interaction: nameOf(interaction) }, 'could not show an error');
    }
    return error instanceof UserError ? 'refused' : 'failed';
  }
}

/**
 * What is told of an error: what a `UserError` says, of anything else an apology with a reference to find it in the log.
 *
 * @param what - was being answered, without anything that somebody wrote
 */
export function explain(error: unknown, what: string, log: Logger, words: Words): Reply {
  if (error instanceof UserError) return notice(told(words, error));
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference, interaction: what }, 'a command failed');
  return notice(words.say('app.failed', { reference }));
}

/**
 * Always to the person alone. Replied already: one more message. Announced privately: the reply that is
 * awaited. Announced to everybody: in place of the announcement, which would turn the first message after it
 * public as well. Else: the reply.
 */
async function tell(interaction: Interaction, reply: Reply): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
    return;
  }
  const shown = { ...message(reply), flags: MessageFlags.Ephemeral as const };
  if (interaction.replied) await interaction.followUp(shown);
  else if (!interaction.deferred) await interaction.reply(shown);
  else if (interaction.ephemeral) await interaction.editReply(message(reply));
  else {
    // A deferred update (neither private nor public) has announced nothing.
    if (interaction.ephemeral === false) await interaction.deleteReply();
    await interaction.followUp(shown);
  }
}

/** The connection failed, or Discord did, after a request was sent: whether it was carried out is not known. */
function isBrokenOff(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  return (
    error instanceof Error &&
    (error.name === 'AbortError' || 'code' in error) &&
    !(error instanceof DiscordAPIError)
  );
}

/** Whether Discord shows an answer already in the place where the apology would stand. */
async function hasAnswer(interaction: Interaction): Promise<boolean> {
  if (!interaction.isRepliable() || !interaction.deferred || interaction.ephemeral === null) return false;
  try {
    const { flags, content, embeds } = await interaction.fetchReply();
    return !flags.has(MessageFlags.Loading) && (content !== '' || embeds.length > 0);
  } catch {
    return false;
  }
}

function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && EXPIRED.includes(error.code);
}

/** For the log: what was used, without what anybody typed. */
function nameOf(interaction: Interaction): string {
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    return `component ${interaction.customId.split('~', 1)[0]}`;
  }
  return interaction.isAutocomplete()
    ? `autocomplete of ${interaction.commandName}`
    : interaction.commandName;
}
