import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { moduleBeside, type Reply, type Request } from './hosted-model.ts';

export interface ModelProcessSettings {
  /** Milliseconds without work after which the process ends, and its memory is free. */
  readonly idle: number;
  /** Told when a model answers for the first time: what runs it. */
  readonly opened?: (engine: string) => void;
}

export interface RunOptions {
  /** Before everything that is not; those waiting are run together. */
  readonly urgent?: boolean;
  /** Takes what still waits out again. */
  readonly signal?: AbortSignal;
}

/** Inputs for a model, and whom to tell. */
interface Job {
  readonly module: string;
  readonly inputs: readonly unknown[];
  readonly done: (outputs: readonly unknown[]) => void;
  readonly failed: (reason: unknown) => void;
  /** How often the process ended over it. */
  attempts: number;
}

/** What the process is working on. */
interface Running {
  readonly number: number;
  readonly jobs: readonly Job[];
}

/** Urgent inputs that are run together at most: the first is not to wait for the last. */
const urgentTogether = 8;
const mostAttempts = 2;

/**
 * Runs models in a process of its own: it takes no turns of this one, and may crash. It is started when there
 * is something to run, ends when there has been nothing for a while, and ends with this process. What it was working
 * on when it crashed is tried once more.
 */
export class ModelProcess {
  readonly #settings: ModelProcessSettings;
  readonly #urgent: Job[] = [];
  readonly #waiting: Job[] = [];
  readonly #engines = new Map<string, string>();
  #child: ChildProcess | undefined;
  #running: Running | undefined;
  #number = 0;
  /** False once the process has crashed before its first answer. */
  #native = true;
  #answered = false;
  #letGo: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(settings: ModelProcessSettings) {
    this.#settings = settings;
  }

  /**
   * What the model of a module (see `OpenModel`) gives for each input, in order. Rejects when the model cannot be
   * opened or fails, and with the signal's reason when that comes first.
   *
   * @example
   * const vectors = await models.run<string, Float32Array>(moduleBeside(import.meta.url, 'sentence-model'), texts);
   */
  run<Input, Output>(
    module: URL,
    inputs: readonly Input[],
    options: RunOptions = {},
  ): Promise<readonly Output[]> {
    const { urgent = false, signal } = options;
    if (this.#closed) return Promise.reject(new Error(closed));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const line = urgent ? this.#urgent : this.#waiting;
      const give = () => {
        const place = line.indexOf(job);
        if (place >= 0) line.splice(place, 1);
        reject(signal?.reason);
      };
      const job: Job = {
        module: module.href,
        inputs,
        done: (outputs) => {
          signal?.removeEventListener('abort', give);
          // The module's own word for what it gives.
          resolve(outputs as readonly Output[]);
        },
        failed: (reason) => {
          signal?.removeEventListener('abort', give);
          reject(reason);
        },
        attempts: 0,
      };
      signal?.addEventListener('abort', give, { once: true });
      line.push(job);
      this.#next();
    });
  }

  /** Ends the process; what it was working on, and what waits, is rejected. */
  close(): void {
    this.#closed = true;
    const reason = new Error(closed);
    const jobs = [...(this.#running?.jobs ?? []), ...this.#urgent.splice(0), ...this.#waiting.splice(0)];
    this.#end();
    for (const job of jobs) job.failed(reason);
  }

  #next(): void {
    if (this.#running !== undefined || this.#closed) return;
    const jobs = this.#take();
    const [first] = jobs;
    if (first === undefined) {
      this.#rest();
      return;
    }
    clearTimeout(this.#letGo);
    this.#number += 1;
    this.#running = { number: this.#number, jobs };
    const child = this.#child ?? this.#start();
    child.ref();
    child.channel?.ref();
    const inputs = jobs.flatMap((job) => job.inputs);
    const request: Request = { number: this.#number, module: first.module, native: this.#native, inputs };
    // That it cannot be sent is told by the process's end.
    child.send(request, () => {});
  }

  /** What is run next: urgent jobs together as far as they are for one model, else the one that waits longest. */
  #take(): readonly Job[] {
    const [first] = this.#urgent;
    if (first === undefined) return this.#waiting.splice(0, 1);
    let count = 0;
    let inputs = 0;
    for (const job of this.#urgent) {
      inputs += job.inputs.length;
      if (count > 0 && (job.module !== first.module || inputs > urgentTogether)) break;
      count += 1;
    }
    return this.#urgent.splice(0, count);
  }

  /** Without work the process keeps nobody waiting at the end of the program, and ends after a while. */
  #rest(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    clearTimeout(this.#letGo);
    if (this.#child !== undefined) this.#letGo = setTimeout(() => this.#end(), this.#settings.idle).unref();
  }

  #start(): ChildProcess {
    const entry = moduleBeside(import.meta.url, 'child');
    const child = fork(entry, {
      execArgv: entry.href.endsWith('.ts') ? ['--import', typeScriptLoader()] : [],
      serialization: 'advanced',
      // What it prints on standard output would stand among the answers of the terminal.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    this.#answered = false;
    child.on('message', (reply: Reply) => this.#receive(reply));
    child.on('error', (error) => this.#ended(child, error));
    child.on('exit', (code, signal) =>
      this.#ended(child, new Error(`the model process ended with ${signal ?? code}`)),
    );
    return child;
  }

  #receive(reply: Reply): void {
    if (reply.number !== this.#running?.number) return;
    const { jobs } = this.#running;
    this.#running = undefined;
    this.#answered = true;
    if ('error' in reply) for (const job of jobs) job.failed(new Error(reply.error));
    else {
      this.#note(jobs[0]?.module ?? '', reply.engine);
      let at = 0;
      for (const job of jobs) {
        job.done(reply.outputs.slice(at, at + job.inputs.length));
        at += job.inputs.length;
      }
    }
    this.#next();
  }

  #note(module: string, engine: string): void {
    if (this.#engines.get(module) === engine) return;
    this.#engines.set(module, engine);
    this.#settings.opened?.(engine);
  }

  #ended(child: ChildProcess, reason: Error): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    // Libraries of the system that do not fit can end a process instead of throwing.
    if (!this.#answered) this.#native = false;
    const jobs = this.#running?.jobs ?? [];
    this.#running = undefined;
    for (const job of [...jobs].reverse()) {
      job.attempts += 1;
      if (job.attempts < mostAttempts) this.#urgent.unshift(job);
      else job.failed(reason);
    }
    this.#next();
  }

  /** Forgets the process, so that nothing more is given to it; it ends when its channel closes. */
  #end(): void {
    clearTimeout(this.#letGo);
    const child = this.#child;
    this.#child = undefined;
    this.#running = undefined;
    if (child?.connected) child.disconnect();
    child?.unref();
  }
}

const closed = 'the model was closed';

/** Node 20 loads no TypeScript by itself. */
function typeScriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
