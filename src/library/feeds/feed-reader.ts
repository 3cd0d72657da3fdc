import { builtFile } from '../../built.ts';
import type { ParsedFeed } from '../../feeds/feed.ts';
import type { NamedFeed } from '../../feeds/find-feeds.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { OverLimit, WorkerThread, type WorkerThreadOptions } from '../background/worker-thread.ts';
import type { FeedContent } from '../fetching/fetch-feed.ts';

/** What the thread is given to read. */
export type FeedTask = Pick<FeedContent, 'bytes' | 'contentType' | 'address'>;

/** A feed; or of a page the feeds that it names. */
export interface ReadFeed {
  readonly feed: ParsedFeed | null;
  readonly named: readonly NamedFeed[];
}

/** Milliseconds and megabytes that a feed may take to be read. */
const LIMITS = { timeout: 5000, memory: 256 };

/** Reads feeds in a thread of their own: a large or hostile one keeps neither Discord nor added articles waiting. */
export class FeedReader {
  readonly #thread: WorkerThread<FeedTask, ReadFeed>;

  constructor(options: WorkerThreadOptions = {}) {
    this.#thread = new WorkerThread({ ...LIMITS, program: () => builtFile('feed-worker.js'), ...options });
  }

  /** @throws UserError when it is too large or too tangled to be read */
  async read({ bytes, contentType, address }: FeedTask): Promise<ReadFeed> {
    try {
      return await this.#thread.run({ bytes, contentType, address });
    } catch (cause) {
      if (!(cause instanceof OverLimit)) throw cause;
      throw new UserError(saying('feeds.tangled', { host: new URL(address).hostname }), { cause });
    }
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
