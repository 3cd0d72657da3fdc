import type { ArticleNumbers } from './word-index.ts';

/** Words in a row that a quotation and an article have in common. */
export interface CommonRun {
  /** Its first word in the quotation and in the article. */
  readonly asked: number;
  readonly source: number;
  readonly length: number;
}

/** The same row of words is looked up at so many of its places in the quotation; more only in made-up ones. */
const MOST_PLACES = 8;
/** Runs of an article at most; only text that repeats itself over and over has more. */
const MOST_RUNS = 2000;
const FILTER_BITS = 16;

/** Finds the runs that articles have in common with one quotation. */
export class RunFinder {
  readonly #asked: Uint32Array;
  readonly #row: number;
  /** The places in the quotation of each row of words. */
  readonly #places = new Map<number, number[]>();
  /** One for every row, by the upper bits of its number: nearly all rows of an article are passed over by it. */
  readonly #filter = new Uint8Array(2 ** FILTER_BITS);

  /** @param row how many words in a row are looked for: one, two or three */
  constructor(asked: Uint32Array, row: number) {
    this.#asked = asked;
    this.#row = row;
    for (let at = 0; at + row <= asked.length; at += 1) {
      const number = rowNumber(asked, at, row);
      const places = this.#places.get(number);
      if (places === undefined) this.#places.set(number, [at]);
      else if (places.length < MOST_PLACES) places.push(at);
      this.#filter[number >>> (32 - FILTER_BITS)] = 1;
    }
  }

  /** The runs of an article, as long as each can be, in its order. Linear in the article's length. */
  runsIn({ numbers }: ArticleNumbers): readonly CommonRun[] {
    const runs: CommonRun[] = [];
    const filter = this.#filter;
    const row = this.#row;
    /** Where on each diagonal (place in the article less place in the quotation) the last run ends. */
    const ends = new Map<number, number>();
    for (let at = 0; at + row <= numbers.length; at += 1) {
      const number = rowNumber(numbers, at, row);
      if (filter[number >>> (32 - FILTER_BITS)] === 0) continue;
      for (const place of this.#places.get(number) ?? []) {
        if ((ends.get(at - place) ?? -1) > at) continue;
        const length = this.#commonLength(place, numbers, at);
        if (length < row) continue;
        ends.set(at - place, at + length);
        runs.push({ asked: place, source: at, length });
        if (runs.length >= MOST_RUNS) return runs;
      }
    }
    return runs;
  }

  #commonLength(place: number, numbers: Uint32Array, at: number): number {
    let length = 0;
    while (
      place + length < this.#asked.length &&
      at + length < numbers.length &&
      this.#asked[place + length] === numbers[at + length]
    )
      length += 1;
    return length;
  }
}

function rowNumber(numbers: Uint32Array, at: number, row: number): number {
  let number = Math.imul(numbers[at] ?? 0, 0x9e3779b1);
  for (let next = 1; next < row; next += 1)
    number = Math.imul((number ^ (numbers[at + next] ?? 0)) >>> 0, 0x9e3779b1) ^ (number >>> 15);
  return number >>> 0;
}
