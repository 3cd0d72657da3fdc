import { parentPort } from 'node:worker_threads';
import { decodeFeed } from '../../feeds/decode-feed.ts';
import { feedsNamed } from '../../feeds/find-feeds.ts';
import { parseFeed } from '../../feeds/parse-feed.ts';
import type { ThreadReply } from '../background/worker-thread.ts';
import type { FeedTask, ReadFeed } from './feed-reader.ts';

/** The program of the thread that reads feeds: says that it is ready, then one task in, one reply out. */
parentPort?.on('message', (task: FeedTask) => {
  parentPort?.postMessage(reply(task));
});
parentPort?.postMessage('ready');

function reply({ bytes, contentType, address }: FeedTask): ThreadReply<ReadFeed> {
  try {
    const text = decodeFeed(bytes, contentType);
    const feed = parseFeed(text, address);
    return { result: { feed, named: feed === null ? feedsNamed(text, address) : [] } };
  } catch (error) {
    // Texts that nest beyond what the machine can hold.
    if (error instanceof RangeError) return { result: { feed: null, named: [] } };
    return { failure: String(error instanceof Error ? (error.stack ?? error.message) : error) };
  }
}
