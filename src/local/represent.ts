import type {
  APIAttachment,
  APIChannel,
  APIGuildMember,
  APIMessage,
  APIRole,
  APIUser,
  GuildMemberFlags,
  RoleFlags,
  UserFlags,
} from 'discord-api-types/v10';
import { isThread } from './permissions.ts';
import type { Channel, Member, Message, Role, Server, Store, StoredFile } from './store.ts';
import type { ChannelKind, WorldUser } from './world/world.ts';

/** Discord's channel types. */
export const CHANNEL_TYPES: Readonly<Record<ChannelKind, number>> = {
  text: 0,
  dm: 1,
  category: 4,
  announcement: 5,
  thread: 11,
  forumPost: 11,
  forum: 15,
};

/** Everything that the API sends is built here: the store's objects in Discord's JSON. */
export class Representation {
  readonly #store: Store;
  /** The local Discord's own address, for attachments. */
  url = '';

  constructor(store: Store) {
    this.#store = store;
  }

  user(user: WorldUser): APIUser {
    return {
      id: user.id,
      username: user.username,
      discriminator: '0',
      global_name: user.displayName,
      avatar: null,
      bot: user.bot,
      public_flags: 0 as UserFlags,
    };
  }

  userById(id: string): APIUser {
    const user = this.#store.users.get(id);
    return this.user(user ?? { id, username: 'deleted_user', displayName: 'Deleted User', bot: false });
  }

  role(server: Server, role: Role): APIRole {
    const managed = role.name === this.#store.bot.displayName;
    const position = [...server.roles.keys()].indexOf(role.id);
    return {
      id: role.id,
      name: role.name,
      color: role.colour,
      colors: { primary_color: role.colour, secondary_color: null, tertiary_color: null },
      hoist: false,
      position,
      permissions: String(role.permissions),
      managed,
      mentionable: false,
      flags: 0 as RoleFlags,
      ...(managed ? { tags: { bot_id: this.#store.bot.id } } : {}),
    };
  }

  member(member: Member): APIGuildMember {
    return {
      user: this.userById(member.userId),
      nick: member.nickname,
      avatar: null,
      banner: null,
      roles: member.roleIds,
      joined_at: new Date(1_700_000_000_000).toISOString(),
      premium_since: null,
      deaf: false,
      mute: false,
      flags: 0 as GuildMemberFlags,
    };
  }

  channel(channel: Channel): APIChannel {
    const last = channel.messages.filter((message) => message.visibleTo === null).at(-1);
    const common = { id: channel.id, type: CHANNEL_TYPES[channel.kind], last_message_id: last?.id ?? null };
    if (channel.kind === 'dm') {
      return { ...common, recipients: [this.userById(channel.recipientId ?? '')] } as APIChannel;
    }
    const inServer = {
      ...common,
      guild_id: channel.serverId,
      name: channel.name,
      parent_id: channel.parentId,
      flags: 0,
    };
    if (isThread(channel)) return { ...inServer, ...this.#threadFields(channel) } as APIChannel;
    const overwrites = channel.overwrites.map((overwrite) => ({
      id: overwrite.targetId,
      type: overwrite.target === 'role' ? 0 : 1,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    }));
    const position = this.#store.channelsOf(channel.serverId ?? '').indexOf(channel);
    return {
      ...inServer,
      topic: channel.topic,
      nsfw: false,
      position,
      rate_limit_per_user: 0,
      permission_overwrites: overwrites,
      ...(channel.kind === 'forum' ? { available_tags: [], default_reaction_emoji: null } : {}),
    } as unknown as APIChannel;
  }

  #threadFields(channel: Channel) {
    const said = channel.messages.filter((message) => message.visibleTo === null);
    const authors = new Set(said.map((message) => message.authorId));
    return {
      owner_id: channel.ownerId,
      message_count: said.filter((message) => message.type !== 21).length,
      total_message_sent: said.filter((message) => message.type !== 21).length,
      member_count: authors.size,
      rate_limit_per_user: 0,
      ...(channel.kind === 'forumPost' ? { applied_tags: [] } : {}),
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: 4320,
        archive_timestamp: new Date(said.at(-1)?.createdAt ?? 0).toISOString(),
        locked: false,
        create_timestamp: new Date(said[0]?.createdAt ?? 0).toISOString(),
      },
    };
  }

  /** A server as GET /guilds gives it. */
  server(server: Server) {
    return {
      id: server.id,
      name: server.name,
      icon: null,
      description: null,
      splash: null,
      discovery_splash: null,
      banner: null,
      owner_id: server.ownerId,
      application_id: null,
      region: 'deprecated',
      afk_channel_id: null,
      afk_timeout: 300,
      system_channel_id: null,
      system_channel_flags: 0,
      rules_channel_id: null,
      public_updates_channel_id: null,
      safety_alerts_channel_id: null,
      vanity_url_code: null,
      verification_level: 1,
      default_message_notifications: 1,
      explicit_content_filter: 2,
      mfa_level: 0,
      nsfw: false,
      nsfw_level: 0,
      premium_tier: 0,
      premium_subscription_count: 0,
      premium_progress_bar_enabled: false,
      preferred_locale: 'en-GB',
      features: [],
      emojis: [],
      stickers: [],
      roles: [...server.roles.values()].map((role) => this.role(server, role)),
    };
  }

  /** A server as the gateway announces it, with its channels, active threads and the bot itself. */
  announcedServer(server: Server, visible: (channel: Channel) => boolean) {
    const channels = this.#store.channelsOf(server.id);
    const bot = server.members.get(this.#store.bot.id);
    const threads = channels.filter((channel) => isThread(channel) && !channel.archived && visible(channel));
    return {
      ...this.server(server),
      joined_at: new Date(1_700_000_000_000).toISOString(),
      large: false,
      unavailable: false,
      member_count: server.members.size,
      voice_states: [],
      members: bot === undefined ? [] : [this.member(bot)],
      channels: channels.filter((channel) => !isThread(channel)).map((channel) => this.channel(channel)),
      threads: threads.map((channel) => this.channel(channel)),
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  attachment(file: StoredFile): APIAttachment {
    const url = `${this.url}/attachments/${file.channelId}/${file.id}/${encodeURIComponent(file.name)}`;
    return {
      id: file.id,
      filename: file.name,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(file.description === null ? {} : { description: file.description }),
      ...(file.ephemeral ? { ephemeral: true } : {}),
    };
  }

  /** A message in full. {@link withoutContent} is what a bot without the Message Content intent gets. */
  message(message: Message, viewerId: string = this.#store.bot.id, depth = 0): APIMessage {
    const { reference } = message;
    const origin =
      reference === null || depth > 0
        ? undefined
        : this.#store.message(reference.channelId, reference.messageId);
    const channel = this.#store.channels.get(message.channelId);
    const thread = this.#store.channels.get(message.id);
    return {
      id: message.id,
      channel_id: message.channelId,
      type: message.type,
      author: this.userById(message.authorId),
      content: message.content,
      timestamp: new Date(message.createdAt).toISOString(),
      edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
      tts: false,
      mention_everyone: message.pings.everyone,
      mentions: message.pings.userIds.map((id) => this.userById(id)),
      mention_roles: [...message.pings.roleIds],
      attachments: message.files.map((file) => this.attachment(file)),
      embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
      components: message.components,
      pinned: false,
      flags: message.flags | (thread === undefined || channel?.kind === 'forumPost' ? 0 : 1 << 5),
      ...(message.reactions.length === 0 ? {} : { reactions: this.#reactions(message, viewerId) }),
      ...(reference === null ? {} : this.#reference(message, channel)),
      ...(reference === null || depth > 0
        ? {}
        : { referenced_message: origin === undefined ? null : this.message(origin, viewerId, depth + 1) }),
      ...(thread !== undefined && thread.kind === 'thread' ? { thread: this.channel(thread) } : {}),
      ...this.#interactionFields(message),
    } as APIMessage;
  }

  #reactions(message: Message, viewerId: string) {
    return message.reactions.map(({ emoji, userIds }) => ({
      count: userIds.length,
      count_details: { burst: 0, normal: userIds.length },
      me: userIds.includes(viewerId),
      me_burst: false,
      burst_colors: [],
      emoji: { id: null, name: emoji },
    }));
  }

  #reference(message: Message, channel: Channel | undefined) {
    const { reference } = message;
    if (reference === null) return {};
    const guild = channel?.serverId === null ? {} : { guild_id: channel?.serverId };
    const where = { type: 0, channel_id: reference.channelId, message_id: reference.messageId };
    return { message_reference: { ...where, ...guild } };
  }

  #interactionFields(message: Message) {
    const bot = message.authorId === this.#store.bot.id;
    const application = bot ? { application_id: this.#store.bot.id, webhook_id: this.#store.bot.id } : {};
    const interaction = this.#store.interactions.get(message.interactionId ?? '');
    if (interaction === undefined) return {};
    const type = { command: 2, component: 3, autocomplete: 4, modal: 5 }[interaction.kind];
    const metadata = {
      id: interaction.id,
      type,
      user: this.userById(interaction.userId),
      authorizing_integration_owners: { '0': interaction.serverId ?? '0' },
      ...(message.originalResponseId === null
        ? {}
        : { original_response_message_id: message.originalResponseId }),
      ...(interaction.kind === 'component' ? { interacted_message_id: interaction.sourceMessageId } : {}),
      ...(interaction.commandName === null ? {} : { name: interaction.commandName }),
    };
    return { ...application, interaction_metadata: metadata };
  }
}

/** A message as a bot gets it that may not read what people write (and was not mentioned by them). */
export function withoutContent(message: APIMessage): APIMessage {
  const { referenced_message: referenced, ...rest } = message;
  const emptied = { ...rest, content: '', embeds: [], attachments: [], components: [] };
  return referenced == null
    ? { ...emptied, ...(referenced === null ? { referenced_message: null } : {}) }
    : { ...emptied, referenced_message: withoutContent(referenced) };
}
