import type { APIEmbed, APIMessageTopLevelComponent, Locale } from 'discord-api-types/v10';
import type { ChannelKind } from './world/world.ts';

/** A role and what it allows in the whole server. */
export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  colour: number;
}

/** A user in a server. */
export interface Member {
  readonly userId: string;
  roleIds: string[];
  nickname: string | null;
}

/** A server; the role with its own id is `@everyone`. The bot is in it when it is a member. */
export interface Server {
  readonly id: string;
  name: string;
  ownerId: string;
  readonly locale: Locale;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

/** What a channel gives to or takes from a role or a member. */
export interface Overwrite {
  readonly targetId: string;
  readonly target: 'role' | 'member';
  allow: bigint;
  deny: bigint;
}

/** A channel, a thread, or direct messages, with everything said there. */
export interface Channel {
  readonly id: string;
  /** Null for direct messages. */
  readonly serverId: string | null;
  readonly kind: ChannelKind;
  name: string;
  parentId: string | null;
  topic: string | null;
  ownerId: string | null;
  archived: boolean;
  overwrites: Overwrite[];
  /** Oldest first. */
  readonly messages: Message[];
  /** The person the bot talks to, in direct messages. */
  readonly recipientId: string | null;
}

/** An uploaded file; served under the local Discord's URL. */
export interface StoredFile {
  readonly id: string;
  readonly channelId: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description: string | null;
  readonly ephemeral: boolean;
}

/** Who a message really notifies: what its text mentions, as far as allowed_mentions lets it. */
export interface Pings {
  readonly everyone: boolean;
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
}

/** A message, as it stands now. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  /** Discord's message type: 0 default, 19 reply, 20 command, 21 thread starter, 23 context menu. */
  readonly type: number;
  readonly authorId: string;
  readonly createdAt: number;
  content: string;
  editedAt: number | null;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  files: StoredFile[];
  flags: number;
  reactions: { readonly emoji: string; readonly userIds: string[] }[];
  pings: Pings;
  readonly reference: { readonly channelId: string; readonly messageId: string } | null;
  /** The only person who sees an ephemeral message; null for everybody. */
  readonly visibleTo: string | null;
  /** The interaction this message answers. */
  readonly interactionId: string | null;
  /** For a follow-up: the interaction's first answer. */
  readonly originalResponseId: string | null;
}
