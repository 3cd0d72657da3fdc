import type { StoredArticle } from '../types.ts';

/**
 * Where the servers' own articles are kept: the one seam between the library and a disk or a database.
 * `FileStore` is the embedded default; a second store implements the same promises.
 *
 * Every method that changes something resolves only when the change survives a crash of the process and
 * of the machine. Calls about one server are never made at the same time, as the library queues them; `settings`
 * alone may be read at any time.
 */

/** What a server has chosen, by the names of settings; empty when it has chosen nothing. */
export type KeptSettings = Readonly<Record<string, unknown>>;

/** An entry that could not be read back. It has been set aside and is not read again. */
export interface DamagedArticle {
  readonly name: string;
  readonly reason: string;
  /** Where what is left of it can be looked at. */
  readonly setAside: string;
}

/** An article's key and when it was added, in milliseconds since 1970. */
export interface AddedWhen {
  readonly key: string;
  readonly addedAt: number;
  /** The key of the feed that it came with, if it did. */
  readonly feed?: string;
}

export interface ArticleStore {
  /** Everything a server has, one at a time, so that it never has to be in memory together. */
  read(server: string): AsyncIterable<StoredArticle | DamagedArticle>;
  /** One article; undefined when there is none. */
  get(server: string, key: string): Promise<StoredArticle | undefined>;
  /**
   * Keeps an article; one with the same key is replaced.
   *
   * @param replaced the key of another one that is removed in its favour
   */
  put(server: string, article: StoredArticle, replaced?: string): Promise<void>;
  /** Takes an article out, keeping it for `restore`. False when there is none. */
  remove(server: string, key: string): Promise<boolean>;
  /** An article that was removed, unless that was before `since` (milliseconds since 1970). */
  removed(server: string, key: string, since: number): Promise<StoredArticle | undefined>;
  /** When each article of a server was added, and with which feed. */
  added(server: string): Promise<readonly AddedWhen[]>;
  /** The keys of the articles that were removed at a time or since (milliseconds since 1970). */
  removedSince(server: string, since: number): Promise<readonly string[]>;
  /** Puts a removed article back; `replaced` as for `put`. */
  restore(server: string, key: string, replaced?: string): Promise<void>;
  /** Deletes the articles removed before a time (milliseconds since 1970), for good: of one server or of all. */
  purgeRemoved(before: number, server?: string): Promise<void>;
  /** Deletes everything of a server at once, removed articles and settings too; how many articles it had. */
  forget(server: string): Promise<number>;
  /** Notes when the bot left a server; null when it is back. Does nothing for a server with nothing kept. */
  markLeft(server: string, at: number | null): Promise<void>;
  /** What a server has chosen. */
  settings(server: string): Promise<KeptSettings | DamagedArticle>;
  /** Keeps what a server has chosen, in place of all that it had chosen before. */
  putSettings(server: string, settings: KeptSettings): Promise<void>;
  /** Every server with something kept, and when the bot left it (null: it has not). */
  servers(): Promise<readonly { readonly server: string; readonly leftAt: number | null }[]>;
}

/** Tells what was read apart from what could not be. */
export function isDamaged(entry: StoredArticle | KeptSettings | DamagedArticle): entry is DamagedArticle {
  return 'setAside' in entry;
}
