import type { APIAllowedMentions } from 'discord-api-types/v10';
import type { Path } from './check/form-check.ts';
import { checkMessage, type MessageBody } from './check/message.ts';
import type { Channel, Message, Pings, StoredFile } from './model.ts';
import type { Platform } from './platform.ts';
import type { Form } from './rest/form.ts';

/** What a bot may set of a message's flags: suppress embeds, suppress notifications. */
const SETTABLE_FLAGS = (1 << 2) | (1 << 12);
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

/** Where a message of the bot goes and what it answers. */
export interface Placement {
  readonly channel: Channel;
  readonly type: number;
  readonly visibleTo: string | null;
  readonly interactionId: string | null;
  readonly originalResponseId: string | null;
  readonly reference: Message['reference'];
}

/**
 * Adds a message of the bot to its channel.
 *
 * @throws ApiError 50035 when it breaks one of Discord's limits, 50006 when it is empty
 */
export function sendBotMessage(
  platform: Platform,
  form: Form,
  placement: Placement,
  under: Path = [],
): Message {
  const body = checkMessage(form, null, under);
  const { store, clock } = platform;
  const { channel, ...rest } = placement;
  const now = clock.now();
  const content = (body.content ?? '').trim();
  return store.addMessage({
    ...rest,
    id: store.ids.next(now),
    channelId: channel.id,
    authorId: store.bot.id,
    createdAt: now,
    content,
    editedAt: null,
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    files: storeFiles(platform, form, body, channel.id, placement.visibleTo !== null),
    flags: ((body.flags ?? 0) & SETTABLE_FLAGS) | (placement.visibleTo === null ? 0 : EPHEMERAL),
    reactions: [],
    pings: pingsOf(platform, channel, content, body.allowed_mentions ?? null),
  });
}

/** The message that stands for "Verbatim is thinking…" until the bot edits it. */
export function sendThinking(platform: Platform, placement: Placement): Message {
  const { store, clock } = platform;
  const { channel, ...rest } = placement;
  const now = clock.now();
  return store.addMessage({
    ...rest,
    id: store.ids.next(now),
    channelId: channel.id,
    authorId: store.bot.id,
    createdAt: now,
    content: '',
    editedAt: null,
    embeds: [],
    components: [],
    files: [],
    flags: LOADING | (placement.visibleTo === null ? 0 : EPHEMERAL),
    reactions: [],
    pings: { everyone: false, userIds: [], roleIds: [] },
  });
}

/**
 * Changes a message of the bot: what the body leaves out stays. The first edit of a "thinking" message is
 * its answer and does not count as an edit.
 *
 * @throws ApiError 50035 when it breaks one of Discord's limits, 50006 when nothing would be left
 */
export function editBotMessage(platform: Platform, message: Message, form: Form, under: Path = []): Message {
  const body = checkMessage(form, message, under);
  const channel = platform.store.channels.get(message.channelId);
  const thinking = (message.flags & LOADING) !== 0;
  if (body.content !== undefined) {
    message.content = (body.content ?? '').trim();
    if (channel !== undefined) {
      message.pings = pingsOf(platform, channel, message.content, body.allowed_mentions ?? null);
    }
  }
  if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
  if (body.components !== undefined) message.components = body.components ?? [];
  message.files = editedFiles(platform, message, form, body);
  message.flags &= ~LOADING;
  if (!thinking) message.editedAt = platform.clock.now();
  platform.store.emit('messageUpdate', message);
  return message;
}

function editedFiles(platform: Platform, message: Message, form: Form, body: MessageBody): StoredFile[] {
  const added = storeFiles(platform, form, body, message.channelId, message.visibleTo !== null);
  if (body.attachments === undefined) return [...message.files, ...added];
  const kept = new Set((body.attachments ?? []).map(({ id }) => String(id)));
  return [...message.files.filter(({ id }) => kept.has(id)), ...added];
}

/** Keeps the uploaded files; `attachments[].id` n describes the form field `files[n]`. */
function storeFiles(
  platform: Platform,
  form: Form,
  body: MessageBody,
  channelId: string,
  ephemeral: boolean,
): StoredFile[] {
  const { store, clock } = platform;
  return form.files.map((file) => {
    const number = /^files\[(\d+)\]$/.exec(file.field)?.[1];
    const described = (body.attachments ?? []).find(({ id }) => String(id) === number);
    return store.addFile({
      id: store.ids.next(clock.now()),
      channelId,
      name: described?.filename ?? file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      description: described?.description ?? null,
      ephemeral,
    });
  });
}

/** Who a text notifies: everybody it mentions, unless allowed_mentions says otherwise. */
export function pingsOf(
  { store }: Platform,
  channel: Channel,
  content: string,
  allowed: APIAllowedMentions | null,
): Pings {
  const server = store.server(channel.serverId);
  const ids = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const parse = allowed === null ? ['users', 'roles', 'everyone'] : (allowed.parse ?? []);
  const users = ids(/<@!?(\d+)>/g).filter((id) => store.users.has(id));
  const roles = ids(/<@&(\d+)>/g).filter((id) => server?.roles.has(id));
  return {
    everyone: parse.some((kind) => kind === 'everyone') && /@everyone|@here/.test(content),
    userIds: users.filter((id) => parse.some((kind) => kind === 'users') || allowed?.users?.includes(id)),
    roleIds: roles.filter((id) => parse.some((kind) => kind === 'roles') || allowed?.roles?.includes(id)),
  };
}
