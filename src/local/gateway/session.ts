import { randomBytes } from 'node:crypto';
import type { GatewayIntentBits } from 'discord-api-types/v10';
import type { Connection } from './connection.ts';

/** How many sent events a session keeps, to replay them when the bot resumes. */
const REPLAY_LIMIT = 1_000;

export interface Dispatch {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** What a bot identified with; it outlives its socket, so that the bot can resume. */
export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly #shard: readonly [number, number];
  readonly #compress: boolean;
  #connection: Connection | null;
  #sequence = 0;
  #sent: Dispatch[] = [];

  constructor(
    connection: Connection,
    identified: { intents: number; shard: readonly [number, number]; compress: boolean },
  ) {
    this.#connection = connection;
    this.intents = identified.intents;
    this.#shard = identified.shard;
    this.#compress = identified.compress;
    connection.compressPayloads = identified.compress;
  }

  /** Null while the bot is away. */
  get connection(): Connection | null {
    return this.#connection;
  }

  has(intent: GatewayIntentBits): boolean {
    return (this.intents & intent) !== 0;
  }

  /** True when a server's events go to this session's shard; direct messages go to shard 0. */
  serves(serverId: string | null): boolean {
    const [shard, count] = this.#shard;
    return serverId === null ? shard === 0 : Number((BigInt(serverId) >> 22n) % BigInt(count)) === shard;
  }

  get shard(): readonly [number, number] {
    return this.#shard;
  }

  /** Sends an event, and keeps it for a later resume. */
  dispatch(event: string, data: unknown): void {
    this.#sequence += 1;
    const sent: Dispatch = { op: 0, t: event, s: this.#sequence, d: data };
    this.#sent.push(sent);
    if (this.#sent.length > REPLAY_LIMIT) this.#sent.shift();
    this.send(sent);
  }

  /** Continues on another connection after the event `sequence`; false when too much was missed. */
  resume(connection: Connection, sequence: number): boolean {
    const oldest = this.#sent[0]?.s ?? this.#sequence + 1;
    if (sequence > this.#sequence || sequence < oldest - 1) return false;
    this.#connection = connection;
    connection.compressPayloads = this.#compress;
    for (const missed of this.#sent.filter(({ s }) => s > sequence)) this.send(missed);
    this.dispatch('RESUMED', {});
    return true;
  }

  leave(connection: Connection): void {
    if (this.#connection === connection) this.#connection = null;
  }

  send(payload: unknown): void {
    this.#connection?.send(payload);
  }
}
