import type { Channel, Message } from './model.ts';
import type { Platform } from './platform.ts';

/** A thread that somebody opens. */
export interface NewThread {
  readonly parent: Channel;
  /** The message that it is opened from, whose id it then shares; undefined: none. */
  readonly origin: Message | undefined;
  readonly name: string;
  readonly ownerId: string;
}

/** Opens a thread, or in a forum a post, with the message that refers to its origin, and tells everybody. */
export function addThread({ store, clock }: Platform, { parent, origin, name, ownerId }: NewThread): Channel {
  const now = clock.now();
  const id = origin?.id ?? store.ids.next(now);
  const kind = parent.kind === 'forum' ? ('forumPost' as const) : ('thread' as const);
  const base = { topic: null, archived: false, overwrites: [], messages: [], recipientId: null };
  const thread: Channel = {
    ...base,
    id,
    serverId: parent.serverId,
    kind,
    name,
    parentId: parent.id,
    ownerId,
  };
  store.channels.set(id, thread);
  store.emit('threadCreate', thread);
  if (origin === undefined) return thread;
  store.addMessage({
    id: store.ids.next(now),
    channelId: id,
    type: 21,
    authorId: origin.authorId,
    createdAt: now,
    content: '',
    editedAt: null,
    embeds: [],
    components: [],
    files: [],
    flags: 0,
    reactions: [],
    pings: { everyone: false, userIds: [], roleIds: [] },
    reference: { channelId: parent.id, messageId: origin.id },
    visibleTo: null,
    interactionId: null,
    originalResponseId: null,
  });
  store.emit('messageUpdate', origin);
  return thread;
}
