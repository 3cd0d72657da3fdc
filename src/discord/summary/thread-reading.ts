import { type APIMessage, DiscordAPIError, HTTPError, type REST, Routes } from 'discord.js';
import { MessageType } from 'discord-api-types/v10';
import type { Message } from '../../summary/thread/digest.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/** Which messages to read. */
export type Wanted =
  /** The newest so many, no older than `since` (milliseconds since 1970) where it is given. */
  | { readonly kind: 'newest'; readonly count: number; readonly since?: number }
  /** From a message on, so many at most. */
  | { readonly kind: 'from'; readonly first: string; readonly count: number }
  /** Everything between two messages, both included. */
  | { readonly kind: 'between'; readonly first: string; readonly last: string };

/** What was read of a channel. */
export interface Reading {
  /** Oldest first; what Discord itself says ("… pinned a message") left out. */
  readonly messages: readonly Message[];
  /** How many Discord gave, and the oldest and newest of them. */
  readonly read: number;
  readonly first: string | null;
  readonly last: string | null;
  /** True when Discord failed half-way, so that only a part was read. */
  readonly broken: boolean;
  /** True when people's messages come without their text: the Message Content intent is off. */
  readonly withheld: boolean;
}

/** Discord gives at most this many messages at once; nobody reads more than {@link MOST} for one digest. */
const A_CALL = 100;
export const MOST = 1000;

/** Message types with words of somebody: ordinary, reply, answer to a command, to a menu. */
const WRITTEN: readonly number[] = [0, 19, 20, 23];

/**
 * Reads messages by REST, a hundred a call, past the client's cache. A thread's starter is fetched from
 * the channel that it was opened in. What is read is kept by nobody but the caller.
 *
 * @param progress is told how many messages have been read after each call but the last
 * @throws UserError when Discord fails before anything was read
 */
export async function readMessages(
  rest: REST,
  place: { readonly id: string; readonly parentId: string | null },
  wanted: Wanted,
  progress: (read: number) => Promise<void> = async () => undefined,
): Promise<Reading> {
  const raw: APIMessage[] = [];
  const pages = wanted.kind === 'from' ? forward(rest, place.id, wanted) : backward(rest, place.id, wanted);
  let broken = false;
  try {
    for await (const page of pages) {
      if (raw.length > 0) await progress(raw.length);
      raw.push(...page);
    }
  } catch (error) {
    if (!isFault(error)) throw error;
    if (raw.length === 0) {
      throw new UserError(saying('summary.notHandedOut'));
    }
    broken = true;
  }
  raw.sort(byId);
  const whole = await withStarter(rest, place, raw);
  return {
    messages: whole.filter(({ type }) => WRITTEN.includes(type)).map(asMessage),
    read: raw.length,
    first: raw[0]?.id ?? null,
    last: raw.at(-1)?.id ?? null,
    broken,
    withheld: isWithheld(whole),
  };
}

/** The message a thread or forum post began with; null when it is gone or cannot be read. */
export async function readStarter(
  rest: REST,
  thread: { readonly id: string; readonly parentId: string | null; readonly forum: boolean },
): Promise<Message | null> {
  const channel = thread.forum ? thread.id : thread.parentId;
  if (channel === null) return null;
  const found = await fetchMessage(rest, channel, thread.id);
  return found === null ? null : { ...asMessage(found), text: textShown(found) };
}

/** A person's words; of a bot's message, such as an article that came with a feed, what its embeds say, too. */
function textShown(raw: APIMessage): string {
  const embeds = raw.author.bot === true ? raw.embeds : [];
  const said = embeds.flatMap(({ url, title, description }) => [url, title, description]);
  return [withNames(raw), ...said].filter((text) => text !== undefined && text !== '').join('\n');
}

async function* backward(
  rest: REST,
  channel: string,
  wanted: Exclude<Wanted, { kind: 'from' }>,
): AsyncGenerator<APIMessage[]> {
  const oldest = wanted.kind === 'between' ? BigInt(wanted.first) : snowflakeAt(wanted.since ?? 0);
  let left = wanted.kind === 'between' ? MOST : Math.min(wanted.count, MOST);
  let before = wanted.kind === 'between' ? BigInt(wanted.last) + 1n : null;
  while (left > 0) {
    const limit = Math.min(A_CALL, left);
    const page = await fetchPage(rest, channel, limit, before === null ? {} : { before: String(before) });
    const fresh = page.filter(({ id }) => BigInt(id) >= oldest);
    yield fresh;
    left -= fresh.length;
    if (page.length < limit || fresh.length < page.length) return;
    before = BigInt(page.toSorted(byId)[0]?.id ?? 0);
  }
}

async function* forward(
  rest: REST,
  channel: string,
  wanted: Extract<Wanted, { kind: 'from' }>,
): AsyncGenerator<APIMessage[]> {
  let left = Math.min(wanted.count, MOST);
  let after = BigInt(wanted.first) - 1n;
  while (left > 0) {
    const limit = Math.min(A_CALL, left);
    const page = await fetchPage(rest, channel, limit, { after: String(after) });
    yield page;
    left -= page.length;
    if (page.length < limit) return;
    after = BigInt(page.toSorted(byId).at(-1)?.id ?? 0);
  }
}

function byId(a: APIMessage, b: APIMessage): number {
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

async function fetchPage(
  rest: REST,
  channel: string,
  limit: number,
  cursor: { readonly before?: string; readonly after?: string },
): Promise<APIMessage[]> {
  const query = new URLSearchParams({ limit: String(limit), ...cursor });
  return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
}

/** The messages with the one that only refers to the thread's starter replaced by the starter. */
async function withStarter(
  rest: REST,
  { id, parentId }: { readonly id: string; readonly parentId: string | null },
  raw: readonly APIMessage[],
): Promise<readonly APIMessage[]> {
  if (parentId === null || !raw.some(({ type }) => type === MessageType.ThreadStarterMessage)) return raw;
  const starter = await fetchMessage(rest, parentId, id);
  return raw.flatMap((message) =>
    message.type === MessageType.ThreadStarterMessage ? (starter ?? []) : message,
  );
}

async function fetchMessage(rest: REST, channel: string, id: string): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(channel, id))) as APIMessage;
  } catch (error) {
    if (isFault(error) || error instanceof DiscordAPIError) return null;
    throw error;
  }
}

function asMessage(raw: APIMessage): Message {
  const reactions = (raw.reactions ?? []).reduce((sum, { count }) => sum + count, 0);
  const replyTo = raw.type === 19 ? raw.message_reference?.message_id : undefined;
  return {
    id: raw.id,
    author: raw.author.global_name ?? raw.author.username,
    authorId: raw.author.id,
    time: Date.parse(raw.timestamp),
    text: withNames(raw),
    reactions,
    bot: raw.author.bot === true || raw.webhook_id !== undefined,
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

/** What people see of a message: the names of those it mentions. */
function withNames({ content, mentions }: APIMessage): string {
  const names = new Map(mentions.map(({ id, global_name, username }) => [id, global_name ?? username]));
  return content.replaceAll(/<@!?(\d+)>/g, (mention, id: string) => {
    const name = names.get(id);
    return name === undefined ? mention : `@${name}`;
  });
}

/** Every message by a person comes without words, files, embeds and stickers. */
function isWithheld(raw: readonly APIMessage[]): boolean {
  const written = raw.filter(
    ({ type, author, sticker_items }) =>
      (type === 0 || type === 19) && author.bot !== true && (sticker_items ?? []).length === 0,
  );
  return written.length > 0 && written.every(isEmpty);
}

function isEmpty({ content, attachments, embeds, components, poll, message_snapshots }: APIMessage): boolean {
  const lists = [attachments, embeds, components ?? [], message_snapshots ?? []];
  return content === '' && poll === undefined && lists.every((list) => list.length === 0);
}

/** Discord, or the way to it, failed: nothing that asking differently would mend. */
function isFault(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (error instanceof DiscordAPIError) return error.status >= 500 || error.status === 429;
  return error instanceof Error && (error.name === 'AbortError' || 'code' in error);
}

/** The least id that a message sent at this time (milliseconds since 1970) can have. */
function snowflakeAt(milliseconds: number): bigint {
  return BigInt(Math.max(0, Math.floor(milliseconds) - DISCORD_EPOCH)) << 22n;
}

const DISCORD_EPOCH = 1_420_070_400_000;
