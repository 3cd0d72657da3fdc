import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { may } from '../permissions.ts';
import type { Representation } from '../represent.ts';
import type { Store } from '../store.ts';
import { Connection } from './connection.ts';
import { IdentifyLimit, type Sharding } from './identify-limit.ts';
import { GatewaySession } from './session.ts';

const HEARTBEAT_INTERVAL = 41_250;

const payloadSchema = z.object({ op: z.number(), d: z.unknown() });
const identifySchema = z.object({
  token: z.string(),
  intents: z.number().int().nonnegative(),
  compress: z.boolean().default(false),
  shard: z.tuple([z.number().int().nonnegative(), z.number().int().positive()]).default([0, 1]),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** The WebSocket side of Discord: sessions of the bot, and what they are told. */
export class Gateway {
  readonly server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #store: Store;
  readonly #represent: Representation;
  readonly #token: string;
  readonly #clock: Clock;
  readonly sharding: Sharding;
  readonly identifyLimit: IdentifyLimit;

  constructor(parts: {
    store: Store;
    represent: Representation;
    token: string;
    clock: Clock;
    sharding: Sharding;
  }) {
    this.#store = parts.store;
    this.#represent = parts.represent;
    this.#token = parts.token;
    this.#clock = parts.clock;
    this.sharding = parts.sharding;
    this.identifyLimit = new IdentifyLimit(parts.sharding, parts.clock);
    this.server.on('connection', (socket, request) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      this.#greet(new Connection(socket, searchParams.get('compress') === 'zlib-stream'));
    });
  }

  /** The sessions whose socket is open: all, or those of one shard. */
  connected(shard?: number): GatewaySession[] {
    return [...this.#sessions.values()].filter(
      (session) => session.connection !== null && (shard === undefined || session.shard[0] === shard),
    );
  }

  /** Sends an event to every session whose shard serves the server, with what `data` makes for it. */
  dispatch(event: string, serverId: string | null, data: (session: GatewaySession) => unknown | null): void {
    for (const session of this.#sessions.values()) {
      if (!session.serves(serverId)) continue;
      const made = data(session);
      if (made !== null) session.dispatch(event, made);
    }
  }

  /** Asks the bot to reconnect and resume, as Discord does before a restart of its own. */
  askToReconnect(shard?: number): void {
    for (const session of this.connected(shard)) session.send({ op: GatewayOpcodes.Reconnect, d: null });
  }

  /** Tells the bot that its session is gone; it must identify again unless `resumable`. */
  invalidate(resumable: boolean, shard?: number): void {
    for (const session of this.connected(shard)) {
      if (!resumable) this.#sessions.delete(session.id);
      session.send({ op: GatewayOpcodes.InvalidSession, d: resumable });
    }
  }

  /** Cuts the connection without a word; with `resumable` false the session is forgotten as well. */
  drop(resumable = true, shard?: number): void {
    for (const session of this.connected(shard)) {
      if (!resumable) this.#sessions.delete(session.id);
      session.connection?.cut();
    }
  }

  /** Closes the connection with one of the gateway's codes, after which the session is gone. */
  closeWith(code: number): void {
    for (const session of this.connected()) {
      this.#sessions.delete(session.id);
      session.connection?.close(code, GatewayCloseCodes[code] ?? '');
    }
  }

  close(): void {
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }

  #greet(connection: Connection): void {
    const { socket } = connection;
    connection.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL } });
    let session: GatewaySession | null = null;
    socket.on('message', (data) => {
      const parsed = parsePayload(String(data));
      if (parsed === null) return connection.close(GatewayCloseCodes.DecodeError, 'Decode error');
      session = this.#receive(connection, parsed, session);
    });
    socket.on('close', () => session?.leave(connection));
    socket.on('error', () => socket.terminate());
  }

  #receive(
    connection: Connection,
    payload: z.infer<typeof payloadSchema>,
    session: GatewaySession | null,
  ): GatewaySession | null {
    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        connection.send({ op: GatewayOpcodes.HeartbeatAck });
        return session;
      case GatewayOpcodes.Identify:
        if (session !== null) return refuse(connection, GatewayCloseCodes.AlreadyAuthenticated);
        return this.#identify(connection, payload.d);
      case GatewayOpcodes.Resume:
        return this.#resume(connection, payload.d);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        return session ?? refuse(connection, GatewayCloseCodes.NotAuthenticated);
      default:
        return refuse(connection, GatewayCloseCodes.UnknownOpcode);
    }
  }

  #identify(connection: Connection, data: unknown): GatewaySession | null {
    const parsed = identifySchema.safeParse(data);
    if (!parsed.success) return refuse(connection, GatewayCloseCodes.DecodeError);
    if (parsed.data.token !== this.#token) return refuse(connection, GatewayCloseCodes.AuthenticationFailed);
    if (this.#isDisallowed(parsed.data.intents))
      return refuse(connection, GatewayCloseCodes.DisallowedIntents);
    const [shard, count] = parsed.data.shard;
    if (shard >= count) return refuse(connection, GatewayCloseCodes.InvalidShard);
    if (this.#store.botServers().length > count * this.sharding.serversPerShard)
      return refuse(connection, GatewayCloseCodes.ShardingRequired);
    if (!this.identifyLimit.take(shard)) {
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return null;
    }
    const session = new GatewaySession(connection, parsed.data);
    this.#sessions.set(session.id, session);
    this.#welcome(session);
    return session;
  }

  /** Privileged intents must be switched on in the developer portal. */
  #isDisallowed(intents: number): boolean {
    const { messageContent, guildMembers, presences } = this.#store.portal;
    return (
      (!messageContent && (intents & GatewayIntentBits.MessageContent) !== 0) ||
      (!guildMembers && (intents & GatewayIntentBits.GuildMembers) !== 0) ||
      (!presences && (intents & GatewayIntentBits.GuildPresences) !== 0)
    );
  }

  #resume(connection: Connection, data: unknown): GatewaySession | null {
    const parsed = resumeSchema.safeParse(data);
    if (!parsed.success) return refuse(connection, GatewayCloseCodes.DecodeError);
    if (parsed.data.token !== this.#token) return refuse(connection, GatewayCloseCodes.AuthenticationFailed);
    const session = this.#sessions.get(parsed.data.session_id);
    if (session?.resume(connection, parsed.data.seq) !== true) {
      this.#sessions.delete(parsed.data.session_id);
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return null;
    }
    return session;
  }

  /** READY lists the servers as unavailable; each then arrives as GUILD_CREATE. */
  #welcome(session: GatewaySession): void {
    const { bot } = this.#store;
    const servers = this.#store.botServers().filter((server) => session.serves(server.id));
    session.dispatch('READY', {
      v: 10,
      user: { ...this.#represent.user(bot), verified: true, mfa_enabled: true, email: null },
      guilds: servers.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.#represent.url.replace('http', 'ws')}/gateway`,
      shard: session.shard,
      application: { id: bot.id, flags: this.#store.portal.messageContent ? 1 << 19 : 0 },
      _trace: [`local-discord ${this.#clock.now()}`],
    });
    if (!session.has(GatewayIntentBits.Guilds)) return;
    for (const server of servers) {
      const seen = this.#represent.announcedServer(server, (channel) => may(this.#store, channel, bot.id));
      session.dispatch('GUILD_CREATE', seen);
    }
  }
}

function parsePayload(text: string): z.infer<typeof payloadSchema> | null {
  try {
    const parsed = payloadSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function refuse(connection: Connection, code: GatewayCloseCodes): null {
  connection.close(code, GatewayCloseCodes[code]);
  return null;
}
