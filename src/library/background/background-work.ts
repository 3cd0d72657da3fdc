import { LRUCache } from 'lru-cache';
import type { ReadArticle } from '../../speech/speech.ts';
import type { Digest, KeySentence, Thread } from '../../summary/thread/digest.ts';
import type { DigestLimits } from '../../summary/thread/summarise-thread.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import { FairQueue, QueueFull } from '../server/fair-queue.ts';
import { OverLimit, WorkerThread, type WorkerThreadOptions } from './worker-thread.ts';

/** What the thread is given to sum up. */
export type SummaryTask =
  | { readonly kind: 'article'; readonly read: ReadArticle; readonly sentences: number }
  | { readonly kind: 'thread'; readonly thread: Thread; readonly limits: DigestLimits }
  /** Not summed up, but drawn: work of the same weight. */
  | { readonly kind: 'picture'; readonly svg: string };

/** Summaries kept, over all servers: some sentences each. */
const KEPT = 500;
/** Milliseconds that one summary may take. */
const TIMEOUT = 10_000;
const WAITING = { atOnce: 1, most: 100, mostOfOne: 5 };

/**
 * Summaries and digests, worked out in a thread of their own, so that no server's keep the others waiting: servers
 * take turns. Summaries of articles are kept in memory; digests, which hold people's messages, never are.
 */
export class BackgroundWork {
  readonly #thread: WorkerThread<SummaryTask, unknown>;
  readonly #queue = new FairQueue(WAITING);
  readonly #summaries = new LRUCache<string, readonly KeySentence[]>({ max: KEPT });

  constructor(options: WorkerThreadOptions = {}) {
    this.#thread = new WorkerThread({ timeout: TIMEOUT, ...options });
  }

  /**
   * An article in its own key sentences; see `summariseArticle`.
   *
   * @param owner whose turn it is: the server that asks
   * @throws UserError when it takes too long, or too many wait
   */
  async summariseArticle(
    owner: string,
    read: ReadArticle,
    sentences: number,
  ): Promise<readonly KeySentence[]> {
    const key = `${read.article.id} ${sentences}`;
    const kept = this.#summaries.get(key);
    if (kept !== undefined) return kept;
    const { article, speech } = read;
    const made = (await this.#run(owner, {
      kind: 'article',
      read: { article, speech },
      sentences,
    })) as readonly KeySentence[];
    this.#summaries.set(key, made);
    return made;
  }

  /** The digest of a thread; see `digestThread`. Throws as `summariseArticle`. */
  async digestThread(owner: string, thread: Thread, limits: DigestLimits = {}): Promise<Digest> {
    return (await this.#run(owner, { kind: 'thread', thread, limits })) as Digest;
  }

  /** An SVG as PNG; see `renderPicture`. Throws as `summariseArticle`. */
  async picture(owner: string, svg: string): Promise<Uint8Array> {
    return (await this.#run(owner, { kind: 'picture', svg })) as Uint8Array;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  async #run(owner: string, task: SummaryTask): Promise<unknown> {
    try {
      return await this.#queue.run(owner, () => this.#thread.run(task));
    } catch (cause) {
      if (cause instanceof QueueFull) throw new UserError(saying('library.manySummaries'), { cause });
      if (cause instanceof OverLimit)
        throw new UserError(
          saying(task.kind === 'thread' ? 'library.longThread' : 'library.tangledArticle'),
          { cause },
        );
      throw cause;
    }
  }
}
