import { highest } from '../../text/highest.ts';
import type { Meaning } from '../answer/answer.ts';
import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import { meanCosine, ParagraphRows } from './paragraph-rows.ts';
import { VectorTable } from './vector-table.ts';

/** How near a paragraph is to a question in meaning: cosines. */
export interface Nearness {
  /** Of the mean of its sentences. */
  readonly whole: number;
  /** One a sentence. */
  readonly sentences: Float32Array;
}

/** Paragraphs whose sentences are worked out together: they are searched by meaning as soon as these are there. */
const paragraphsAtOnce = 32;

/** The meanings of the indexed paragraphs, worked out in the background. */
export class MeaningTable {
  readonly #meaning: Meaning;
  readonly #rows = new ParagraphRows();
  #vectors: VectorTable | undefined;
  #waiting = new Map<number, IndexedParagraph>();
  #work: Promise<void> | undefined;

  constructor(meaning: Meaning) {
    this.#meaning = meaning;
  }

  /** The model of meaning that works them out. */
  get model(): Meaning {
    return this.#meaning;
  }

  /** How many paragraphs are searched by meaning, and how many are to be. */
  get progress(): { readonly done: number; readonly all: number } {
    return { done: this.#rows.size, all: this.#rows.size + this.#waiting.size };
  }

  add(id: number, indexed: IndexedParagraph): void {
    this.#waiting.set(id, indexed);
    this.#work ??= this.#embedWaiting();
  }

  remove(id: number): void {
    this.#waiting.delete(id);
    const rows = this.#rows.get(id);
    if (rows === undefined) return;
    this.#rows.delete(id);
    this.#vectors?.remove(rows.first, rows.count);
  }

  /** Resolves when every paragraph entered so far has its vectors, or the model has failed. */
  async ready(): Promise<void> {
    while (this.#work !== undefined) await this.#work;
  }

  /**
   * A question by its meaning, for comparing it with the paragraphs that have vectors so far; undefined while none
   * has. Rejects when the model cannot be used.
   */
  async ask(question: string): Promise<AskedMeaning | undefined> {
    if (this.#rows.size === 0) return undefined;
    const vector =
      this.#meaning.embedQuestion === undefined
        ? (await this.#meaning.embed([question]))[0]
        : await this.#meaning.embedQuestion(question);
    if (vector === undefined || this.#vectors === undefined) return undefined;
    return new AskedMeaning(vector, this.#vectors, this.#rows);
  }

  async #embedWaiting(): Promise<void> {
    // Everything added in the same turn goes together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const batch = firstOf(this.#waiting, paragraphsAtOnce);
      const texts = batch.flatMap(([, indexed]) => textsOf(indexed));
      const vectors = await this.#meaning.embed(texts).catch(() => undefined);
      if (vectors === undefined) break;
      let at = 0;
      for (const [id, indexed] of batch) {
        const own = vectors.slice(at, at + indexed.sentences.length);
        at += own.length;
        // It may have been taken out meanwhile.
        if (this.#waiting.get(id) !== indexed) continue;
        this.#waiting.delete(id);
        this.#enter(id, own);
      }
    }
    this.#work = undefined;
  }

  #enter(id: number, vectors: readonly Float32Array[]): void {
    const [vector] = vectors;
    if (vector !== undefined) this.#vectors ??= new VectorTable(vector.length);
    const count = vectors.length;
    const first = this.#vectors?.add(vectors) ?? 0;
    this.#rows.add(id, { first, count, length: this.#vectors?.lengthOfSum(first, count) ?? 0 });
  }
}

/** A question by its meaning, as long as nothing is added to the table: within one turn. */
export class AskedMeaning {
  readonly #question: Float32Array;
  readonly #vectors: VectorTable;
  readonly #rows: ParagraphRows;

  constructor(question: Float32Array, vectors: VectorTable, rows: ParagraphRows) {
    this.#question = question;
    this.#vectors = vectors;
    this.#rows = rows;
  }

  /** How near a paragraph is, by its number; undefined as long as its vectors are not there. */
  of(id: number): Nearness | undefined {
    const rows = this.#rows.get(id);
    if (rows === undefined) return undefined;
    const sentences = this.#vectors.cosines(this.#question, rows.first, rows.count);
    const sum = sentences.reduce((all, cosine) => all + cosine, 0);
    return { whole: meanCosine(sum, rows.length), sentences };
  }

  /** The numbers of the `most` paragraphs nearest in meaning, by the whole and the best sentence; nearest first. */
  nearest(most: number): readonly number[] {
    const nearness = this.#rows.nearness(this.#vectors.cosines(this.#question));
    const nearest = highest(nearness.keys(), (id) => nearness[id] ?? Number.NEGATIVE_INFINITY, most);
    return nearest.filter((id) => nearness[id] !== Number.NEGATIVE_INFINITY);
  }
}

/**
 * A paragraph is embedded sentence by sentence: a question is about one fact, and the nearest sentence finds
 * its paragraph better than the whole does, for the same work.
 */
export function textsOf(indexed: IndexedParagraph): readonly string[] {
  const { text } = indexed.paragraph;
  return indexed.sentences.map(({ start, end }) => text.slice(start, end));
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>, most: number): (readonly [Key, Value])[] {
  const first: (readonly [Key, Value])[] = [];
  for (const entry of map) {
    if (first.length >= most) break;
    first.push(entry);
  }
  return first;
}
