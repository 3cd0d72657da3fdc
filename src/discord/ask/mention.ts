import { ComponentType, type Message, MessageType } from 'discord.js';
import type { Library, ServerId } from '../../library/library.ts';
import { type EarlierQuestion, type FollowUp, readFollowUp } from '../../search/question/follow-up.ts';
import { UserError } from '../../user-error.ts';
import { saying, type Words } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import { message as asSent } from '../app/respond.ts';
import { decodeCustomId } from '../kit/custom-id.ts';
import { unescapeText } from '../kit/escape.ts';
import { typedText } from '../kit/options.ts';
import type { Reply } from '../kit/reply.ts';
import { questionOf, withQuestion } from './asked.ts';
import { answerOf } from './find.ts';
import { othersOf, saidNext } from './follow-up.ts';
import { nameInTitle } from './reply.ts';
import { ASK_ROUTE, type AskState, decodeAsk } from './state.ts';

/** A question written to the bot. */
export interface Mention {
  readonly message: Message;
  readonly question: string;
}

/** What is read of a question: Discord lets people without a command write 4,000 characters. */
const LONGEST = 300;

/**
 * The question in a message that mentions the bot, replies to it or is written to it directly, without what it quotes;
 * null for what it does not answer: bots (itself too), webhooks, what Discord writes, messages that only go to
 * everybody, and a mention in a quote.
 */
export function mentionIn(message: Message): Mention | null {
  const bot = message.client.user.id;
  if (message.author.bot || message.webhookId !== null) return null;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  const { mentions } = message;
  const written = message.content.replaceAll(QUOTED, ' ');
  const question = written.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ');
  const called = question !== written || mentions.repliedUser?.id === bot;
  if (message.guildId !== null && !(called && mentions.users.has(bot))) return null;
  return { message, question: typedText(question).slice(0, LONGEST) };
}

/** Lines behind `> `, and all from `>>> ` on: somebody else's words, the bot's own among them. */
const QUOTED = /^ *>>> [\s\S]*|^ *> .*/gmu;

/** Answers a question as `/ask` does, in a reply that pings nobody. */
export async function answerMention(
  { message, question }: Mention,
  { library }: CommandContext,
  words: Words,
): Promise<void> {
  if (!/[\p{L}\p{N}]/u.test(question)) {
    throw new UserError(saying('ask.mentionEmpty'));
  }
  const before = await answerRepliedTo(message);
  const server = message.guildId;
  const read = readFollowUp(question, before);
  if (read.kind === 'unclear') {
    throw new UserError(saying('ask.unclear', { word: read.word }));
  }
  const reply = await replyFor(words, read, before, library, server);
  await message.reply({
    ...asSent(withQuestion(reply, read.kind === 'question' ? read.question : question)),
    ...QUIET,
  });
}

/** A reply pings nobody, and is sent even when the question was deleted meanwhile. */
export const QUIET = { allowedMentions: { parse: [], repliedUser: false }, failIfNotExists: false } as const;

async function replyFor(
  words: Words,
  read: Exclude<FollowUp, { kind: 'unclear' }>,
  before: EarlierAnswer | null,
  library: Library,
  server: ServerId,
): Promise<Reply> {
  if (read.kind === 'question') {
    const kept = read.sameArticle ? await articleShown(library, server, before) : null;
    return answerOf(words, library, server, read.question, {}, false, kept);
  }
  if (before === null) throw new Error('a follow-up without an answer before it');
  return read.kind === 'next'
    ? saidNext(words, library, server, read.speaker, before.state)
    : othersOf(words, library, server, before.question, before.state);
}

async function articleShown(
  library: Library,
  server: ServerId,
  before: EarlierAnswer | null,
): Promise<string | null> {
  const shown = before?.state.passages[before.state.index];
  if (shown === undefined) return null;
  const articles = await library.articles(server);
  return articles.find(({ article }) => article.id.startsWith(shown.article))?.article.id ?? null;
}

/** An answer of the bot's that a message replies to: what it answered and what it shows, taken from it alone. */
interface EarlierAnswer extends EarlierQuestion {
  readonly state: AskState;
}

async function answerRepliedTo(message: Message): Promise<EarlierAnswer | null> {
  if (message.reference?.messageId === undefined) return null;
  const answer = await message.fetchReference().catch(() => null);
  if (answer === null || answer.author.id !== message.client.user.id) return null;
  const question = questionOf(answer.embeds);
  const state = answer.components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((part) => ('customId' in part && part.customId ? [decodeCustomId(part.customId)] : []))
    .flatMap(({ route, fields }) => (route === ASK_ROUTE ? (decodeAsk(fields)?.state ?? []) : []))[0];
  if (question === null || state === undefined) return null;
  return { question, speaker: speakerShown(answer), state };
}

/** The person named above an answer, else the first of those whose quotations it offers. */
function speakerShown({ embeds, components }: Message): string | null {
  const title = embeds[0]?.title;
  if (title) return nameInTitle(unescapeText(title));
  const menus = components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((part) => (part.type === ComponentType.StringSelect ? part.options : []));
  return menus[0]?.label ?? null;
}
