import { LRUCache } from 'lru-cache';
import type { ModelProcess } from '../../encoder/process/model-process.ts';
import { sentenceModel } from './sentence-module.ts';

/** Milliseconds that a question's vector may take; later it is of no use, as words alone have answered. */
const patience = 1500;
/** Vectors of questions asked lately; pages of an answer ask the same question again. About 2 KB each. */
const mostKept = 1000;

/** The vectors of questions: quickly or not at all, and at no cost when a question is asked again. */
export class QuestionVectors {
  readonly #models: ModelProcess;
  readonly #patience: number;
  readonly #kept = new LRUCache<string, Promise<Float32Array>>({ max: mostKept });

  /** @param allowed milliseconds until a question is given up */
  constructor(models: ModelProcess, allowed = patience) {
    this.#models = models;
    this.#patience = allowed;
  }

  /** A unit vector. Rejects when the model fails, and with a TimeoutError when it takes too long. */
  of(question: string): Promise<Float32Array> {
    const known = this.#kept.get(question);
    if (known !== undefined) return known;
    const asked = this.#ask(question);
    this.#kept.set(question, asked);
    // What failed is asked again the next time.
    asked.catch(() => {
      if (this.#kept.peek(question) === asked) this.#kept.delete(question);
    });
    return asked;
  }

  async #ask(question: string): Promise<Float32Array> {
    const [vector] = await this.#models.run<string, Float32Array>(sentenceModel, [question], {
      urgent: true,
      signal: AbortSignal.timeout(this.#patience),
    });
    if (vector === undefined) throw new Error('the model gave no vector');
    return vector;
  }
}
