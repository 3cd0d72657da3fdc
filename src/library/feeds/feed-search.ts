import type { ParsedFeed } from '../../feeds/feed.ts';
import type { NamedFeed } from '../../feeds/find-feeds.ts';
import { retryAfterOf } from '../../feeds/schedule.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { FeedAnswer, FeedContent, FeedFetcher, Validators } from '../fetching/fetch-feed.ts';
import type { FeedReader } from './feed-reader.ts';

/** What fetches and reads feeds. */
export interface FeedSources {
  readonly fetcher: FeedFetcher;
  readonly reader: FeedReader;
}

/** A feed that was read. */
export interface SeenFeed {
  readonly kind: 'feed';
  readonly feed: ParsedFeed;
  readonly content: FeedContent;
}

/** A server answered something else than a feed, and may ask to be left alone for some time (milliseconds). */
export class FeedRefused extends UserError {
  readonly retryAfter: number;

  constructor(status: number, address: string, retryAfter: number) {
    super(saying('feeds.refused', { host: new URL(address).hostname, status: String(status) }));
    this.retryAfter = retryAfter;
  }
}

/**
 * Looks at a feed that is known.
 *
 * @throws UserError when it cannot be read; FeedRefused when its server answers something else
 */
export async function lookAtFeed(
  address: string,
  validators: Validators,
  sources: FeedSources,
  now: number,
): Promise<SeenFeed | Extract<FeedAnswer, { kind: 'unchanged' | 'gone' }>> {
  const answer = await sources.fetcher.fetch(address, validators);
  if (answer.kind === 'refused')
    throw new FeedRefused(answer.status, address, retryAfterOf(answer.retryAfter, now));
  if (answer.kind !== 'content') return answer;
  const { feed } = await sources.reader.read(answer);
  if (feed === null) throw new UserError(saying('feeds.noFeed', { host: new URL(address).hostname }));
  return { kind: 'feed', feed, content: answer };
}

/** A feed that was found by a link, and the others that the page names. */
export interface FoundFeed extends SeenFeed {
  readonly others: readonly NamedFeed[];
}

/** Feeds of a page that are tried until one can be read. */
const MOST_TRIED = 3;

/**
 * The feed that a link leads to: itself, or the first that its page names.
 *
 * @throws UserError when there is none, or it cannot be read
 */
export async function findFeed(link: string, sources: FeedSources, now: number): Promise<FoundFeed> {
  const nothing = { etag: null, lastModified: null };
  const answer = await sources.fetcher.fetch(link, nothing);
  const host = URL.canParse(link) ? new URL(link).hostname : link;
  if (answer.kind === 'refused')
    throw new FeedRefused(answer.status, link, retryAfterOf(answer.retryAfter, now));
  if (answer.kind !== 'content') throw new UserError(saying('feeds.isGone', { host }));
  const { feed, named } = await sources.reader.read(answer);
  if (feed !== null) return { kind: 'feed', feed, content: answer, others: [] };
  let problem: unknown = new UserError(saying('feeds.noFeed', { host }));
  for (const { address } of named.slice(0, MOST_TRIED)) {
    try {
      const seen = await lookAtFeed(address, nothing, sources, now);
      if (seen.kind === 'feed') return { ...seen, others: named.filter((one) => one.address !== address) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problem = error;
    }
  }
  throw problem;
}
