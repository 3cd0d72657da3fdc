/** A feed as it was read, whatever format it is in. */
export interface ParsedFeed {
  /** Plain text; empty when the feed has none. */
  readonly title: string;
  /** In the order of the feed; no two have the same id. */
  readonly entries: readonly FeedEntry[];
  /** Milliseconds that the feed asks readers to wait between two visits; null where it does not say. */
  readonly pause: number | null;
}

/** A story that a feed announces. */
export interface FeedEntry {
  /** Tells it from the feed's other entries, also when it changes: 16 hexadecimal digits. */
  readonly id: string;
  /** What it says, without its dates: another hash means that it was changed. 16 hexadecimal digits. */
  readonly hash: string;
  /** Plain text; empty when it has none. */
  readonly title: string;
  /** The story's page (http or https); null when the entry has none. */
  readonly link: string | null;
  /** When it was published or last changed, milliseconds since 1970; null where it does not say, or not readably. */
  readonly time: number | null;
  /** Plain text of what introduces the story; empty when there is nothing. */
  readonly summary: string;
  /** HTML of the story as far as the feed has it, the summary where it has no more; empty when there is nothing. */
  readonly text: string;
  readonly categories: readonly string[];
}
