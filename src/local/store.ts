import { EventEmitter } from 'node:events';
import { type APIApplicationCommand, Locale } from 'discord-api-types/v10';
import type { Interaction } from './interaction.ts';
import type { Channel, Member, Message, Server, StoredFile } from './model.ts';
import { permissionBits } from './permission-bits.ts';
import { compareSnowflakes, Snowflakes } from './snowflake.ts';
import type { World, WorldChannel, WorldMessage, WorldServer, WorldUser } from './world/world.ts';

/** Everything that changes, as it changes; the gateway and the page listen. */
export interface StoreEvents {
  messageCreate: [Message];
  messageUpdate: [Message];
  messageDelete: [Message];
  reactionAdd: [message: Message, emoji: string, userId: string];
  reactionRemove: [message: Message, emoji: string, userId: string];
  threadCreate: [Channel];
  threadUpdate: [Channel];
  channelUpdate: [Channel];
  serverUpdate: [Server];
  memberUpdate: [Server, Member];
  serverJoin: [Server];
  serverLeave: [Server];
  interactionUpdate: [Interaction];
  userUpdate: [WorldUser];
  commandsUpdate: [];
}

/** All that is worth saving. */
export interface State {
  readonly bot: WorldUser;
  readonly users: ReadonlyMap<string, WorldUser>;
  readonly servers: ReadonlyMap<string, Server>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly interactions: ReadonlyMap<string, Interaction>;
}

const CHANGES: readonly (keyof StoreEvents)[] = [
  'messageCreate',
  'messageUpdate',
  'messageDelete',
  'reactionAdd',
  'reactionRemove',
  'threadCreate',
  'threadUpdate',
  'channelUpdate',
  'serverUpdate',
  'memberUpdate',
  'serverJoin',
  'serverLeave',
  'interactionUpdate',
  'userUpdate',
];

/** The state of a local Discord, in memory: what exists, nothing about who may see it. */
export class Store extends EventEmitter<StoreEvents> {
  readonly ids = new Snowflakes();
  bot: WorldUser;
  readonly users = new Map<string, WorldUser>();
  readonly servers = new Map<string, Server>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  /** Commands by scope: a server's id, or `global`. */
  readonly commands = new Map<string, APIApplicationCommand[]>();
  readonly interactions = new Map<string, Interaction>();
  /** The privileged intents switched on in the developer portal. */
  readonly portal = { messageContent: true, guildMembers: true, presences: true };

  constructor(world: World) {
    super();
    this.setMaxListeners(0);
    this.bot = world.bot;
    for (const user of [world.bot, ...world.users]) this.users.set(user.id, user);
    for (const server of world.servers) this.#addServer(server);
  }

  /** Changes the language of somebody's client. */
  setLocale(user: WorldUser, locale: Locale): void {
    const changed = { ...user, locale };
    this.users.set(user.id, changed);
    this.emit('userUpdate', changed);
  }

  /** What exists now; shared with the store, to be written at once. */
  state(): State {
    const { bot, users, servers, channels, files, interactions } = this;
    return { bot, users, servers, channels, files, interactions };
  }

  /** Takes what existed once in place of everything that there is; nobody is told. */
  restore(state: State): void {
    this.bot = state.bot;
    for (const part of ['users', 'servers', 'channels', 'files', 'interactions'] as const) {
      const own: Map<string, unknown> = this[part];
      own.clear();
      for (const [id, one] of state[part]) own.set(id, one);
    }
  }

  /** Calls `changed` after each change of what {@link state} returns. */
  onChange(changed: () => void): void {
    for (const event of CHANGES) this.on(event, changed);
  }

  /** The servers the bot is in. */
  botServers(): Server[] {
    return [...this.servers.values()].filter((server) => server.members.has(this.bot.id));
  }

  server(id: string | null): Server | undefined {
    return id === null ? undefined : this.servers.get(id);
  }

  channelsOf(serverId: string): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.serverId === serverId);
  }

  message(channelId: string, messageId: string): Message | undefined {
    return this.channels.get(channelId)?.messages.find((message) => message.id === messageId);
  }

  findMessage(messageId: string): Message | undefined {
    for (const channel of this.channels.values()) {
      const found = channel.messages.find((message) => message.id === messageId);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  addMessage(message: Message): Message {
    const messages = this.channels.get(message.channelId)?.messages;
    if (messages === undefined) throw new Error(`There is no channel ${message.channelId}.`);
    messages.push(message);
    this.emit('messageCreate', message);
    return message;
  }

  deleteMessage(message: Message): void {
    const messages = this.channels.get(message.channelId)?.messages ?? [];
    const at = messages.indexOf(message);
    if (at === -1) return;
    messages.splice(at, 1);
    this.emit('messageDelete', message);
  }

  addFile(file: StoredFile): StoredFile {
    this.files.set(file.id, file);
    return file;
  }

  /** The direct messages between the bot and a user, opened when there are none. */
  directMessages(userId: string, now: number): Channel {
    for (const channel of this.channels.values()) if (channel.recipientId === userId) return channel;
    const base = {
      archived: false,
      overwrites: [],
      messages: [],
      parentId: null,
      topic: null,
      ownerId: null,
    };
    const id = this.ids.next(now);
    const opened: Channel = { ...base, id, serverId: null, kind: 'dm', name: 'dm', recipientId: userId };
    this.channels.set(id, opened);
    return opened;
  }

  #addServer(world: WorldServer): void {
    const server: Server = {
      id: world.id,
      name: world.name,
      ownerId: world.ownerId,
      locale: world.locale ?? Locale.EnglishGB,
      roles: new Map(
        world.roles.map((role) => [role.id, { ...role, permissions: permissionBits(role.permissions) }]),
      ),
      members: new Map(
        world.members.map((member) => [member.userId, { ...member, roleIds: [...member.roleIds] }]),
      ),
    };
    this.servers.set(server.id, server);
    for (const channel of world.channels) this.#addChannel(server.id, channel);
  }

  #addChannel(serverId: string, world: WorldChannel): void {
    const overwrites = world.overwrites.map((overwrite) => ({
      ...overwrite,
      allow: permissionBits(overwrite.allow),
      deny: permissionBits(overwrite.deny),
    }));
    const messages = world.messages.map((message) => this.#fromWorld(world, message));
    messages.sort((a, b) => compareSnowflakes(a.id, b.id));
    this.channels.set(world.id, { ...world, serverId, overwrites, messages, recipientId: null });
  }

  #fromWorld(channel: WorldChannel, message: WorldMessage): Message {
    const files = message.files.map((file) => {
      const id = this.ids.next(message.at);
      return this.addFile({ ...file, id, channelId: channel.id, description: null, ephemeral: false });
    });
    const starter = message.threadStarter && channel.parentId !== null;
    const repliesTo = message.replyToId;
    return {
      id: message.id,
      channelId: channel.id,
      type: starter ? 21 : repliesTo === null ? 0 : 19,
      authorId: message.authorId,
      createdAt: message.at,
      content: message.content,
      editedAt: null,
      embeds: [],
      components: [],
      files,
      flags: 0,
      reactions: message.reactions.map(({ emoji, userIds }) => ({ emoji, userIds: [...userIds] })),
      pings: { everyone: false, userIds: [], roleIds: [] },
      reference: starter
        ? { channelId: channel.parentId, messageId: channel.id }
        : repliesTo === null
          ? null
          : { channelId: channel.id, messageId: repliesTo },
      visibleTo: null,
      interactionId: null,
      originalResponseId: null,
    };
  }
}
