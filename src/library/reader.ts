import { Worker } from 'node:worker_threads';
import type { GivenText } from '../article/read.ts';
import type { ReadArticle } from '../search/answer.ts';
import { UserError } from '../user-error.ts';
import { codeVersion } from './code-version.ts';
import { threadCode } from './thread-code.ts';

/** Turns what was given into an article and who speaks in it. */
export interface ArticleReader {
  /** @throws UserError when it holds no article, or is too large or too tangled to be read. */
  read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle>;
  /** Names the code that reads: another name means that an article may be read differently. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** What goes to the worker, and what comes back. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly given: GivenText;
}
export type ReadReply =
  | { readonly read: ReadArticle }
  | { readonly error: string; readonly forPeople: boolean };

export interface WorkerReaderOptions {
  /** Milliseconds an article may take; 20,000. */
  readonly timeout?: number;
  /** Megabytes of memory the worker may take; 512. */
  readonly memory?: number;
  /** Milliseconds without work after which the worker, and its memory, are let go; 300,000. */
  readonly idle?: number;
}

/**
 * Reads in a thread of its own: a long or hostile article (deep nesting, one line of megabytes) neither keeps
 * Discord waiting nor takes the process down; past its time or memory the thread ends and the article is
 * refused. One article at a time.
 */
export class WorkerReader implements ArticleReader {
  readonly #timeout: number;
  readonly #memory: number;
  readonly #idle: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #letGo: NodeJS.Timeout | undefined;

  constructor(options: WorkerReaderOptions = {}) {
    this.#timeout = options.timeout ?? 20_000;
    this.#memory = options.memory ?? 512;
    this.#idle = options.idle ?? 300_000;
  }

  read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle> {
    const result = this.#last.then(() => this.#readNow({ bytes, given: plain(given) }));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async version(): Promise<string> {
    return codeVersion(['article', 'speech']);
  }

  async close(): Promise<void> {
    clearTimeout(this.#letGo);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #readNow(request: ReadRequest): Promise<ReadArticle> {
    clearTimeout(this.#letGo);
    const worker = this.#worker ?? (await this.#start());
    const reply = await this.#replyOf(worker, request);
    this.#letGo = setTimeout(() => void this.close(), this.#idle).unref();
    if ('read' in reply) return reply.read;
    if (reply.forPeople) throw new UserError(reply.error);
    throw new UserError(tangled(request.given.origin), { cause: reply.error });
  }

  async #start(): Promise<Worker> {
    const worker = await startWorker(this.#memory);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  #replyOf(worker: Worker, request: ReadRequest): Promise<ReadReply> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
        worker.unref();
      };
      const onMessage = (reply: ReadReply) => {
        finish();
        resolve(reply);
      };
      const onEnd = (cause: unknown) => {
        finish();
        this.#worker = undefined;
        void worker.terminate();
        reject(new UserError(tangled(request.given.origin), { cause }));
      };
      const timer = setTimeout(() => onEnd('time is up'), this.#timeout);
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      worker.ref();
      worker.postMessage(request);
    });
  }
}

/** Starts the thread and waits until it can read; starting is not counted as reading. */
async function startWorker(memory: number): Promise<Worker> {
  const worker = new Worker(await threadCode(), {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}

function tangled(origin: string): string {
  return `“${origin}” is too large or too tangled to be read. Copy the article's text and add that.`;
}

/** Without what cannot be sent to a thread, or need not be. */
function plain({ origin, title, link }: GivenText): GivenText {
  return { origin, ...(title === undefined ? {} : { title }), ...(link === undefined ? {} : { link }) };
}
