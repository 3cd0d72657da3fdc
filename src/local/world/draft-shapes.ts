import type { Locale } from 'discord-api-types/v10';
import type { ChannelKind, PermissionName, WorldFile } from './world.ts';

/** A world written with names instead of ids; `buildWorld` turns it into one. */
export interface WorldDraft {
  /** The bot's name. Default: Verbatim. */
  readonly bot?: string;
  readonly servers: readonly ServerDraft[];
}

/** A server; whoever is named anywhere in it becomes a member. */
export interface ServerDraft {
  readonly name: string;
  /** Display names. The first one owns the server unless `owner` is given. */
  readonly members: readonly string[];
  readonly owner?: string;
  /** Other bots in it. */
  readonly bots?: readonly string[];
  /** The server's language. Default: English (en-GB). */
  readonly locale?: Locale;
  /** Members who get the role Moderator (Manage Messages, Manage Threads). */
  readonly moderators?: readonly string[];
  /** Further roles, which allow nothing by themselves, with the members who have them. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Default: true. Without it the server can be joined later through the control API. */
  readonly hasBot?: boolean;
  /** What @everyone may do. Default: `EVERYONE`. */
  readonly everyone?: readonly PermissionName[];
  /** What the bot's own role may do. Default: `BOT`. */
  readonly botMay?: readonly PermissionName[];
  readonly channels: readonly ChannelDraft[];
}

/** A channel, with its threads or forum posts below it. */
export interface ChannelDraft {
  readonly name: string;
  readonly kind?: ChannelKind;
  readonly topic?: string;
  readonly archived?: boolean;
  /** Permissions taken away or given in this channel, by role name, member name or `bot`. */
  readonly deny?: Readonly<Record<string, readonly PermissionName[]>>;
  readonly allow?: Readonly<Record<string, readonly PermissionName[]>>;
  readonly messages?: readonly MessageDraft[];
  readonly threads?: readonly ThreadDraft[];
}

/** A thread. With `from`, it was opened from that message of its channel (by its `key`) and shares its id. */
export interface ThreadDraft extends ChannelDraft {
  readonly from?: string;
}

/** A message: who says what, how long ago. */
export interface MessageDraft {
  readonly by: string;
  readonly says: string;
  /** Default: one minute after the message before it; the last of a channel is a minute ago. */
  readonly minutesAgo?: number;
  /** A name by which others can refer to this message in `replyTo` and `from`. */
  readonly key?: string;
  readonly replyTo?: string;
  /** Emoji → who reacted with it. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  readonly files?: readonly WorldFile[];
}
