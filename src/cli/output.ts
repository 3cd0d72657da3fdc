import { once } from 'node:events';
import type { WriteStream } from 'node:tty';

/**
 * Standard output, one piece after another: waits while the reader is slow, and ends the process
 * quietly when the reader has gone (`… | head`).
 */
export class Output {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }

  /** Whether a person reads along, on a terminal with styles. */
  get styled(): boolean {
    return this.#stream.isTTY === true && (this.#stream as WriteStream).hasColors?.() === true;
  }

  /** Characters a line may hold; undefined where lines are not broken (files, pipes). */
  get width(): number | undefined {
    return this.#stream.isTTY === true ? Math.min(this.#stream.columns, 100) : undefined;
  }

  async line(text: string): Promise<void> {
    if (!this.#stream.write(`${text}\n`)) await once(this.#stream, 'drain');
  }

  async json(value: unknown): Promise<void> {
    // JSON escapes the control characters below a blank; a terminal obeys some above, too.
    const text = JSON.stringify(value).replace(
      /\p{Cc}/gu,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await this.line(text);
  }

  /** Resolves when everything is written. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#stream.write('', () => resolve());
    });
  }
}
