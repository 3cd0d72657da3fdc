import { Worker } from 'node:worker_threads';
import { builtFile } from '../../built.ts';
import { FairClock } from './fair-clock.ts';

/** A task took more time or memory than it may; its thread was ended. */
export class OverLimit extends Error {}

export interface WorkerThreadOptions {
  /** Milliseconds a task may take; 20,000, and longer as far as the machine has no time for this process. */
  readonly timeout?: number;
  /** Megabytes of memory the thread may take; 512. */
  readonly memory?: number;
  /** Milliseconds without work after which the thread, and its memory, are let go; 300,000. */
  readonly idle?: number;
  /** Where the thread's program is; worker.ts, as built. Asked at every start. */
  readonly program?: () => URL;
}

/** What the program of a thread sends back. */
export type ThreadReply<Result> = { readonly result: Result } | { readonly failure: string };

/**
 * A thread that does one task after another: a long or hostile one neither keeps Discord waiting nor takes the process
 * down. The thread starts with the first task and ends after a while without any.
 */
export class WorkerThread<Task, Result> {
  readonly #timeout: number;
  readonly #memory: number;
  readonly #idle: number;
  readonly #program: () => URL;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #letGo: NodeJS.Timeout | undefined;

  constructor(options: WorkerThreadOptions = {}) {
    this.#timeout = options.timeout ?? 20_000;
    this.#memory = options.memory ?? 512;
    this.#idle = options.idle ?? 300_000;
    this.#program = options.program ?? (() => builtFile('worker.js'));
  }

  /**
   * Does a task, once those given before it are done. A thread that fails (it died, or its program was not there
   * while it is being updated) is started anew, once.
   *
   * @throws OverLimit past the limits of time and memory; else why the thread failed
   */
  run(task: Task): Promise<Result> {
    return this.#next(async () => {
      try {
        return await this.#runNow(task);
      } catch (error) {
        if (error instanceof OverLimit) throw error;
        await this.close();
        return await this.#runNow(task);
      }
    });
  }

  /** Starts the thread, so that the first task does not wait for it. */
  async warm(): Promise<void> {
    await this.#next(async () => {
      const worker = this.#worker ?? (await this.#start());
      worker.unref();
      this.#letGoLater();
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#letGo);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #next<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #runNow(task: Task): Promise<Result> {
    clearTimeout(this.#letGo);
    const worker = this.#worker ?? (await this.#start());
    const reply = await this.#replyOf(worker, task);
    this.#letGoLater();
    if ('failure' in reply) throw new Error(reply.failure);
    return reply.result;
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

  /** Rejects with OverLimit past the limits of time and memory, else with why the thread ended. */
  #replyOf(worker: Worker, task: Task): Promise<ThreadReply<Result>> {
    return new Promise((resolve, reject) => {
      const clock = new FairClock(this.#timeout, () => end(new OverLimit('took too long')));
      const finish = () => {
        clock.stop();
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const onMessage = (reply: ThreadReply<Result>) => {
        finish();
        resolve(reply);
      };
      const end = (reason: unknown) => {
        finish();
        this.#worker = undefined;
        void worker.terminate();
        reject(reason);
      };
      const onError = (cause: unknown) =>
        end(isOutOfMemory(cause) ? new OverLimit('took too much memory', { cause }) : cause);
      const onExit = (code: number) => end(new Error(`the thread ended with ${code}`));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(task);
    });
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Starts the thread and waits until it is ready; starting is not counted as work. */
async function startWorker(program: URL, memory: number): Promise<Worker> {
  const worker = new Worker(program, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
}
