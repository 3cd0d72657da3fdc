import type { Client } from 'discord.js';
import { DiscordAPIError, Events, type Message, RESTJSONErrorCodes } from 'discord.js';
import { FairQueue, QueueFull } from '../../library/server/fair-queue.ts';
import { LoopTurns } from '../../library/server/turns.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import { Cooldown } from '../ask/cooldown.ts';
import { answerMention, mentionIn, QUIET } from '../ask/mention.ts';
import { explain, type Outcome } from './boundary.ts';
import type { CommandContext } from './command.ts';
import type { Handled } from './dispatch.ts';
import { wordsForMessage } from './language.ts';
import { message as asSent } from './respond.ts';

/** Channels whose questions are answered at the same time, and how many questions wait; whoever comes then is told. */
const QUEUE = { atOnce: 50, most: 2000, mostOfOne: 20 } as const;

/** Where the bot may not write, or what it would answer is gone: nobody can be told. */
const MUTE: readonly (string | number)[] = [
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
];

/**
 * Answers messages that mention the bot, reply to it or are written to it directly, within the cooldown and where the
 * server's settings let it. A channel's questions are answered one after another, channels take turns.
 *
 * @param underWay - holds each answer that is being worked out
 */
export function answerMessages(
  client: Client,
  context: CommandContext,
  owns: (server: string | null) => boolean,
  underWay: Set<Promise<void>>,
  handled: (one: Handled) => void = () => undefined,
): void {
  const cooldown = new Cooldown();
  const queue = new FairQueue(QUEUE);
  const turns = new LoopTurns();
  client.on(Events.MessageCreate, (message) => {
    if (!owns(message.guildId)) return;
    const mention = mentionIn(message);
    if (mention === null) return;
    const begun = performance.now();
    let isQuestion = false;
    const answering = within(message, context, async (words) => {
      if (!(await context.library.settings(message.guildId)).mentions) return;
      const allowed = cooldown.allows(message.author.id, message.channelId);
      if (allowed === 'no') return;
      isQuestion = true;
      if (allowed === 'first') throw new UserError(saying('app.manyQuestions'));
      const answer = async () => {
        await turns.next();
        return answerMention(mention, context, words);
      };
      await queue.run(message.channelId, answer).catch(asBusy);
    }).then((outcome) => {
      underWay.delete(answering);
      const seconds = (performance.now() - begun) / 1000;
      if (isQuestion) handled({ kind: 'mention', command: 'ask', outcome, seconds });
    });
    underWay.add(answering);
  });
}

function asBusy(error: unknown): never {
  throw error instanceof QueueFull ? new UserError(saying('app.manyQuestions')) : error;
}

/** The same boundary as that of commands: an error becomes a reply. Never rejects. */
async function within(
  message: Message,
  context: CommandContext,
  work: (words: Words) => Promise<void>,
): Promise<Outcome> {
  const { log } = context;
  const words = await wordsForMessage(message, context);
  try {
    await work(words);
    return 'answered';
  } catch (error) {
    if (error instanceof DiscordAPIError && MUTE.includes(error.code)) {
      log.info({ code: error.code }, 'a question in a message could not be answered there');
      return 'expired';
    }
    const reply = explain(error, 'a mention', log, words);
    await message.reply({ ...asSent(reply), ...QUIET }).catch((second: unknown) => {
      log.warn({ err: second }, 'could not show an error');
    });
    return error instanceof UserError ? 'refused' : 'failed';
  }
}
