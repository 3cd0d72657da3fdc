import type { Logger } from 'pino';
import { type OwnersData, seedsOwner, terminalOwner } from '../derived/derived-data.ts';
import type { SettingsOfServers } from '../settings/settings-of-servers.ts';
import type { ArticleStore } from '../store/store.ts';
import type { LibraryArticle } from '../types.ts';
import { type ArticleChanges, undoFor } from './article-changes.ts';
import type { LoadedServers } from './loaded-servers.ts';

export interface RetentionSettings {
  readonly store: ArticleStore;
  /** Everything that is worked out from articles, wherever it is. */
  readonly derived: readonly OwnersData[];
  readonly servers: LoadedServers;
  readonly settings: SettingsOfServers;
  readonly changes: ArticleChanges;
  /** Days that articles of feeds stay where a server's moderators have not chosen. */
  readonly feedArticlesStay: number;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Milliseconds. */
export const DAY = 24 * 60 * 60_000;
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
      if (leftAt !== null && now - leftAt >= keptAfterLeaving) {
        await this.forget(server);
        log.info({ server }, 'deleted the articles of a server left thirty days ago');
      } else await this.#expireQuietly(server, now);
    }
  }

  /** See `Library.expire`. */
  async expire(server: string, now: number): Promise<readonly LibraryArticle[]> {
    const { store, settings, changes, log } = this.#settings;
    const { articlesStay } = await settings.get(server);
    const before = now - (articlesStay ?? this.#settings.feedArticlesStay) * DAY;
    // Where moderators have not chosen, what people added stays.
    const which = (added: { readonly feed?: string }) => articlesStay !== null || added.feed !== undefined;
    // Looked up in the store: a server that nobody asks in is not loaded for this.
    if (!(await store.added(server)).some((added) => added.addedAt < before && which(added))) return [];
    const gone = await changes.expire(server, before, which);
    log.info({ server, count: gone.length }, 'articles have left after their days');
    return gone;
  }

  /** What cannot be done for one server keeps no other waiting; it is tried again the next day. */
  async #expireQuietly(server: string, now: number): Promise<void> {
    try {
      await this.expire(server, now);
    } catch (error) {
      this.#settings.log.error({ server, err: error }, 'the articles of a server could not leave in time');
    }
  }

  /** See `Library.forget`. */
  async forget(server: string): Promise<number> {
    const { servers, derived, store, settings } = this.#settings;
    return servers.dropping(server, async () => {
      for (const each of derived) await each.forget(server);
      try {
        return await store.forget(server);
      } finally {
        settings.drop(server);
      }
    });
  }

  /** Notes when the bot left a server; null when it is back. */
  async note(server: string, leftAt: number | null): Promise<void> {
    await this.#settings.servers.dropping(server, () => this.#settings.store.markLeft(server, leftAt));
  }

  async #forgetGone(): Promise<void> {
    const { store, derived } = this.#settings;
    const there = new Set([
      seedsOwner,
      terminalOwner,
      ...(await store.servers()).map(({ server }) => server),
    ]);
    for (const each of derived) await each.keepOnlyOf(there);
  }

  async #cleanQuietly(): Promise<void> {
    try {
      await this.clean(Date.now());
    } catch (error) {
      this.#settings.log.error({ err: error }, 'cleaning the library failed; it is tried again later');
    }
  }
}
