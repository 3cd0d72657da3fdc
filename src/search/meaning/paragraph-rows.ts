/** Where a paragraph's sentences stand in a table of vectors. */
export interface Rows {
  readonly first: number;
  readonly count: number;
  /** The length of the sum of their vectors. */
  readonly length: number;
}

/** The rows of paragraphs by number, in columns: all of them are gone through for every question. */
export class ParagraphRows {
  /** How many paragraphs have rows. */
  size = 0;
  /** By paragraph; -1 where there is none. */
  #first = new Int32Array(1024).fill(-1);
  #count = new Uint32Array(1024);
  #length = new Float32Array(1024);
  /** The largest number so far, and one. */
  #end = 0;

  get(id: number): Rows | undefined {
    const first = this.#first[id] ?? -1;
    if (first < 0) return undefined;
    return { first, count: this.#count[id] ?? 0, length: this.#length[id] ?? 0 };
  }

  /** Enters a paragraph that is not there. */
  add(id: number, { first, count, length }: Rows): void {
    if (id >= this.#first.length) this.#grow(id);
    this.#first[id] = first;
    this.#count[id] = count;
    this.#length[id] = length;
    this.#end = Math.max(this.#end, id + 1);
    this.size += 1;
  }

  delete(id: number): void {
    if (this.get(id) === undefined) return;
    this.#first[id] = -1;
    this.size -= 1;
  }

  /**
   * By paragraph how near it is: the cosine of its best sentence and that of the mean of its sentences, added up; minus
   * infinity where there is none.
   *
   * @param cosines of all rows with the question
   */
  nearness(cosines: Float32Array): Float32Array {
    const nearness = new Float32Array(this.#end).fill(Number.NEGATIVE_INFINITY);
    for (let id = 0; id < nearness.length; id += 1) {
      const first = this.#first[id] ?? -1;
      if (first < 0) continue;
      const end = first + (this.#count[id] ?? 0);
      let best = -1;
      let sum = 0;
      for (let row = first; row < end; row += 1) {
        const cosine = cosines[row] ?? 0;
        if (cosine > best) best = cosine;
        sum += cosine;
      }
      nearness[id] = best + meanCosine(sum, this.#length[id] ?? 0);
    }
    return nearness;
  }

  #grow(id: number): void {
    const size = Math.max(2 * this.#first.length, id + 1);
    const first = new Int32Array(size).fill(-1);
    first.set(this.#first);
    const count = new Uint32Array(size);
    count.set(this.#count);
    const length = new Float32Array(size);
    length.set(this.#length);
    [this.#first, this.#count, this.#length] = [first, count, length];
  }
}

/** The cosine with the mean of some vectors, from the sum of the cosines with each and the length of their sum. */
export function meanCosine(sum: number, length: number): number {
  return length > 0 ? sum / length : 0;
}
