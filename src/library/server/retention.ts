import type { Logger } from 'pino';
import type { Meaning } from '../../search/answer/answer.ts';
import type { KeptIndexes } from '../cache/kept-indexes.ts';
import type { Readings } from '../cache/readings.ts';
import { isKept } from '../meaning/kept-meaning.ts';
import { seedsName } from '../reading/seeds.ts';
import type { ArticleStore } from '../store/store.ts';
import { undoFor } from './keeping.ts';
import type { Shelves } from './shelves.ts';

export interface RetentionSettings {
  readonly store: ArticleStore;
  readonly readings: Readings;
  readonly indexes: KeptIndexes;
  readonly shelves: Shelves;
  readonly meaning: Meaning | null;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

const DAY = 24 * 60 * 60_000;
/** Milliseconds for which a server's articles are kept after the bot has left it. */
export const keptAfterLeaving = 30 * DAY;

/** How long what servers have given is kept, and that nothing of it is left afterwards, wherever it was put. */
export class Retention {
  readonly #settings: RetentionSettings;
  #daily: NodeJS.Timeout | undefined;

  constructor(settings: RetentionSettings) {
    this.#settings = settings;
  }

  /**
   * Deletes removed articles past undoing, and what was worked out about servers whose folder somebody has
   * deleted; cleans daily from then on. Servers left are not looked at yet: the bot may be back in them.
   */
  async begin(): Promise<void> {
    await this.#settings.store.purgeRemoved(Date.now() - undoFor);
    await this.#forgetGone();
    this.#daily = setInterval(() => void this.#cleanQuietly(), DAY).unref();
  }

  end(): void {
    clearInterval(this.#daily);
  }

  /** See `Library.clean`. */
  async clean(now: number): Promise<void> {
    const { store, log } = this.#settings;
    await store.purgeRemoved(now - undoFor);
    for (const { server, leftAt } of await store.servers()) {
      if (leftAt === null || now - leftAt < keptAfterLeaving) continue;
      await this.forget(server);
      log.info({ server }, 'deleted the articles of a server left thirty days ago');
    }
  }

  /** See `Library.forget`. */
  async forget(server: string): Promise<number> {
    const { shelves, readings, indexes, meaning, store } = this.#settings;
    return shelves.dropping(server, async () => {
      await readings.forget(server);
      await indexes.forget(server);
      if (meaning !== null && isKept(meaning)) await meaning.forget(server);
      return store.forget(server);
    });
  }

  /** Notes when the bot left a server; null when it is back. */
  async note(server: string, leftAt: number | null): Promise<void> {
    await this.#settings.shelves.dropping(server, () => this.#settings.store.markLeft(server, leftAt));
  }

  async #forgetGone(): Promise<void> {
    const { store, readings, indexes, meaning } = this.#settings;
    const there = new Set([seedsName, ...(await store.servers()).map(({ server }) => server)]);
    await readings.keepOnlyOf(there);
    await indexes.keepOnlyOf(there);
    if (meaning !== null && isKept(meaning)) await meaning.keepOnlyOf(there);
  }

  async #cleanQuietly(): Promise<void> {
    try {
      await this.clean(Date.now());
    } catch (error) {
      this.#settings.log.error({ err: error }, 'cleaning the library failed; it is tried again later');
    }
  }
}
