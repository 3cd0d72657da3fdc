/** The features of one thing, as rows of a hashed table of weights. Reused from thing to thing. */
export class Features {
  readonly rows = new Int32Array(256);
  count = 0;
  readonly #mask: number;

  /** @param size rows of the table; a power of two. */
  constructor(size: number) {
    this.#mask = size - 1;
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds the feature of this number with up to three values. */
  add(number: number, a: number, b = 0, c = 0): void {
    this.rows[this.count++] = mix(mix(mix(number, a), b), c) & this.#mask;
  }

  /** The sum of the features' weights. */
  sum(table: Float32Array): number {
    let sum = 0;
    for (let index = 0; index < this.count; index++) sum += table[this.rows[index] ?? 0] ?? 0;
    return sum;
  }
}

/** A feature: its number, by which the table of weights knows it, and the names of up to three values. */
export type Template<Values> = readonly [
  number: number,
  first: keyof Values & string,
  second?: keyof Values & string,
  third?: keyof Values & string,
];

/**
 * The features of a kind of thing, each a combination of some of its values. A combination is what a linear
 * model cannot make by itself: "said" speaks for a candidate before it and against one before that.
 */
export class FeatureTable<Values extends Readonly<Record<keyof Values, number>>> {
  readonly #templates: readonly Template<Values>[];
  /** Number and places of the values, four a feature; worked out at the first use. */
  #places: Int32Array | null = null;

  constructor(templates: readonly Template<Values>[]) {
    this.#templates = templates;
  }

  /** What the features are called, in order: "12 words between, side". */
  get names(): readonly string[] {
    return this.#templates.map(([number, ...values]) => `${number} ${values.join(', ')}`);
  }

  /**
   * Adds the features of a thing.
   *
   * @param values always made by the same literal: their order is taken from the first
   * @param offset added to the features' numbers
   */
  describe(values: Values, into: Features, offset = 0): void {
    const places = this.#places ?? this.#placesIn(values);
    const numbers: number[] = Object.values(values);
    numbers.push(0);
    for (let at = 0; at < places.length; at += 4)
      into.add(
        (places[at] ?? 0) + offset,
        numbers[places[at + 1] ?? 0] ?? 0,
        numbers[places[at + 2] ?? 0] ?? 0,
        numbers[places[at + 3] ?? 0] ?? 0,
      );
  }

  #placesIn(values: Values): Int32Array {
    const names = Object.keys(values);
    // A value that a feature does not have is nought, which stands behind all others.
    const place = (name: string | undefined): number =>
      name === undefined ? names.length : names.indexOf(name);
    const rows = this.#templates.flatMap(([number, a, b, c]) => [number, place(a), place(b), place(c)]);
    this.#places = Int32Array.from(rows);
    return this.#places;
  }
}

/** Mixes a value into a hash (the body round of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(value, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) ^ hash;
  mixed = Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
  return mixed ^ (mixed >>> 14);
}

/** 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–21, 22–34, 35–, as 0 to 9. */
export function bucket(count: number): number {
  if (count < 4) return Math.max(0, count);
  if (count < 6) return 4;
  if (count < 9) return 5;
  if (count < 14) return 6;
  if (count < 22) return 7;
  return count < 35 ? 8 : 9;
}
