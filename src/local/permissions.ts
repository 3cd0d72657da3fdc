import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Server } from './model.ts';
import { permissionBits } from './permission-bits.ts';
import type { Store } from './store.ts';
import type { PermissionName } from './world/world.ts';

const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a person may do in direct messages with the bot. */
const DIRECT_MESSAGES = permissionBits([
  'ViewChannel',
  'SendMessages',
  'ReadMessageHistory',
  'AddReactions',
  'AttachFiles',
  'EmbedLinks',
  'UseApplicationCommands',
]);

/** What a user may do in a server, before any channel's overwrites; 0 for somebody who is not a member. */
export function serverPermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (member === undefined) return 0n;
  if (server.ownerId === userId) return ALL_PERMISSIONS;
  const held = [server.id, ...member.roleIds].map((id) => server.roles.get(id)?.permissions ?? 0n);
  const bits = held.reduce((all, role) => all | role, 0n);
  return bits & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : bits;
}

/**
 * What a user may do in a channel, computed as Discord documents it: roles, then overwrites of @everyone,
 * of the member's roles together, and of the member. Threads take their parent's overwrites.
 */
export function channelPermissions(store: Store, channel: Channel, userId: string): bigint {
  const server = store.server(channel.serverId);
  if (server === undefined) {
    return channel.recipientId === userId || userId === store.bot.id ? DIRECT_MESSAGES : 0n;
  }
  const base = serverPermissions(server, userId);
  const member = server.members.get(userId);
  if (member === undefined || base === ALL_PERMISSIONS) return base;

  const parent = isThread(channel) ? store.channels.get(channel.parentId ?? '') : channel;
  const overwrites = parent?.overwrites ?? [];
  const of = (chosen: typeof overwrites) => ({
    allow: chosen.reduce((bits, overwrite) => bits | overwrite.allow, 0n),
    deny: chosen.reduce((bits, overwrite) => bits | overwrite.deny, 0n),
  });
  const layers = [
    of(overwrites.filter(({ targetId }) => targetId === server.id)),
    of(overwrites.filter(({ target, targetId }) => target === 'role' && member.roleIds.includes(targetId))),
    of(overwrites.filter(({ target, targetId }) => target === 'member' && targetId === userId)),
  ];
  return layers.reduce((bits, { allow, deny }) => (bits & ~deny) | allow, base);
}

/** True when a user has all of these permissions in a channel; without View Channel there are none. */
export function may(store: Store, channel: Channel, userId: string, ...names: PermissionName[]): boolean {
  const bits = channelPermissions(store, channel, userId);
  const needed = permissionBits(['ViewChannel', ...names]);
  return (bits & needed) === needed;
}

export function isThread(channel: Channel): boolean {
  return channel.kind === 'thread' || channel.kind === 'forumPost';
}
