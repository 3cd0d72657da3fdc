import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { builtFile } from '../../src/built.ts';

/** Milliseconds in which a bot has to be ready. */
const PATIENCE = 120_000;

/** The built program as a process of its own, as an operator runs it. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #begun = performance.now();
  /** All that it printed, the log included. */
  said = '';
  readonly #ended: Promise<number | NodeJS.Signals | null>;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    this.#ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  }

  /** Starts it with nothing in its environment but these variables and a free METRICS_PORT. */
  static async start(folder: string, environment: Record<string, string>): Promise<BotProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [fileURLToPath(builtFile('main.js'))], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        DATA_DIR: folder,
        SEMANTIC: 'off',
        LOG_LEVEL: 'warn',
        METRICS_PORT: String(port),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new BotProcess(child, port);
  }

  /** What /readyz says; undefined while nobody answers. */
  async readiness(): Promise<{ readonly ready: boolean; readonly said: string } | undefined> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/readyz`).catch(() => undefined);
    return answer && { ready: answer.ok, said: await answer.text() };
  }

  /** Waits until it is ready; the milliseconds since it was started. */
  async ready(): Promise<number> {
    while (performance.now() - this.#begun < PATIENCE) {
      if ((await this.readiness())?.ready === true) return performance.now() - this.#begun;
      if (this.#child.exitCode !== null) break;
      await wait(50);
    }
    throw new Error(`the bot is not ready: ${this.said}`);
  }

  /** Waits until it has printed something. */
  async says(wanted: RegExp): Promise<void> {
    while (performance.now() - this.#begun < PATIENCE) {
      if (wanted.test(this.said)) return;
      await wait(50);
    }
    throw new Error(`the bot never said ${wanted}: ${this.said}`);
  }

  /** The sum of a metric over all labels that are given. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    return (await this.metrics())(name, labels);
  }

  /** All metrics as they are now: some, as the event loop's, begin anew whenever they are asked for. */
  async metrics(): Promise<(name: string, labels?: Readonly<Record<string, string>>) => number> {
    const text = await (await fetch(`http://127.0.0.1:${this.#port}/metrics`)).text();
    return (name, labels = {}) => {
      const lines = text
        .split('\n')
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const found = lines.filter((line) => wanted.every((part) => line.includes(part)));
      return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Asks it to end, as an orchestrator does; its exit code. */
  async stop(): Promise<number | NodeJS.Signals | null> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
