import type { APIApplicationCommand, APIUser } from 'discord-api-types/v10';
import type { LocalEvent } from '../../control/events.ts';
import type { ChannelView, MemberView, ServerView } from '../../control/places.ts';
import { readAddress, writeAddress } from './address.ts';
import { api, type Deed } from './api.ts';
import { type Live, listen } from './live.ts';

/** The place of the direct messages with the bot, in the words of the control API. */
const DIRECT = 'dm';

interface SessionEvents {
  /** Another person, server or channel is shown, or something about them changed. */
  places: [];
  /** The messages of the channel are to be read anew, and one of them shown. */
  channel: [target: string | null];
  commands: [];
  live: [LocalEvent];
  connection: [there: boolean];
}

type Listeners = { [Name in keyof SessionEvents]: ((...given: SessionEvents[Name]) => void)[] };

/** Who looks at the local Discord, and where; the same after a reload and after a restart of the bot. */
export class Session {
  users: readonly APIUser[] = [];
  bot: APIUser | null = null;
  servers: readonly ServerView[] = [];
  members: readonly MemberView[] = [];
  commands: readonly APIApplicationCommand[] = [];
  permissions: readonly string[] = [];
  me: APIUser | null = null;
  /** Null for the direct messages with the bot. */
  server: ServerView | null = null;
  channel: ChannelView | null = null;
  readonly unread = new Set<string>();

  readonly #listeners: Listeners = { places: [], channel: [], commands: [], live: [], connection: [] };
  #live: Live | null = null;

  on<Name extends keyof SessionEvents>(name: Name, listener: Listeners[Name][number]): void {
    this.#listeners[name].push(listener);
  }

  /** Reads everything and goes where the page's address says. */
  async open(): Promise<void> {
    const address = readAddress();
    await this.#readPeople(address.person);
    await this.#readServers();
    const server = this.servers.find(({ name }) => name === address.server) ?? this.servers[0] ?? null;
    const direct = address.channel === DIRECT;
    const channel = direct ? undefined : server?.channels.find(({ name }) => name === address.channel);
    await this.#listen();
    await this.goTo(direct ? null : server, channel ?? null);
  }

  /** Looks through another person's eyes. */
  async become(userId: string): Promise<void> {
    const person = this.users.find(({ id }) => id === userId);
    if (person === undefined) return;
    this.me = person;
    this.unread.clear();
    await this.#readServers();
    const server = this.servers.find(({ id }) => id === this.server?.id) ?? this.servers[0] ?? null;
    const direct = this.server === null;
    const channel = server?.channels.find(({ id }) => id === this.channel?.id) ?? null;
    await this.#listen();
    await this.goTo(direct ? null : server, channel);
  }

  /** The language of this person's client. */
  get locale(): string {
    return this.me?.locale ?? 'en-GB';
  }

  /** Changes it: commands are called otherwise, and the bot is told. */
  async speak(locale: string): Promise<void> {
    if (this.me === null) return;
    await api.locale({ as: this.me.id, locale });
    this.me = { ...this.me, locale };
    this.users = this.users.map((user) => (user.id === this.me?.id ? this.me : user));
    this.#tell('places');
    this.#tell('commands');
  }

  /** Shows a channel, or the server's first one where people can write or read. */
  async goTo(
    server: ServerView | null,
    channel: ChannelView | null,
    message: string | null = null,
  ): Promise<void> {
    this.server = server;
    const shown = channel ?? server?.channels.find(({ kind }) => kind !== 'category' && kind !== 'forum');
    this.channel = server === null ? await api.channel(this.place(DIRECT)) : (shown ?? null);
    if (this.channel !== null) this.unread.delete(this.channel.id);
    writeAddress({
      person: this.me?.global_name ?? null,
      server: server?.name ?? null,
      channel: server === null ? DIRECT : (this.channel?.name ?? null),
    });
    this.members = server === null ? [] : await api.members(server.id);
    await this.#readCommands();
    this.#tell('places');
    this.#tell('channel', message);
  }

  /** Goes to where a message is; false when this person does not see that channel. */
  async goToMessage(channelId: string, messageId: string): Promise<boolean> {
    for (const server of this.servers) {
      const channel = server.channels.find(({ id }) => id === channelId);
      if (channel === undefined) continue;
      await this.goTo(server, channel, messageId);
      return true;
    }
    return false;
  }

  /** Who does something where, for the control API. */
  place(channel: string = this.server === null ? DIRECT : (this.channel?.id ?? DIRECT)): Deed {
    return { as: this.me?.id ?? '', channel };
  }

  /** A user's name in the server that is shown. */
  nameOf(userId: string): string {
    const member = this.members.find((each) => each.userId === userId);
    const user = this.users.find(({ id }) => id === userId);
    return member?.displayName ?? user?.global_name ?? user?.username ?? 'unknown user';
  }

  channelName(channelId: string): string | null {
    const channels = this.servers.flatMap((server) => server.channels);
    return channels.find(({ id }) => id === channelId)?.name ?? null;
  }

  /**
   * Resolves once events arrive, or cannot for now: messages read after that miss nothing that happens between
   * reading and listening.
   */
  #listen(): Promise<void> {
    this.#live?.close();
    let lost = false;
    return new Promise((resolve) => {
      // By name: after a restart of the local Discord the same people have other ids.
      this.#live = listen(
        this.me?.username ?? '',
        (event) => this.#notice(event),
        (there) => {
          this.#tell('connection', there);
          // Whatever happened meanwhile was missed, and after a restart every id is another one.
          if (there && lost) this.#openAgain();
          lost = !there;
          resolve();
        },
      );
    });
  }

  /** Until it succeeds: a Discord that is just starting may not answer everything yet. */
  #openAgain(): void {
    this.open().catch(() => window.setTimeout(() => this.#openAgain(), 500));
  }

  #notice(event: LocalEvent): void {
    this.#tell('live', event);
    if (event.type === 'commands') void this.#readCommands().then(() => this.#tell('commands'));
    if (event.type === 'servers' || event.type === 'channel') void this.#refresh();
    if (event.type === 'message' && event.message.channel_id !== this.channel?.id) {
      if (this.unread.has(event.message.channel_id)) return;
      this.unread.add(event.message.channel_id);
      this.#tell('places');
    }
  }

  async #refresh(): Promise<void> {
    await this.#readServers();
    const server = this.servers.find(({ id }) => id === this.server?.id);
    const channel = server?.channels.find(({ id }) => id === this.channel?.id);
    if (this.server !== null && (server === undefined || channel === undefined)) {
      return this.goTo(server ?? this.servers[0] ?? null, null);
    }
    this.server = server ?? null;
    this.channel = channel ?? this.channel;
    await this.#readCommands();
    this.#tell('places');
  }

  async #readPeople(name: string | null): Promise<void> {
    [this.users, this.bot] = await Promise.all([api.users(), api.bot()]);
    const people = this.users.filter(({ bot }) => bot !== true);
    this.me = people.find(({ global_name }) => global_name === name) ?? people[0] ?? null;
  }

  async #readServers(): Promise<void> {
    this.servers = await api.servers(this.me?.id ?? '');
  }

  async #readCommands(): Promise<void> {
    if (this.channel === null) return;
    [this.commands, this.permissions] = await Promise.all([
      api.commands(this.place()),
      this.server === null ? [] : api.permissions(this.place()),
    ]);
  }

  #tell<Name extends keyof SessionEvents>(name: Name, ...given: SessionEvents[Name]): void {
    for (const listener of this.#listeners[name]) listener(...given);
  }
}
