import type { StoredFeed } from '../feeds/stored-feed.ts';
import type { DamagedArticle } from './store.ts';

/**
 * Where the feeds that servers follow are kept, beside their articles: `ArticleStore.forget` deletes both, and
 * `ArticleStore.servers` lists servers with either. What that says of changes and of calls at the same time holds here,
 * too; reading may be done at any time.
 */
export interface FeedStore {
  /** The feeds of a server, by key. */
  all(server: string): Promise<readonly (StoredFeed | DamagedArticle)[]>;
  get(server: string, key: string): Promise<StoredFeed | undefined>;
  /** Keeps a feed; one with the same key is replaced. */
  put(server: string, feed: StoredFeed): Promise<void>;
  /** False when there is none. */
  remove(server: string, key: string): Promise<boolean>;
}

/** Tells the two results of `FeedStore.all` apart. */
export function isDamagedFeed(entry: StoredFeed | DamagedArticle): entry is DamagedArticle {
  return 'setAside' in entry;
}
