import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { LoadedServers } from '../server/loaded-servers.ts';
import { type ArticleStore, isDamaged } from '../store/store.ts';
import {
  type ChosenSettings,
  changedSettings,
  readSettings,
  type ServerSettings,
  type SettingsChange,
  settingsWith,
} from './server-settings.ts';

interface SettingsOfServersParts {
  readonly store: ArticleStore;
  readonly servers: LoadedServers;
  readonly log: Pick<Logger, 'error'>;
}

/** What a change of settings did. */
export interface ChangedSettings {
  readonly before: ServerSettings;
  readonly after: ServerSettings;
}

/** Servers whose settings are remembered: more than a process has. */
const REMEMBERED = 20_000;

/** The settings of servers: in memory once they were asked for, so that a command costs no reading. */
export class SettingsOfServers {
  readonly #parts: SettingsOfServersParts;
  readonly #chosen = new LRUCache<string, Promise<ChosenSettings>>({ max: REMEMBERED });

  constructor(parts: SettingsOfServersParts) {
    this.#parts = parts;
  }

  /** What holds in a server. It waits for no change of its articles. */
  async get(server: string): Promise<ServerSettings> {
    return settingsWith(await this.#get(server));
  }

  /** Changes some settings and leaves the others as they are, whoever changes those at the same time. */
  change(server: string, change: SettingsChange): Promise<ChangedSettings> {
    const { servers, store } = this.#parts;
    return servers.queued(server, async () => {
      const before = await this.#get(server);
      const after = changedSettings(before, change);
      try {
        await store.putSettings(server, after);
        this.#chosen.set(server, Promise.resolve(after));
      } catch (error) {
        this.drop(server); // whether it was written is not known
        throw error;
      }
      return { before: settingsWith(before), after: settingsWith(after) };
    });
  }

  /** Forgets what is in memory of a server. */
  drop(server: string): void {
    this.#chosen.delete(server);
  }

  /** Forgets what is in memory: another process may have changed it. */
  dropAll(): void {
    this.#chosen.clear();
  }

  #get(server: string): Promise<ChosenSettings> {
    const known = this.#chosen.get(server);
    if (known !== undefined) return known;
    const reading = this.#read(server);
    this.#chosen.set(server, reading);
    reading.catch(() => {
      if (this.#chosen.peek(server) === reading) this.drop(server);
    });
    return reading;
  }

  async #read(server: string): Promise<ChosenSettings> {
    const kept = await this.#parts.store.settings(server);
    if (!isDamaged(kept)) return readSettings(kept);
    this.#parts.log.error({ server, ...kept }, 'set damaged settings aside');
    return {};
  }
}
