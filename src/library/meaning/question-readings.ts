import { LRUCache } from 'lru-cache';
import type { ModelProcess } from '../../encoder/process/model-process.ts';
import { answerModel, type QuestionWithText } from './answer-module.ts';

/** Milliseconds that reading may take; later it is of no use, as the ranking alone has answered. */
const patience = 1500;
/** Questions that are read at a time: where more come, the others are answered by the ranking alone, none late. */
const mostAtATime = 2;
/** Milliseconds after which a model that failed is tried again. */
const rest = 600_000;
/** Readings kept; pages of an answer ask the same question again. */
const mostKept = 1000;

/** How well texts answer questions, read together: quickly or not at all, and at no cost when asked again. */
export class QuestionReadings {
  readonly #models: ModelProcess;
  readonly #patience: number;
  readonly #kept = new LRUCache<string, readonly number[]>({ max: mostKept });
  #reading = 0;
  /** When a model that failed may be tried again. */
  #restsUntil = 0;

  /** @param allowed - milliseconds until a question is given up */
  constructor(models: ModelProcess, allowed = patience) {
    this.#models = models;
    this.#patience = allowed;
  }

  /**
   * How well each text answers, as logarithms that can be compared with each other; null where others are being read.
   * Rejects when the model fails, and with a TimeoutError when it takes too long.
   */
  async of(question: string, texts: readonly string[]): Promise<readonly number[] | null> {
    const key = JSON.stringify([question, ...texts]);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    // A model that cannot be opened is not tried for every question.
    if (Date.now() < this.#restsUntil || this.#reading >= mostAtATime) return null;
    this.#reading += 1;
    try {
      const inputs = texts.map((text) => ({ question, text }));
      const read = await this.#models.run<QuestionWithText, number>(answerModel, inputs, {
        urgent: true,
        signal: AbortSignal.timeout(this.#patience),
      });
      this.#kept.set(key, read);
      return read;
    } catch (error) {
      if (!(error instanceof DOMException)) this.#restsUntil = Date.now() + rest;
      throw error;
    } finally {
      this.#reading -= 1;
    }
  }
}
