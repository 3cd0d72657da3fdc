import type { Channel, Message, Server } from '../model.ts';
import { permissionNames } from '../permission-bits.ts';
import { channelPermissions, isThread, may, serverPermissions } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import type { ChannelKind, PermissionName } from '../world/world.ts';

/** A server as a person sees it: with the channels and threads that this person may see. */
export interface ServerView {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly hasBot: boolean;
  readonly channels: readonly ChannelView[];
}

/** A channel or thread. */
export interface ChannelView {
  readonly id: string;
  readonly serverId: string | null;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly parentId: string | null;
  readonly topic: string | null;
  readonly archived: boolean;
  readonly messageCount: number;
  /** Whether the person may write here. */
  readonly canSend: boolean;
}

/** Somebody in a server. */
export interface MemberView {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
  readonly roles: readonly { readonly id: string; readonly name: string; readonly colour: number }[];
  /** In the whole server, before channels' overwrites. */
  readonly permissions: readonly PermissionName[];
}

export function viewServer(platform: Platform, server: Server, viewerId: string | null): ServerView {
  const { store } = platform;
  const channels = store
    .channelsOf(server.id)
    .filter((channel) => viewerId === null || may(store, channel, viewerId));
  return {
    id: server.id,
    name: server.name,
    ownerId: server.ownerId,
    hasBot: server.members.has(store.bot.id),
    channels: channels.map((channel) => viewChannel(platform, channel, viewerId)),
  };
}

export function viewChannel({ store }: Platform, channel: Channel, viewerId: string | null): ChannelView {
  const { id, serverId, name, kind, parentId, topic, archived, messages } = channel;
  const writable = kind !== 'forum' && kind !== 'category';
  const needed = isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
  const canSend = writable && (viewerId === null || may(store, channel, viewerId, needed));
  const messageCount = messages.filter((message) => isVisible(message, viewerId)).length;
  return { id, serverId, name, kind, parentId, topic, archived, messageCount, canSend };
}

export function viewMembers({ store }: Platform, server: Server): MemberView[] {
  return [...server.members.values()].flatMap((member) => {
    const user = store.users.get(member.userId);
    if (user === undefined) return [];
    const roles = member.roleIds.flatMap((id) => server.roles.get(id) ?? []);
    return {
      userId: user.id,
      username: user.username,
      displayName: member.nickname ?? user.displayName,
      bot: user.bot,
      roles: roles.map(({ id, name, colour }) => ({ id, name, colour })),
      permissions: permissionNames(serverPermissions(server, user.id)),
    };
  });
}

/** What a user may do in a channel, by name. */
export function permissionsIn({ store }: Platform, channel: Channel, userId: string): PermissionName[] {
  return permissionNames(channelPermissions(store, channel, userId));
}

/** Ephemeral messages are seen by one person; with `viewerId` null everything is. */
export function isVisible(message: Message, viewerId: string | null): boolean {
  return viewerId === null || message.visibleTo === null || message.visibleTo === viewerId;
}
