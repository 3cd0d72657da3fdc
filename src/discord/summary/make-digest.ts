import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Checked, Verdict } from '../../check/checked.ts';
import type { Library, LibraryArticle } from '../../library/library.ts';
import { withFullNames } from '../../speech/people/full-names.ts';
import type { Digest, KeySentence, Thread } from '../../summary/thread/digest.ts';
import { articleOfThread } from '../../summary/thread/news.ts';
import type { DigestLimits } from '../../summary/thread/summarise-thread.ts';
import { UserError } from '../../user-error.ts';
import { type Saying, saying } from '../../words/words.ts';
import type { CommandContext } from '../app/command.ts';
import type { Length } from './state.ts';
import { NO_CONTENT, type Readable, readableChannel } from './thread-access.ts';
import { MOST, type Reading, readMessages, readStarter, type Wanted } from './thread-reading.ts';

/** A digest with all that a reply says about how it came about. */
export interface MadeDigest {
  readonly digest: Digest;
  readonly channel: string;
  readonly length: Length;
  /** Messages read, and how many the thread has where Discord says so. */
  readonly read: number;
  readonly total: number | null;
  readonly first: string;
  readonly last: string;
  /** Discord failed half-way: the digest is of what was read until then. */
  readonly broken: boolean;
  /** Whether files may be attached where it is shown. */
  readonly attaches: boolean;
  /** The article that the thread is about, in its key sentences. */
  readonly article: { readonly kept: LibraryArticle; readonly sentences: readonly KeySentence[] } | null;
  /** Quotations of the thread that the articles have otherwise: altered, shortened, joined or somebody else's. */
  readonly altered: readonly { readonly message: string; readonly checked: Checked }[];
  /** The jump link of a message. */
  readonly link: (messageId: string) => string;
}

/** How much a digest of each length holds: five to eight key messages. */
export const HOLDS: Readonly<Record<Length, Required<DigestLimits>>> = {
  short: { messages: 5, words: 110 },
  medium: { messages: 6, words: 170 },
  long: { messages: 8, words: 280 },
};
/** How many sentences tell an article, by length. */
export const SENTENCES: Readonly<Record<Length, number>> = { short: 3, medium: 5, long: 8 };
const BESIDE_A_THREAD = 3;
/** How many messages are read where nobody says: of a thread all, of a channel the last so many. */
const OF_A_CHANNEL = 100;

/** What somebody asked to have summed up. */
export interface Asked {
  /** The channel or thread; null for where the command was run. */
  readonly channel: string | null;
  readonly wanted: Wanted | { readonly kind: 'usual' };
  readonly length: Length;
}

/**
 * Reads the messages asked for and makes their digest. Nothing of them is stored or logged.
 *
 * @param progress is told how many messages of at most how many have been read
 * @throws UserError when somebody lacks a permission, there is nothing to read, or texts are withheld
 */
export async function makeDigest(
  interaction: BaseInteraction,
  { library, background }: Pick<CommandContext, 'library' | 'background'>,
  { channel: id, wanted, length }: Asked,
  progress?: (read: number, most: number) => Promise<void>,
): Promise<MadeDigest> {
  const channel = await readableChannel(interaction, id);
  const parentId = channel.isThread() ? channel.parentId : null;
  const exact: Wanted =
    wanted.kind === 'usual' ? { kind: 'newest', count: channel.isThread() ? MOST : OF_A_CHANNEL } : wanted;
  const most = exact.kind === 'between' ? MOST : exact.count;
  const { rest } = interaction.client;
  const reading = await readMessages(rest, { id: channel.id, parentId }, exact, async (read) =>
    progress?.(read, most),
  );
  const { first, last, messages } = reading;
  if (first === null || last === null) throw new UserError(nothingIn(wanted));
  if (reading.withheld) throw new UserError(NO_CONTENT);
  const thread: Thread = { title: channel.name, messages };
  const owner = channel.guildId;
  const full = await background.digestThread(owner, thread, HOLDS[length]);
  // Too few messages to choose from are listed with all that they say.
  const digest = full.listed ? await background.digestThread(owner, thread) : full;
  const kept = await articleOf(interaction, library, channel);
  const article = kept && {
    kept,
    sentences: await background.summariseArticle(owner, kept, BESIDE_A_THREAD),
  };
  const people =
    article === null ? [] : await library.people(interaction.guildId, { article: article.kept.article.id });
  const server = `https://discord.com/channels/${interaction.guildId}`;
  const starterIn = channel.isThread() && !channel.parent?.isThreadOnly() ? channel.parentId : null;
  return {
    digest: { ...digest, quoted: withFullNames(digest.quoted, people) },
    channel: channel.id,
    length,
    read: reading.read,
    total:
      channel.isThread() && exact.kind === 'newest' ? totalOf(channel.messageCount, exact, reading) : null,
    first,
    last,
    broken: reading.broken,
    attaches: interaction.appPermissions.has(PermissionFlagsBits.AttachFiles),
    article,
    altered: await alteredOf(library, owner, digest.quotations, kept?.article.id),
    // The message that a thread was opened from shares its id and stands in the channel; a forum’s post does not.
    link: (id) => `${server}/${id === channel.id ? (starterIn ?? id) : channel.id}/${id}`,
  };
}

/** What a digest tells of the quotations in it; what is only not found may be of another article. */
const TOLD: readonly Verdict[] = ['altered', 'shortened', 'joined', 'misattributed'];

async function alteredOf(
  library: Library,
  server: string,
  quotations: Digest['quotations'],
  first: string | undefined,
): Promise<MadeDigest['altered']> {
  const altered: MadeDigest['altered'][number][] = [];
  for (const { message, quote, person } of quotations) {
    const asked = { quote, ...(person === null ? {} : { person }) };
    const checked = await library.check(server, asked, first === undefined ? {} : { first });
    if (TOLD.includes(checked.verdict)) altered.push({ message, checked });
  }
  return altered;
}

/** Discord's count of a thread's messages, which is roughly right, where not all that it has were read. */
function totalOf(
  count: number | null,
  { count: asked, since }: { count: number; since?: number },
  { read }: Reading,
) {
  const isWhole = read < asked && since === undefined;
  return count === null || isWhole || count <= read ? null : count;
}

async function articleOf(
  interaction: BaseInteraction,
  library: Library,
  channel: Readable,
): Promise<LibraryArticle | null> {
  if (!channel.isThread()) return null;
  const forum = channel.parent?.isThreadOnly() ?? false;
  const starter = await readStarter(interaction.client.rest, {
    id: channel.id,
    parentId: channel.parentId,
    forum,
  });
  const articles = await library.articles(interaction.guildId);
  return articleOfThread(channel.name, starter?.text ?? '', articles);
}

function nothingIn(wanted: Asked['wanted']): Saying {
  return wanted.kind === 'newest' && wanted.since !== undefined
    ? saying('summary.nobodyInThatTime')
    : saying('summary.noMessages');
}
