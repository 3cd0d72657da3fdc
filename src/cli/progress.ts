import ora, { type Ora } from 'ora';

/** Milliseconds after which people want to know what is going on. */
const shownAfter = 1000;
const shownEvery = 200;

/**
 * Shows on standard error what a long piece of work is doing; nothing where nobody looks on (files, pipes), and nothing
 * once it is done.
 */
export class Progress {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Resolves or rejects with the work. `text` says how far it is. */
  async during<Result>(work: Promise<Result>, text: () => string): Promise<Result> {
    if (this.#stream.isTTY !== true) return work;
    let spinner: Ora | undefined;
    const start = setTimeout(() => {
      // Questions may still come on standard input: it is not to be discarded.
      spinner = ora({ stream: this.#stream, discardStdin: false, isEnabled: true, text: text() }).start();
    }, shownAfter);
    const update = setInterval(() => {
      if (spinner !== undefined) spinner.text = text();
    }, shownEvery);
    try {
      return await work;
    } finally {
      clearTimeout(start);
      clearInterval(update);
      spinner?.stop();
    }
  }
}
