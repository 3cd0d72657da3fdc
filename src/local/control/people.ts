import { addThread } from '../add-thread.ts';
import { pingsOf } from '../bot-message.ts';
import { LIMITS } from '../check/limits.ts';
import type { Channel, Message } from '../model.ts';
import { isThread, may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import type { WorldFile } from '../world/world.ts';
import { Finder, Refusal } from './find.ts';

/** A message that a person writes. */
export interface Send {
  readonly as: string;
  /** A channel's or thread's id or name; `dm` for the bot's direct messages. */
  readonly channel: string;
  readonly content: string;
  readonly files?: readonly WorldFile[];
  /** The id of the message it replies to. */
  readonly replyTo?: string;
}

/** A reaction that a person adds, or takes back. */
export interface React {
  readonly as: string;
  readonly message: string;
  readonly emoji: string;
}

/** A thread that a person opens: from a message, or as a forum's post. */
export interface OpenThread {
  readonly as: string;
  readonly channel: string;
  readonly name: string;
  /** The message it is opened from; the thread then shares its id. */
  readonly from?: string;
  /** The post's text, in a forum. */
  readonly content?: string;
}

/** Writes a message. @throws Refusal when the person may not, or it is empty or over 2000 characters */
export function sendAsPerson(platform: Platform, deed: Send): Message {
  const { store, clock } = platform;
  const find = new Finder(store);
  const { id: userId } = find.user(deed.as);
  const channel =
    deed.channel === 'dm' ? store.directMessages(userId, clock.now()) : find.channel(deed.channel);
  if (channel.kind === 'forum' || channel.kind === 'category') throw new Refusal('Nobody can write there.');
  const needed = isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
  if (!may(store, channel, userId, needed)) throw new Refusal('This person may not write there.');
  const content = deed.content.trim();
  const files = deed.files ?? [];
  if (content.length === 0 && files.length === 0) throw new Refusal('The message is empty.');
  if (content.length > LIMITS.content) {
    throw new Refusal(`The message has ${content.length} characters; Discord takes ${LIMITS.content}.`);
  }
  if (deed.replyTo !== undefined && store.message(channel.id, deed.replyTo) === undefined) {
    throw new Refusal('The message to reply to is not in this channel.');
  }
  return store.addMessage(writtenMessage(platform, channel, userId, content, files, deed.replyTo ?? null));
}

function writtenMessage(
  platform: Platform,
  channel: Channel,
  userId: string,
  content: string,
  files: readonly WorldFile[],
  repliesTo: string | null,
  id?: string,
): Message {
  const { store, clock } = platform;
  const now = clock.now();
  const pings = pingsOf(platform, channel, content, null);
  // As in Discord's client, where a reply pings unless that is switched off.
  const replied = repliesTo === null ? undefined : store.message(channel.id, repliesTo)?.authorId;
  const userIds = [...new Set([...pings.userIds, ...(replied === undefined ? [] : [replied])])];
  return {
    id: id ?? store.ids.next(now),
    channelId: channel.id,
    type: repliesTo === null ? 0 : 19,
    authorId: userId,
    createdAt: now,
    content,
    editedAt: null,
    embeds: [],
    components: [],
    files: files.map((file) => {
      const kept = { id: store.ids.next(now), channelId: channel.id, description: null, ephemeral: false };
      return store.addFile({ ...file, ...kept });
    }),
    flags: 0,
    reactions: [],
    pings: { ...pings, userIds, everyone: pings.everyone && may(store, channel, userId, 'MentionEveryone') },
    reference: repliesTo === null ? null : { channelId: channel.id, messageId: repliesTo },
    visibleTo: null,
    interactionId: null,
    originalResponseId: null,
  };
}

/** Changes one's own message. */
export function editAsPerson(
  platform: Platform,
  deed: { as: string; message: string; content: string },
): Message {
  const find = new Finder(platform.store);
  const message = find.message(deed.message);
  if (message.authorId !== find.user(deed.as).id) throw new Refusal('Only its author can edit a message.');
  message.content = deed.content.trim();
  message.editedAt = platform.clock.now();
  platform.store.emit('messageUpdate', message);
  return message;
}

/** Deletes a message: one's own, or with Manage Messages anybody's; an ephemeral one is dismissed. */
export function deleteAsPerson(platform: Platform, deed: { as: string; message: string }): void {
  const { store } = platform;
  const find = new Finder(store);
  const message = find.message(deed.message);
  const userId = find.user(deed.as).id;
  const own = message.authorId === userId || message.visibleTo === userId;
  if (!own && !may(store, find.channel(message.channelId), userId, 'ManageMessages')) {
    throw new Refusal('This person may not delete that message.');
  }
  store.deleteMessage(message);
}

/** Adds a reaction, or takes it back where the person had reacted with it. */
export function react(platform: Platform, deed: React): Message {
  const { store } = platform;
  const find = new Finder(store);
  const message = find.message(deed.message);
  const userId = find.user(deed.as).id;
  if (!may(store, find.channel(message.channelId), userId, 'ReadMessageHistory')) {
    throw new Refusal('This person may not react there.');
  }
  const existing = message.reactions.find(({ emoji }) => emoji === deed.emoji);
  const at = existing?.userIds.indexOf(userId) ?? -1;
  if (existing !== undefined && at >= 0) {
    existing.userIds.splice(at, 1);
    if (existing.userIds.length === 0)
      message.reactions = message.reactions.filter((one) => one !== existing);
    store.emit('reactionRemove', message, deed.emoji, userId);
    return message;
  }
  if (existing === undefined) message.reactions.push({ emoji: deed.emoji, userIds: [userId] });
  else existing.userIds.push(userId);
  store.emit('reactionAdd', message, deed.emoji, userId);
  return message;
}

/** Opens a thread or a forum's post. */
export function openThread(platform: Platform, deed: OpenThread): Channel {
  const { store } = platform;
  const find = new Finder(store);
  const parent = find.channel(deed.channel);
  const userId = find.user(deed.as).id;
  if (!may(store, parent, userId, 'CreatePublicThreads'))
    throw new Refusal('This person may not open threads there.');
  const origin = deed.from === undefined ? undefined : store.message(parent.id, deed.from);
  if (deed.from !== undefined && origin === undefined) throw new Refusal('There is no such message there.');
  if (origin !== undefined && store.channels.has(origin.id))
    throw new Refusal('A thread was opened from this message already.');
  const thread = addThread(platform, { parent, origin, name: deed.name, ownerId: userId });
  if (thread.kind === 'forumPost') {
    store.addMessage(writtenMessage(platform, thread, userId, deed.content ?? '', [], null, thread.id));
  }
  return thread;
}
