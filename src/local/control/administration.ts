import type { Channel, Server } from '../model.ts';
import { permissionBits } from '../permission-bits.ts';
import { may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import type { PermissionName } from '../world/world.ts';
import { Finder, Refusal } from './find.ts';

/** A change of what a role or a member may do. */
export interface SetPermissions {
  /** A role's name or id, a member's name or id, `@everyone` or `bot`. */
  readonly target: string;
  /** In this channel only; else in the whole `server`, where only roles can be changed. */
  readonly channel?: string;
  readonly server?: string;
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
}

/** Switches of the developer portal: off, an identify that asks for the intent is refused (4014). */
export interface PortalSwitches {
  readonly messageContent?: boolean;
  readonly guildMembers?: boolean;
  readonly presences?: boolean;
}

/** Gives and takes permissions: a channel's overwrite, or a role's own. */
export function setPermissions(platform: Platform, change: SetPermissions): void {
  const { store } = platform;
  const find = new Finder(store);
  const allow = permissionBits(change.allow ?? []);
  const deny = permissionBits(change.deny ?? []);
  if (change.channel === undefined) {
    if (change.server === undefined) throw new Refusal('Say which server or channel.');
    const server = find.server(change.server);
    const role = roleOf(platform, server, change.target);
    if (role === undefined) throw new Refusal(`There is no role ${change.target} in ${server.name}.`);
    role.permissions = (role.permissions & ~deny) | allow;
    store.emit('serverUpdate', server);
    return;
  }
  const channel = find.channel(change.channel);
  const server = store.server(channel.serverId);
  if (server === undefined) throw new Refusal('Direct messages have no permissions to set.');
  const role = change.target === 'bot' ? undefined : roleOf(platform, server, change.target);
  const user = change.target === 'bot' ? store.bot : undefined;
  const targetId = role?.id ?? (user ?? find.user(change.target)).id;
  const known = channel.overwrites.find((overwrite) => overwrite.targetId === targetId);
  if (known === undefined) {
    channel.overwrites.push({ targetId, target: role === undefined ? 'member' : 'role', allow, deny });
  } else {
    known.allow = (known.allow & ~deny) | allow;
    known.deny = (known.deny & ~allow) | deny;
  }
  store.emit('channelUpdate', channel);
}

function roleOf({ store }: Platform, server: Server, target: string) {
  const name = target === 'bot' ? store.bot.displayName : target === 'everyone' ? '@everyone' : target;
  return server.roles.get(target) ?? [...server.roles.values()].find((role) => role.name === name);
}

/** Gives or takes a role. */
export function setRole(
  { store }: Platform,
  change: { server: string; member: string; role: string; has: boolean },
): void {
  const find = new Finder(store);
  const server = find.server(change.server);
  const member = server.members.get(find.user(change.member).id);
  const role = [...server.roles.values()].find(({ id, name }) => id === change.role || name === change.role);
  if (member === undefined || role === undefined) throw new Refusal('There is no such member or role there.');
  member.roleIds = member.roleIds.filter((id) => id !== role.id);
  if (change.has) member.roleIds.push(role.id);
  store.emit('memberUpdate', server, member);
}

/** Adds the bot to a server, as an administrator with the invitation link does. */
export function addBot({ store }: Platform, idOrName: string): void {
  const server = new Finder(store).server(idOrName);
  if (server.members.has(store.bot.id)) return;
  const role = [...server.roles.values()].find(({ name }) => name === store.bot.displayName);
  const roleIds = role === undefined ? [] : [role.id];
  server.members.set(store.bot.id, { userId: store.bot.id, roleIds, nickname: null });
  store.emit('serverJoin', server);
}

/** A server becomes unavailable to the bot, as in an outage of Discord's, or comes back. */
export function setAvailable(
  { store, gateway, represent }: Platform,
  idOrName: string,
  available: boolean,
): void {
  const server = new Finder(store).server(idOrName);
  const sees = (channel: Channel) => may(store, channel, store.bot.id);
  gateway.dispatch(available ? 'GUILD_CREATE' : 'GUILD_DELETE', server.id, () =>
    available ? represent.announcedServer(server, sees) : { id: server.id, unavailable: true },
  );
}

/** Removes the bot from a server; its commands for that server alone are gone as well. */
export function removeBot({ store }: Platform, idOrName: string): void {
  const server = new Finder(store).server(idOrName);
  if (!server.members.delete(store.bot.id)) return;
  store.commands.delete(server.id);
  store.emit('serverLeave', server);
}
