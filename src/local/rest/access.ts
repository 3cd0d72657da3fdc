import { apiError } from '../api-error.ts';
import { FormCheck } from '../check/form-check.ts';
import { LIMITS } from '../check/limits.ts';
import type { Channel, Server } from '../model.ts';
import { may } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import type { PermissionName } from '../world/world.ts';

/**
 * A channel that the bot may see.
 *
 * @throws ApiError 10003 when there is none, 50001 when the bot may not see it, 50013 when it lacks one of
 *   the permissions
 */
export function seenChannel({ store }: Platform, id: string, ...needed: PermissionName[]): Channel {
  const channel = store.channels.get(id);
  if (channel === undefined) throw apiError('unknownChannel');
  if (!may(store, channel, store.bot.id)) throw apiError('missingAccess');
  if (!may(store, channel, store.bot.id, ...needed)) throw apiError('missingPermissions');
  return channel;
}

/** A server that the bot is in. @throws ApiError 10004 */
export function joinedServer({ store }: Platform, id: string): Server {
  const server = store.server(id);
  if (server === undefined || !server.members.has(store.bot.id)) throw apiError('unknownGuild');
  return server;
}

/** The `limit` of a paged request. @throws ApiError 50035 outside its bounds */
export function pageSize(
  given: string | undefined,
  fallback: number,
  max: number = LIMITS.pageSize,
  min = 1,
): number {
  if (given === undefined) return fallback;
  const check = new FormCheck();
  check.integer(['limit'], /^-?\d+$/.test(given) ? Number(given) : given, min, max);
  check.done();
  return Number(given);
}
