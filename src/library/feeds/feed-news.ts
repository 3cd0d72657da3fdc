import type { LibraryArticle } from '../types.ts';
import type { Problem, StoredFeed } from './stored-feed.ts';

/** Told of what happens to feeds; whoever it is says it to people. */
export interface FeedNews {
  /**
   * Posts an article that came with a feed in the feed's channel. Rejects when it may work later.
   *
   * @returns what keeps it from being posted there; null when it was posted
   */
  post(server: string, feed: StoredFeed, article: LibraryArticle): Promise<Problem | null>;
  /** Tells whoever follows a feed that it is not visited any more. */
  ended(server: string, feed: StoredFeed): Promise<void>;
}

/** How a visit of a feed ended. */
export type VisitOutcome = 'changed' | 'unchanged' | 'failed' | 'gone';
