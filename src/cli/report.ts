import { harmless } from '../text/harmless.ts';

/** What the process ends with. */
export const ExitCode = {
  all: 0,
  /** Some of what was given could not be answered, or is not letter for letter; the rest was. */
  some: 1,
  /** Nothing could be answered, or the command was malformed. */
  nothing: 2,
} as const;

/** Tells the user on standard error what went wrong, and keeps count for the exit code. */
export class Report {
  readonly #stream: NodeJS.WritableStream;
  #answered = 0;
  #failed = 0;
  #differing = 0;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  /** Counts something that was answered. */
  answered(): void {
    this.#answered += 1;
  }

  /** Counts a quotation that is not letter for letter: answered, but not what was hoped for. */
  differing(): void {
    this.#answered += 1;
    this.#differing += 1;
  }

  /** Says what is wrong with a file, a question or a quotation that was given; the rest goes on. */
  failed(message: string): void {
    this.#failed += 1;
    this.problem(message);
  }

  problem(message: string): void {
    this.#stream.write(`${harmless(message)}\n`);
  }

  get exitCode(): number {
    if (this.#failed + this.#differing === 0) return ExitCode.all;
    return this.#answered > 0 ? ExitCode.some : ExitCode.nothing;
  }
}
