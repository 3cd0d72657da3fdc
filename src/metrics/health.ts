import type { Bot } from '../discord/app/bot.ts';
import type { Library } from '../library/library.ts';
import type { LocalMeaning } from '../library/meaning/local-meaning.ts';
import type { Storage } from '../library/store/storage.ts';
import { type HealthServer, startHealthServer } from './health-server.ts';
import { Metrics } from './metrics.ts';

/** The running parts that health and metrics are read from. */
export interface Watched {
  readonly bot: Bot;
  readonly library: Library;
  readonly storage: Storage;
  readonly meaning: LocalMeaning | null;
}

/** Metrics and health of a bot: served from the start of the process on, not ready until there is a bot to watch. */
export class Health {
  readonly metrics = new Metrics();
  #watched: Watched | undefined;
  #server: HealthServer | undefined;

  /** @throws UserError when the port is taken */
  static async start(port: number): Promise<Health> {
    const health = new Health();
    const missing = () => health.#missing();
    health.#server = await startHealthServer({ port, metrics: health.metrics, missing });
    return health;
  }

  get port(): number {
    return this.#server?.port ?? 0;
  }

  watch(watched: Watched): void {
    const { bot, library, meaning } = watched;
    this.#watched = watched;
    this.metrics.watch({
      servers: () => bot.servers,
      shards: () => bot.shards,
      load: () => library.load,
      vectors: () => meaning?.waiting ?? 0,
      feeds: () => library.feeds.size,
    });
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #missing(): Promise<readonly string[]> {
    if (this.#watched === undefined) return ['It is starting, or waits for its shards.'];
    const { bot, storage } = this.#watched;
    const away = bot.shards.filter(({ connected }) => !connected);
    return [
      ...away.map(({ id }) => `Shard ${id} is not connected to Discord.`),
      ...((await storage.usable()) ? [] : ['The store of articles cannot be reached.']),
    ];
  }
}
