/** A list of features to sum weights over: rows of a hashed table. Reused from pair to pair. */
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

  /** Adds the feature of a template (a number of its own in `TEMPLATES`) with up to three values. */
  add(template: number, a: number, b = 0, c = 0): void {
    this.rows[this.count++] = mix(mix(mix(template, a), b), c) & this.#mask;
  }

  /** The sum of the features' weights. */
  sum(table: Float32Array): number {
    let sum = 0;
    for (let index = 0; index < this.count; index++) sum += table[this.rows[index] ?? 0] ?? 0;
    return sum;
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
