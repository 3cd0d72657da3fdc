import type { Outline } from '../../src/speech/attribution/outline.ts';
import {
  bestTag,
  TAGGER_FEATURES,
  TAGGER_ROWS,
  TAGS,
  Tag,
  tagRows,
  tagsOf,
} from '../../src/speech/attribution/tagger.ts';
import { TokenKind } from '../../src/speech/attribution/tokens.ts';
import { randomFrom, shuffled } from '../learn/random.ts';

const PASSES = 5;
/** The label of a token that nothing is known of. */
export const UNLABELLED = 255;

/** A paragraph with the part of speech of each of its tokens. */
export interface Labelled {
  readonly outline: Outline;
  readonly labels: Uint8Array;
}

/** The table of weights that tags these paragraphs best: an averaged perceptron. */
export function trainTagger(paragraphs: readonly Labelled[]): Float32Array {
  const random = randomFrom(7);
  const perceptron = new Perceptron(random);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const paragraph of shuffled(paragraphs, random)) perceptron.learn(paragraph);
  }
  return perceptron.averaged();
}

class Perceptron {
  readonly #table = new Float32Array(TAGGER_ROWS * TAGS.length);
  /** Each change of a weight multiplied by the step it was made at. */
  readonly #totals = new Float64Array(this.#table.length);
  readonly #rows = new Int32Array(TAGGER_FEATURES);
  readonly #random: () => number;
  #step = 1;

  constructor(random: () => number) {
    this.#random = random;
  }

  learn({ outline, labels }: Labelled): void {
    const tags = new Uint8Array(outline.count);
    for (let index = 0; index < outline.count; index++) {
      const kind = outline.kind[index];
      if (kind === TokenKind.quotation) tags[index] = Tag.quotation;
      else if (kind === TokenKind.sign) tags[index] = Tag.punct;
      else tags[index] = this.#tagged(outline, index, tags, labels[index] ?? UNLABELLED);
    }
  }

  /** The tag that tagging goes on with, after the weights have learned from the label. */
  #tagged(outline: Outline, index: number, tags: Uint8Array, label: number): number {
    tagRows(outline, index, tags, this.#rows);
    const guess = bestTag(this.#table, this.#rows);
    // Half of the time the guess stays, so that training meets the mistakes of tagging.
    const tag = label === UNLABELLED || this.#random() < 0.5 ? guess : label;
    this.#step++;
    if (label !== UNLABELLED && label !== guess) {
      for (const row of this.#rows) {
        this.#change(row + label, 1);
        this.#change(row + guess, -1);
      }
    }
    return tag;
  }

  #change(weight: number, by: number): void {
    this.#table[weight] = (this.#table[weight] ?? 0) + by;
    this.#totals[weight] = (this.#totals[weight] ?? 0) + by * this.#step;
  }

  /** Each weight as it was on average over all steps. */
  averaged(): Float32Array {
    return this.#table.map((weight, index) => weight - (this.#totals[index] ?? 0) / this.#step);
  }
}

/** The share of labelled tokens that the weights tag as labelled. */
export function agreement(paragraphs: readonly Labelled[], weights: Float32Array): number {
  let same = 0;
  let all = 0;
  for (const { outline, labels } of paragraphs) {
    const tags = tagsOf(outline, weights);
    for (let index = 0; index < outline.count; index++) {
      if (outline.kind[index] === TokenKind.quotation || labels[index] === UNLABELLED) continue;
      all++;
      if (tags[index] === labels[index]) same++;
    }
  }
  return same / all;
}
