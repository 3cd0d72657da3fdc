import pino from 'pino';
import type { Article } from '../article/article.ts';
import { readConfig } from '../config.ts';
import { ModelProcess } from '../encoder/process/model-process.ts';
import { isReadAlong, readWith, windowsFor } from '../library/reading/read-along.ts';
import { readSpeech } from '../speech/read.ts';
import type { Speech } from '../speech/speech.ts';
import { runningIn } from '../speech-model/module.ts';
import type { WindowReading } from '../speech-model/read-window.ts';

const oneMinute = 60_000;

/** The model of language that reads articles along in the terminal, unless meaning is turned off. */
export class ReadingModel {
  readonly #models = readConfig().semantic ? new ModelProcess({ idle: oneMinute }) : null;
  #failed = false;

  /** Who says what in an article: by features alone where the model does not read, which is said once. */
  async read(article: Article): Promise<Speech> {
    return (await this.#readAlong(article)) ?? readSpeech(article);
  }

  async #readAlong(article: Article): Promise<Speech | null> {
    if (this.#models === null || this.#failed || !isReadAlong(article)) return null;
    try {
      const run = runningIn(this.#models);
      const readings: WindowReading[] = [];
      for (const window of await windowsFor(article)) readings.push(await run(window));
      return await readWith(article, readings);
    } catch (error) {
      this.#failed = true;
      const log = pino({ level: 'warn' }, pino.destination(2));
      log.warn({ err: error }, 'articles are read without the model of language');
      return null;
    }
  }

  close(): void {
    this.#models?.close();
  }
}
