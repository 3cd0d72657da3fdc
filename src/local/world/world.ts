import type { Locale, PermissionFlagsBits } from 'discord-api-types/v10';

/** A permission by the name that discord.js and Discord's documentation use, e.g. `ManageMessages`. */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** What a local Discord starts with: people, servers and what was said there. All ids are snowflakes. */
export interface World {
  readonly bot: WorldUser;
  readonly users: readonly WorldUser[];
  readonly servers: readonly WorldServer[];
}

/** A person, or the bot. */
export interface WorldUser {
  readonly id: string;
  /** Unique, lower case. */
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
  /** The language of this person's client, by Discord's name for it; English (en-GB) when absent. */
  readonly locale?: Locale;
}

/** A server. The role with the server's own id is `@everyone`. */
export interface WorldServer {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** The language that its moderators chose for it; English (en-GB) when absent. */
  readonly locale?: Locale;
  readonly roles: readonly WorldRole[];
  readonly members: readonly WorldMember[];
  readonly channels: readonly WorldChannel[];
}

/** A role and what it allows in the whole server. */
export interface WorldRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly PermissionName[];
  /** 0xRRGGBB; 0 is no colour. */
  readonly colour: number;
}

/** A user in a server. */
export interface WorldMember {
  readonly userId: string;
  readonly roleIds: readonly string[];
  readonly nickname: string | null;
}

/** What a channel is; `thread` and `forumPost` have a parent. */
export type ChannelKind =
  | 'text'
  | 'voice'
  | 'announcement'
  | 'forum'
  | 'thread'
  | 'forumPost'
  | 'category'
  | 'dm';

/** What a channel adds to or takes from a role or a member. */
export interface WorldOverwrite {
  readonly targetId: string;
  readonly target: 'role' | 'member';
  readonly allow: readonly PermissionName[];
  readonly deny: readonly PermissionName[];
}

/** A channel or thread with its messages, oldest first. */
export interface WorldChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly parentId: string | null;
  readonly topic: string | null;
  readonly ownerId: string | null;
  readonly archived: boolean;
  readonly overwrites: readonly WorldOverwrite[];
  readonly messages: readonly WorldMessage[];
}

/** A message that was there before the bot came. */
export interface WorldMessage {
  readonly id: string;
  readonly authorId: string;
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly replyToId: string | null;
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
  readonly files: readonly WorldFile[];
  /** True for the message that only refers to the one a thread was opened from (Discord's type 21). */
  readonly threadStarter: boolean;
}

/** A file attached to a message. */
export interface WorldFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
