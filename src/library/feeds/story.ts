import { escapeUTF8 } from 'entities/escape';
import { endingOf } from '../../article/formats.ts';
import type { FeedEntry } from '../../feeds/feed.ts';
import { plainText } from '../../feeds/plain-text.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { LinkFetcher } from '../fetching/fetch-link.ts';
import { Unreached } from '../fetching/open-address.ts';
import { NoRoom } from '../reading/check-given.ts';
import { type ArticleChanges, Busy } from '../server/article-changes.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import type { GivenArticle, Story, StoryAdded } from '../types.ts';
import type { FollowedFeed } from './stored-feed.ts';

/** UTF-16 units of a feed's own text that make an article; less is a teaser. */
const LEAST_TEXT = 280;

/** A story of a feed, to be taken into a server. */
export interface AnnouncedStory extends Pick<Story, 'earlier' | 'wanted' | 'at'> {
  readonly entry: FeedEntry;
  readonly feed: FollowedFeed;
  /** Its page is not tried again: the feed's own text has to do where it cannot be reached. */
  readonly last: boolean;
}

/** What takes stories in. */
export interface StoryParts {
  readonly changes: ArticleChanges;
  readonly pages: LinkFetcher;
}

/**
 * Takes a story in as a link is: its whole page; the feed's own text where the page has no article, or there is no page.
 *
 * @throws UserError when there is neither; Unreached when the page may be there later
 */
export async function takeStory(
  server: string,
  { entry, feed, earlier, wanted, at, last }: AnnouncedStory,
  { changes, pages }: StoryParts,
): Promise<StoryAdded> {
  const add = (fetch: Story['fetch']) =>
    changes.addStory(server, { feed: feed.key, link: entry.link, earlier, wanted, at, fetch });
  const { link } = entry;
  const own = ownText(entry, feed);
  if (link === null) {
    if (own === null) throw new UserError(saying('feeds.nothingToRead'));
    return add(async () => own);
  }
  try {
    return await add(async () => {
      const page = await pages.fetch(link);
      const origin = `${new URL(page.link).hostname}.${endingOf(page.format)}`;
      return {
        bytes: page.bytes,
        origin,
        link: page.link,
        addedBy: feed.followedBy,
        feed: feed.key,
        fetched: true,
      };
    });
  } catch (error) {
    if (own === null || !isOfStory(error) || (error instanceof Unreached && !last)) throw error;
    return add(async () => own);
  }
}

/** Whether an error tells of the story, and another story may do better just now. */
export function isOfStory(error: unknown): boolean {
  return (
    error instanceof UserError &&
    !(error instanceof NoRoom || error instanceof Busy || error instanceof StoreUnavailable)
  );
}

/** The feed's own text as a page, with what the feed says of it; null when it is too short for an article. */
function ownText(entry: FeedEntry, { key, title, followedBy }: FollowedFeed): GivenArticle | null {
  if (plainText(entry.text).length < LEAST_TEXT) return null;
  const { link, time } = entry;
  const facts = [
    ['og:site_name', title],
    ['article:published_time', time === null ? '' : new Date(time).toISOString()],
  ].map(([name, content]) => `<meta property="${name}" content="${escapeUTF8(content ?? '')}">`);
  const headline = escapeUTF8(entry.title);
  const page = `<!doctype html><meta charset="utf-8"><title>${headline}</title>${facts.join('')}<article><h1>${headline}</h1>${entry.text}</article>`;
  return {
    bytes: Buffer.from(`\uFEFF${page}`),
    origin: link === null ? 'feed.html' : `${new URL(link).hostname}.html`,
    addedBy: followedBy,
    feed: key,
    ...(link === null ? {} : { link }),
  };
}
