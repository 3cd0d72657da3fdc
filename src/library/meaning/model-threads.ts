import { Worker } from 'node:worker_threads';

/** What a model's thread sends back for a list of texts. */
type Reply = { readonly vectors: readonly Float32Array[] } | { readonly error: string };

/** Some texts to embed, and whom to tell. */
interface Job {
  readonly texts: readonly string[];
  readonly done: (vectors: readonly Float32Array[]) => void;
  readonly failed: (error: Error) => void;
}

export interface ThreadSettings {
  /** Threads at most; each holds the model (about 150 MB). */
  readonly threads: number;
  /** Milliseconds without work after which the threads, and their memory, are let go. */
  readonly idle: number;
  /** The module that the threads run. */
  readonly entry?: URL;
}

/** Texts that a thread is given at once: a question waits for one such list at most. */
const atOnce = 2;
/** A second thread is only worth its start with this many texts waiting. */
const worthAThread = 24;

/** Embeds texts in threads of their own, so that nothing else waits. Questions overtake paragraphs. */
export class ModelThreads {
  readonly #settings: ThreadSettings;
  readonly #urgent: Job[] = [];
  readonly #waiting: Job[] = [];
  readonly #threads = new Map<Worker, Job | undefined>();
  #letGo: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(settings: ThreadSettings) {
    this.#settings = settings;
  }

  /** Vectors in the order of `texts`. Rejects when the model cannot be loaded or fails. */
  async embed(texts: readonly string[], urgent: boolean): Promise<readonly Float32Array[]> {
    // The longest first, so that the threads end together.
    const order = texts.map((_, at) => at).sort((a, b) => (texts[b]?.length ?? 0) - (texts[a]?.length ?? 0));
    const vectors: Float32Array[] = [];
    const jobs: Promise<void>[] = [];
    for (let from = 0; from < order.length; from += atOnce) {
      const places = order.slice(from, from + atOnce);
      const job = this.#enter(
        places.map((at) => texts[at] ?? ''),
        urgent,
      );
      jobs.push(
        job.then((found) => {
          for (const [at, place] of places.entries()) vectors[place] = found[at] ?? new Float32Array();
        }),
      );
    }
    await Promise.all(jobs);
    return vectors;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#letGo);
    const error = new Error('the model was closed');
    const under = [...this.#threads.values()].flatMap((job) => job ?? []);
    for (const job of [...under, ...this.#urgent.splice(0), ...this.#waiting.splice(0)]) job.failed(error);
    await this.#end();
  }

  #enter(texts: readonly string[], urgent: boolean): Promise<readonly Float32Array[]> {
    if (this.#closed) return Promise.reject(new Error('the model was closed'));
    return new Promise((done, failed) => {
      (urgent ? this.#urgent : this.#waiting).push({ texts, done, failed });
      this.#next();
    });
  }

  /** Gives work to idle threads, and starts threads as far as they are worth it. */
  #next(): void {
    clearTimeout(this.#letGo);
    for (const [thread, job] of this.#threads) if (job === undefined) this.#give(thread);
    const left = this.#urgent.length + this.#waiting.length;
    const wanted = left === 0 ? 0 : left * atOnce < worthAThread ? 1 : this.#settings.threads;
    while (left > 0 && this.#threads.size < wanted) this.#give(this.#start());
    const idle = [...this.#threads.values()].every((job) => job === undefined);
    if (idle && this.#threads.size > 0)
      this.#letGo = setTimeout(() => void this.#end(), this.#settings.idle).unref();
  }

  #give(thread: Worker): void {
    const job = this.#urgent.shift() ?? this.#waiting.shift();
    this.#threads.set(thread, job);
    if (job === undefined) {
      thread.unref();
      return;
    }
    thread.ref();
    thread.postMessage(job.texts);
  }

  #start(): Worker {
    const thread = new Worker(this.#settings.entry ?? new URL('./model-thread.js', import.meta.url));
    this.#threads.set(thread, undefined);
    thread.on('message', (reply: Reply) => {
      const job = this.#threads.get(thread);
      this.#threads.set(thread, undefined);
      if ('vectors' in reply) job?.done(reply.vectors);
      else job?.failed(new Error(reply.error));
      this.#next();
    });
    let reason = new Error('the thread of the model ended');
    thread.on('error', (error) => {
      reason = error instanceof Error ? error : new Error(String(error));
    });
    thread.on('exit', () => this.#ended(thread, reason));
    return thread;
  }

  /** A thread that dies takes its job with it; without any thread left nothing waits in vain. */
  #ended(thread: Worker, reason: Error): void {
    const job = this.#threads.get(thread);
    this.#threads.delete(thread);
    job?.failed(reason);
    if (job === undefined || this.#threads.size > 0) return;
    for (const waiting of [...this.#urgent.splice(0), ...this.#waiting.splice(0)]) waiting.failed(reason);
  }

  async #end(): Promise<void> {
    const threads = [...this.#threads.keys()];
    // Forgotten first, so that nothing is given to a thread that is about to end.
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
