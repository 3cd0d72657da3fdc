import { z } from 'zod';
import type { KnownEntry } from '../../feeds/known-entries.ts';
import type { WordFilter } from '../../feeds/word-filter.ts';
import { isSaying, type Saying, saying } from '../../words/words.ts';

/** A feed that a server follows: what its moderators chose, and what is known of it. */
export interface StoredFeed extends FollowedFeed {
  readonly visits: FeedVisits;
  /** The entries that were seen, and what became of each. */
  readonly entries: readonly KnownEntry[];
  /** Articles (their ids) that came with it and are still to be posted, oldest first. */
  readonly unposted: readonly string[];
}

/** What moderators chose. */
export interface FollowedFeed {
  /** Its name within the server: 16 hexadecimal digits. */
  readonly key: string;
  /** Where it is read (http or https); another one when it has moved for good. */
  readonly address: string;
  /** What it calls itself, plain text. */
  readonly title: string;
  /** Discord user id. */
  readonly followedBy: string;
  /** Milliseconds since 1970. */
  readonly followedAt: number;
  readonly filter: WordFilter;
  /** The channel (its id) in which new articles are posted; null: in none. */
  readonly channel: string | null;
}

/** How reading a feed goes. Times are milliseconds since 1970. */
export interface FeedVisits {
  /** When it is to be visited next. */
  readonly next: number;
  /** When it was visited last, and when it last could be read; null before. */
  readonly last: number | null;
  readonly read: number | null;
  /** Visits in a row that failed, since when, and what the last of them said. */
  readonly failures: number;
  readonly failingSince: number | null;
  readonly problem: Problem | null;
  /** What keeps new articles from being added or posted, though it can be read. */
  readonly hindrance: Problem | null;
  /** What the server sent to be asked with the next time. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds that it asks for between two visits. */
  readonly pause: number | null;
  /** It is not visited any more: its server said that it is gone, or it could not be read for a week. */
  readonly ended: 'gone' | 'failing' | null;
}

/** What went wrong, in words of the catalogue, or in English alone. */
export type Problem = Saying | string;

/** A feed that is to be visited for the first time. */
export function newFeed(followed: FollowedFeed, now: number): StoredFeed {
  return { ...followed, visits: newVisits(now), entries: [], unposted: [] };
}

/** As before the first visit. */
export function newVisits(now: number): FeedVisits {
  return {
    next: now,
    last: null,
    read: null,
    failures: 0,
    failingSince: null,
    problem: null,
    hindrance: null,
    etag: null,
    lastModified: null,
    pause: null,
    ended: null,
  };
}

const time = z.number().int();
const digits = z.string().regex(/^[0-9a-f]{16}$/);
/** What another version of the bot said, and this one cannot, is told in general words. */
const problem = z
  .union([z.string(), z.looseObject({})])
  .transform(
    (said): Problem => (typeof said === 'string' || isSaying(said) ? said : saying('feeds.otherProblem')),
  );

const entryShape = z.object({
  id: digits,
  hash: digits,
  link: z.string(),
  seen: time,
  state: z.enum(['old', 'filtered', 'kept', 'refused', 'failed']),
  article: digits.optional(),
  tries: z.number().int().optional(),
  quiet: z.literal(true).optional(),
});

const feedShape = z.object({
  key: digits,
  address: z.string(),
  title: z.string(),
  followedBy: z.string(),
  followedAt: time,
  filter: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  channel: z.string().nullable(),
  visits: z.object({
    next: time,
    last: time.nullable(),
    read: time.nullable(),
    failures: z.number().int(),
    failingSince: time.nullable(),
    problem: problem.nullable(),
    hindrance: problem.nullable(),
    etag: z.string().nullable(),
    lastModified: z.string().nullable(),
    pause: z.number().nullable(),
    ended: z.enum(['gone', 'failing']).nullable(),
  }),
  entries: z.array(entryShape),
  unposted: z.array(digits),
});

/**
 * Reads what was kept of a feed.
 *
 * @throws {Error} when it is none
 */
export function readFeed(kept: unknown): StoredFeed {
  const read = feedShape.safeParse(kept);
  // Of the texts in it the log must have none: where the fault is will do.
  if (!read.success)
    throw new Error(`no feed: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  return read.data as StoredFeed;
}
