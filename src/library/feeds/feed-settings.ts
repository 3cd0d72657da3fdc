import { leastPause } from '../../feeds/schedule.ts';

/** What whoever runs the bot allows. */
export interface FeedSettings {
  /** Feeds that a server may follow. */
  readonly feedsPerServer: number;
  /** Of a feed that is followed, so many of its entries are taken, the newest. */
  readonly entriesAtFirst: number;
  /** New entries of a feed that are read at one visit. */
  readonly entriesPerVisit: number;
  /** Articles that all feeds of a server may add in 24 hours. */
  readonly articlesPerDay: number;
  /** Days after which an article that came with a feed leaves, where the server's moderators have not chosen. */
  readonly articleDays: number;
  /** Milliseconds between two visits of a feed at least. */
  readonly pause: number;
}

export const DEFAULT_FEED_SETTINGS: FeedSettings = {
  feedsPerServer: 20,
  entriesAtFirst: 10,
  entriesPerVisit: 20,
  articlesPerDay: 100,
  articleDays: 30,
  pause: leastPause,
};
