import type {
  APIChannel,
  APIGuildMember,
  APIRole,
  APIUser,
  GuildMemberFlags,
  RoleFlags,
  UserFlags,
} from 'discord-api-types/v10';
import type { Channel, Member, Role, Server } from './model.ts';
import { isThread } from './permissions.ts';
import type { Store } from './store.ts';
import type { ChannelKind, WorldUser } from './world/world.ts';

/** Discord's channel types. */
const CHANNEL_TYPES: Readonly<Record<ChannelKind, number>> = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  thread: 11,
  forumPost: 11,
  forum: 15,
};

/** People, roles, channels and servers in Discord's JSON. */
export class PlaceRepresentation {
  protected readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  user(user: WorldUser): APIUser {
    return {
      id: user.id,
      username: user.username,
      discriminator: '0',
      global_name: user.displayName,
      avatar: null,
      bot: user.bot,
      flags: 0 as UserFlags,
      public_flags: 0 as UserFlags,
      primary_guild: null,
    };
  }

  userById(id: string): APIUser {
    const user = this.store.users.get(id);
    return this.user(user ?? { id, username: 'deleted_user', displayName: 'Deleted User', bot: false });
  }

  role(server: Server, role: Role): APIRole {
    const managed = role.name === this.store.bot.displayName;
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
      icon: null,
      unicode_emoji: null,
      flags: 0 as RoleFlags,
      ...(managed ? { tags: { bot_id: this.store.bot.id } } : {}),
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
      pending: false,
      communication_disabled_until: null,
      deaf: false,
      mute: false,
      flags: 0 as GuildMemberFlags,
    };
  }

  channel(channel: Channel): APIChannel {
    const last = channel.messages.filter((message) => message.visibleTo === null).at(-1);
    const common = { id: channel.id, type: CHANNEL_TYPES[channel.kind], last_message_id: last?.id ?? null };
    if (channel.kind === 'dm') {
      const recipients = [this.userById(channel.recipientId ?? '')];
      return { ...common, flags: 0, recipients } as unknown as APIChannel;
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
    const position = this.store.channelsOf(channel.serverId ?? '').indexOf(channel);
    return {
      ...inServer,
      topic: channel.topic,
      nsfw: false,
      position,
      rate_limit_per_user: 0,
      permission_overwrites: overwrites,
      ...(channel.kind === 'voice' ? { bitrate: 64_000, user_limit: 0, rtc_region: null } : {}),
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
      home_header: null,
      widget_enabled: false,
      widget_channel_id: null,
      incidents_data: null,
      max_presences: null,
      max_members: 500_000,
      max_stage_video_channel_users: 50,
      max_video_channel_users: 25,
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
      preferred_locale: server.locale,
      features: [],
      emojis: [],
      stickers: [],
      roles: [...server.roles.values()].map((role) => this.role(server, role)),
    };
  }

  /** A server as the gateway announces it, with its channels, active threads and the bot itself. */
  announcedServer(server: Server, visible: (channel: Channel) => boolean) {
    const channels = this.store.channelsOf(server.id);
    const bot = server.members.get(this.store.bot.id);
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
}
