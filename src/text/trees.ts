/** Decision trees whose leaves' values add up, flattened: node i asks whether measure[i] ≤ threshold[i]. */
export interface Forest {
  /** The first node of each tree. */
  readonly roots: readonly number[];
  /** The measure a node asks for; -1 in a leaf. */
  readonly measure: readonly number[];
  /** The limit of a node; in a leaf its value. */
  readonly threshold: readonly number[];
  /** The node to go to when the measure is at most the limit; the next one otherwise. */
  readonly lower: readonly number[];
}

/** A forest in columns that the processor reads fast. */
export class Trees {
  readonly #roots: Int32Array;
  readonly #measure: Int16Array;
  readonly #threshold: Float32Array;
  readonly #lower: Int32Array;

  constructor(forest: Forest) {
    this.#roots = Int32Array.from(forest.roots);
    this.#measure = Int16Array.from(forest.measure);
    this.#threshold = Float32Array.from(forest.threshold);
    this.#lower = Int32Array.from(forest.lower);
  }

  /** The sum over all trees of the leaf that the measures lead to. */
  sum(measures: Float32Array): number {
    let sum = 0;
    for (let tree = 0; tree < this.#roots.length; tree++) {
      let node = this.#roots[tree] ?? 0;
      let measure = this.#measure[node] ?? -1;
      while (measure >= 0) {
        const lower = this.#lower[node] ?? 0;
        node = (measures[measure] ?? 0) <= (this.#threshold[node] ?? 0) ? lower : lower + 1;
        measure = this.#measure[node] ?? -1;
      }
      sum += this.#threshold[node] ?? 0;
    }
    return sum;
  }
}
