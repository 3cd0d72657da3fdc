import type { Meaning } from './answer.ts';
import type { IndexedParagraph } from './indexed-paragraph.ts';

/** The meaning of one paragraph: of the whole and of each of its sentences, as unit vectors. */
export interface ParagraphMeaning {
  readonly whole: Float32Array;
  /** One a sentence; the whole alone where there is a single sentence. */
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
    return (await this.#meaning.embed([question]))[0];
  }

  /** The numbers of the `most` paragraphs nearest in meaning, nearest first. */
  nearest(question: Float32Array, most: number): readonly number[] {
    const nearest: { id: number; cosine: number }[] = [];
    let least = -2;
    for (const [id, { whole }] of this.#vectors) {
      const like = cosine(question, whole);
      if (nearest.length >= most && like <= least) continue;
      nearest.push({ id, cosine: like });
      if (nearest.length < 2 * most) continue;
      cutTo(nearest, most);
      least = nearest.at(-1)?.cosine ?? -2;
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
        const whole = own[0];
        // It may have been taken out meanwhile.
        if (whole === undefined || this.#waiting.get(id) !== indexed) continue;
        this.#waiting.delete(id);
        this.#vectors.set(id, { whole, sentences: own.length > 1 ? own.slice(1) : own });
      }
    }
    this.#work = undefined;
  }
}

const batchSize = 256;

/** The whole paragraph and, where it has several, each sentence. */
function textsOf(indexed: IndexedParagraph): readonly string[] {
  const { text } = indexed.paragraph;
  if (indexed.sentences.length < 2) return [text];
  return [text, ...indexed.sentences.map(({ start, end }) => text.slice(start, end))];
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
