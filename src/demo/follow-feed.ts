import type { LocalControl } from 'local-discord';
import type { Library } from '../library/library.ts';
import { FEED_PATH } from './news-site.ts';

/**
 * Lets the demo's first server follow the made-up paper, once: what moderators make of it later stays. Where the local
 * Discord has another address than before, the paper has moved with it.
 *
 * @param origin - the local Discord's own address
 */
export async function followDemoFeed(library: Library, control: LocalControl, origin: string): Promise<void> {
  const [server] = control.servers();
  const channel = server?.channels.find(({ name }) => name === 'news');
  if (server === undefined || channel === undefined) return;
  const feeds = await library.feeds.list(server.id);
  const before = feeds.find(({ address }) => address.endsWith(FEED_PATH));
  if (before?.address === `${origin}${FEED_PATH}`) return;
  const isNew = feeds.length === 0 && (await library.articles(server.id)).every(({ seed }) => seed);
  if (before === undefined && !isNew) return;
  if (before !== undefined) await library.feeds.unfollow(server.id, before.key);
  await library.feeds.follow(server.id, {
    link: `${origin}${FEED_PATH}`,
    followedBy: before?.followedBy ?? server.ownerId,
    filter: before?.filter ?? { include: [], exclude: [] },
    channel: before === undefined ? channel.id : before.channel,
  });
}
