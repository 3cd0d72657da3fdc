import { NoText } from '../../article/no-text.ts';
import type { GivenText } from '../../article/read.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { UserError } from '../../user-error.ts';
import { OverLimit, WorkerThread, type WorkerThreadOptions } from '../background/worker-thread.ts';
import { codeVersion } from '../derived/code-version.ts';

/** Turns what was given into an article and who speaks in it. */
export interface ArticleReader {
  /** @throws UserError when it holds no article (NoText: nothing at all), is too large or too tangled to be read, or reading it fails. */
  read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle>;
  /** Gets ready to read, so that the first article does not wait for it. */
  warm?(): Promise<void>;
  /** Names the code that reads: another name means that an article may be read differently. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** What the thread is given to read, and what comes of it. */
export interface ReadTask {
  readonly kind: 'read';
  readonly bytes: Uint8Array;
  readonly given: GivenText;
}
export type ReadResult =
  | { readonly read: ReadArticle }
  | { readonly refused: string; readonly reason: 'empty' | 'given' | 'limit' };

/**
 * Reads in a thread of its own; past its limits of time and memory an article is refused. One article at a time.
 */
export class WorkerReader implements ArticleReader {
  readonly #thread: WorkerThread<ReadTask, ReadResult>;

  constructor(options: WorkerThreadOptions = {}) {
    this.#thread = new WorkerThread(options);
  }

  async read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle> {
    const result = await this.#thread
      .run({ kind: 'read', bytes, given: plain(given) })
      .catch((cause: unknown) => {
        throw new UserError(cause instanceof OverLimit ? tangled(given.origin) : failed(given.origin), {
          cause,
        });
      });
    if ('read' in result) return result.read;
    if (result.reason === 'empty') throw new NoText(result.refused);
    if (result.reason === 'given') throw new UserError(result.refused);
    throw new UserError(tangled(given.origin), { cause: result.refused });
  }

  warm(): Promise<void> {
    return this.#thread.warm();
  }

  async version(): Promise<string> {
    return codeVersion('text', 'english', 'article', 'speech');
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

function tangled(origin: string): string {
  return `“${origin}” is too large or too tangled to be read. Copy the article's text and add that.`;
}

function failed(origin: string): string {
  return `“${origin}” could not be read: the part of this program that reads articles failed. Please try again; if it fails again, tell whoever runs the bot.`;
}

/** Without what cannot be sent to a thread, or need not be. */
function plain({ origin, title, link }: GivenText): GivenText {
  return { origin, ...(title === undefined ? {} : { title }), ...(link === undefined ? {} : { link }) };
}
