import type { Meaning } from '../answer/answer.ts';
import type { IndexedParagraph } from './indexed-paragraph.ts';

/** The meaning of one paragraph as unit vectors. */
export interface ParagraphMeaning {
  /** The mean of its sentences. */
  readonly whole: Float32Array;
  /** One a sentence. */
  readonly sentences: readonly Float32Array[];
}

/** The meanings of the indexed paragraphs, worked out in the background. */
export class MeaningTable {
  readonly #meaning: Meaning;
  readonly #vectors = new Map<number, ParagraphMeaning>();
  #waiting = new Map<number, IndexedParagraph>();
  #work: Promise<void> | undefined;

  constructor(meaning: Meaning) {
    this.#meaning = meaning;
  }

  /** True when every paragraph entered has its vectors. */
  get complete(): boolean {
    return this.#waiting.size === 0 && this.#work === undefined;
  }

  add(id: number, indexed: IndexedParagraph): void {
    this.#waiting.set(id, indexed);
    this.#work ??= this.#embedWaiting();
  }

  remove(id: number): void {
    this.#waiting.delete(id);
    this.#vectors.delete(id);
  }

  get(id: number): ParagraphMeaning | undefined {
    return this.#vectors.get(id);
  }

  /** Resolves when every paragraph entered so far has its vectors, or the model has failed. */
  async ready(): Promise<void> {
    while (this.#work !== undefined) await this.#work;
  }

  /** The vector of a question. Rejects when the model cannot be used. */
  async ofQuestion(question: string): Promise<Float32Array | undefined> {
    if (this.#meaning.embedQuestion !== undefined) return this.#meaning.embedQuestion(question);
    return (await this.#meaning.embed([question]))[0];
  }

  /** The numbers of the `most` paragraphs nearest in meaning, by the whole and the best sentence; nearest first. */
  nearest(question: Float32Array, most: number): readonly number[] {
    const nearest: { id: number; cosine: number }[] = [];
    let least = -3;
    for (const [id, { whole, sentences }] of this.#vectors) {
      let like = -1;
      for (const sentence of sentences) like = Math.max(like, cosine(question, sentence));
      like += cosine(question, whole);
      if (nearest.length >= most && like <= least) continue;
      nearest.push({ id, cosine: like });
      if (nearest.length < 2 * most) continue;
      cutTo(nearest, most);
      least = nearest.at(-1)?.cosine ?? -3;
    }
    cutTo(nearest, most);
    return nearest.map(({ id }) => id);
  }

  async #embedWaiting(): Promise<void> {
    // Everything added in the same turn goes together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, batchSize);
      const texts = batch.flatMap(([, indexed]) => textsOf(indexed));
      const vectors = await this.#meaning.embed(texts).catch(() => undefined);
      if (vectors === undefined) break;
      let at = 0;
      for (const [id, indexed] of batch) {
        const own = vectors.slice(at, at + textsOf(indexed).length);
        at += textsOf(indexed).length;
        // It may have been taken out meanwhile.
        if (this.#waiting.get(id) !== indexed) continue;
        this.#waiting.delete(id);
        this.#vectors.set(id, meaningOf(own));
      }
    }
    this.#work = undefined;
  }
}

const batchSize = 256;

/**
 * A paragraph is embedded sentence by sentence: a question is about one fact, and the nearest sentence finds
 * its paragraph better than the whole does, for the same work.
 */
export function textsOf(indexed: IndexedParagraph): readonly string[] {
  const { text } = indexed.paragraph;
  return indexed.sentences.map(({ start, end }) => text.slice(start, end));
}

function meaningOf(sentences: readonly Float32Array[]): ParagraphMeaning {
  return { whole: meanDirection(sentences), sentences };
}

function meanDirection(vectors: readonly Float32Array[]): Float32Array {
  const [first] = vectors;
  if (first === undefined || vectors.length === 1) return first ?? new Float32Array();
  const mean = new Float32Array(first.length);
  for (const vector of vectors)
    for (let at = 0; at < mean.length; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
  const length = Math.sqrt(cosine(mean, mean)) || 1;
  return mean.map((value) => value / length);
}

function cutTo(nearest: { id: number; cosine: number }[], most: number): void {
  nearest.sort((one, other) => other.cosine - one.cosine || one.id - other.id);
  nearest.length = Math.min(nearest.length, most);
}

/** The cosine of two unit vectors. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
