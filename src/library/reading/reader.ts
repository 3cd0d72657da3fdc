import { Worker } from 'node:worker_threads';
import { NoText } from '../../article/no-text.ts';
import type { GivenText } from '../../article/read.ts';
import { builtFile } from '../../built.ts';
import type { ReadArticle } from '../../speech/speech.ts';
import { UserError } from '../../user-error.ts';
import { codeVersion } from '../derived/code-version.ts';
import { FairClock } from './fair-clock.ts';

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

/** What goes to the worker, and what comes back. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly given: GivenText;
}
export type ReadReply =
  | { readonly read: ReadArticle }
  | { readonly error: string; readonly reason: 'empty' | 'given' | 'limit' | 'failure' };

export interface WorkerReaderOptions {
  /** Milliseconds an article may take; 20,000, and longer as far as the machine has no time for this process. */
  readonly timeout?: number;
  /** Megabytes of memory the worker may take; 512. */
  readonly memory?: number;
  /** Milliseconds without work after which the worker, and its memory, are let go; 300,000. */
  readonly idle?: number;
  /** Where the thread's program is; read-worker.ts, as built. Asked at every start. */
  readonly program?: () => URL;
}

/**
 * Reads in a thread of its own: a long or hostile article (deep nesting, one line of megabytes) neither keeps
 * Discord waiting nor takes the process down; past its time or memory the thread ends and the article is
 * refused. A thread that fails for another reason is started anew, once. One article at a time.
 */
export class WorkerReader implements ArticleReader {
  readonly #timeout: number;
  readonly #memory: number;
  readonly #idle: number;
  readonly #program: () => URL;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #letGo: NodeJS.Timeout | undefined;

  constructor(options: WorkerReaderOptions = {}) {
    this.#timeout = options.timeout ?? 20_000;
    this.#memory = options.memory ?? 512;
    this.#idle = options.idle ?? 300_000;
    this.#program = options.program ?? (() => builtFile('read-worker.js'));
  }

  read(bytes: Uint8Array, given: GivenText): Promise<ReadArticle> {
    const request = { bytes, given: plain(given) };
    return this.#next(async () => {
      try {
        return await this.#readNow(request);
      } catch (error) {
        if (error instanceof UserError) throw error;
        // The thread died, or its program was not there (while it is being updated, say).
        return await this.#readAgain(request);
      }
    });
  }

  async warm(): Promise<void> {
    await this.#next(async () => {
      const worker = this.#worker ?? (await this.#start());
      worker.unref();
      this.#letGoLater();
    });
  }

  async version(): Promise<string> {
    return codeVersion('text', 'english', 'article', 'speech');
  }

  async close(): Promise<void> {
    clearTimeout(this.#letGo);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #next<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #readAgain(request: ReadRequest): Promise<ReadArticle> {
    try {
      await this.close();
      return await this.#readNow(request);
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError(failed(request.given.origin), { cause: error });
    }
  }

  async #readNow(request: ReadRequest): Promise<ReadArticle> {
    clearTimeout(this.#letGo);
    const worker = this.#worker ?? (await this.#start());
    const reply = await this.#replyOf(worker, request);
    this.#letGoLater();
    if ('read' in reply) return reply.read;
    if (reply.reason === 'empty') throw new NoText(reply.error);
    if (reply.reason === 'given') throw new UserError(reply.error);
    if (reply.reason === 'limit') throw new UserError(tangled(request.given.origin), { cause: reply.error });
    throw new Error(reply.error);
  }

  #letGoLater(): void {
    clearTimeout(this.#letGo);
    this.#letGo = setTimeout(() => void this.close(), this.#idle).unref();
  }

  async #start(): Promise<Worker> {
    const worker = await startWorker(this.#program(), this.#memory);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  /** Rejects with a UserError past the limits of time and memory, else with why the thread ended. */
  #replyOf(worker: Worker, request: ReadRequest): Promise<ReadReply> {
    return new Promise((resolve, reject) => {
      const clock = new FairClock(this.#timeout, () => end(new UserError(tangled(request.given.origin))));
      const finish = () => {
        clock.stop();
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const onMessage = (reply: ReadReply) => {
        finish();
        resolve(reply);
      };
      const end = (reason: unknown) => {
        finish();
        this.#worker = undefined;
        void worker.terminate();
        reject(reason);
      };
      const onError = (cause: unknown) => {
        end(isOutOfMemory(cause) ? new UserError(tangled(request.given.origin), { cause }) : cause);
      };
      const onExit = (code: number) => end(new Error(`the reading thread ended with ${code}`));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(request);
    });
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Starts the thread and waits until it can read; starting is not counted as reading. */
async function startWorker(program: URL, memory: number): Promise<Worker> {
  const worker = new Worker(program, {
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

function failed(origin: string): string {
  return `“${origin}” could not be read: the part of this program that reads articles failed. Please try again; if it fails again, tell whoever runs the bot.`;
}

/** Without what cannot be sent to a thread, or need not be. */
function plain({ origin, title, link }: GivenText): GivenText {
  return { origin, ...(title === undefined ? {} : { title }), ...(link === undefined ? {} : { link }) };
}
