import type { Logger } from 'pino';
import type { ReadArticle } from '../../speech/speech.ts';
import type { ArticleReader } from '../reading/reader.ts';
import type { StoredArticle } from '../types.ts';

export interface SecondReadingSettings {
  readonly reader: ArticleReader;
  /** Puts a better reading in the place of the one that a server has, if it has the article still. */
  readonly replace: (server: string, stored: StoredArticle, read: ReadArticle) => Promise<void>;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Reads articles that were read quickly a second time, thoroughly: in the background, one after another, so that one
 * that somebody adds waits for a single article at most.
 */
export class SecondReading {
  readonly #settings: SecondReadingSettings;
  readonly #waiting = new Map<string, { readonly server: string; readonly stored: StoredArticle }>();
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(settings: SecondReadingSettings) {
    this.#settings = settings;
  }

  /** Reads an article again once those before it have been. */
  later(server: string, stored: StoredArticle): void {
    if (this.#closed) return;
    this.#waiting.set(`${server} ${stored.key}`, { server, stored });
    this.#working ??= this.#work();
  }

  /** Lets what waits be; it is read again when it is loaded the next time. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.clear();
    await this.#working;
  }

  async #work(): Promise<void> {
    for (const [name, { server, stored }] of this.#waiting) {
      this.#waiting.delete(name);
      try {
        const read = await this.#settings.reader.read(stored.bytes, stored);
        // Read by features once more, as the model has failed: nothing better.
        if (read.speech.reader === 'model' && !this.#closed)
          await this.#settings.replace(server, stored, read);
      } catch (error) {
        if (!this.#closed)
          this.#settings.log.warn({ server, key: stored.key, err: error }, 'could not read an article again');
      }
    }
    this.#working = undefined;
  }
}
