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
/** Small enough for the processor's nearest memory. */
const FILTER_BITS = 13;

/** Finds the runs that articles have in common with one quotation. */
export class RunFinder {
  readonly #asked: Int32Array;
  readonly #row: number;
  /** The places in the quotation of each row of words. */
  readonly #places = new Map<number, number[]>();
  /** One for every row, by the upper bits of its number: nearly all rows of an article are passed over by it. */
  readonly #filter = new Uint8Array(2 ** FILTER_BITS);

  /** @param row how many words in a row are looked for: one, two or three */
  constructor(asked: Int32Array, row: number) {
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
    /** Where on each diagonal (place in the article less place in the quotation) the last run ends. */
    const ends = new Map<number, number>();
    for (
      let at = nextRow(numbers, 0, this.#row, this.#filter);
      at >= 0;
      at = nextRow(numbers, at + 1, this.#row, this.#filter)
    ) {
      for (const place of this.#places.get(rowNumber(numbers, at, this.#row)) ?? []) {
        if ((ends.get(at - place) ?? -1) > at) continue;
        const length = this.#commonLength(place, numbers, at);
        if (length < this.#row) continue;
        ends.set(at - place, at + length);
        runs.push({ asked: place, source: at, length });
        if (runs.length >= MOST_RUNS) return runs;
      }
    }
    return runs;
  }

  #commonLength(place: number, numbers: Int32Array, at: number): number {
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

/** What the words of a row are multiplied by, for rows of one, two and three words; odd, and far from each other. */
const FACTORS = [
  [0x9e3779b1, 0, 0],
  [0x9e3779b1, 0x85ebca77, 0],
  [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d],
] as const;

/** The next place from which on the filter lets a row through; -1 when there is none. */
function nextRow(numbers: Int32Array, from: number, row: number, filter: Uint8Array): number {
  const factors = FACTORS[row - 1] ?? FACTORS[2];
  const first = factors[0];
  const second = factors[1];
  const third = factors[2];
  const last = numbers.length - row;
  // As plain as can be, each word read once: it runs over every word that there is.
  let one = numbers[from] ?? 0;
  let two = numbers[from + 1] ?? 0;
  for (let at = from; at <= last; at += 1) {
    const three = at + 2 < numbers.length ? (numbers[at + 2] as number) : 0;
    const number = Math.imul(one, first) ^ Math.imul(two, second) ^ Math.imul(three, third);
    if (filter[number >>> (32 - FILTER_BITS)] === 1) return at;
    one = two;
    two = three;
  }
  return -1;
}

function rowNumber(numbers: Int32Array, at: number, row: number): number {
  const [one, two, three] = FACTORS[row - 1] ?? FACTORS[2];
  const number =
    Math.imul(numbers[at] ?? 0, one) ^
    Math.imul(numbers[at + 1] ?? 0, two) ^
    Math.imul(numbers[at + 2] ?? 0, three);
  return number >>> 0;
}
