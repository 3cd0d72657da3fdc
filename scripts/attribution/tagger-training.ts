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
  const table = new Float32Array(TAGGER_ROWS * TAGS.length);
  const totals = new Float64Array(table.length);
  const rows = new Int32Array(TAGGER_FEATURES);
  let step = 1;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { outline, labels } of shuffled(paragraphs, random)) {
      const tags = new Uint8Array(outline.count);
      for (let index = 0; index < outline.count; index++) {
        const kind = outline.kind[index];
        if (kind === TokenKind.quotation) tags[index] = Tag.quotation;
        else if (kind === TokenKind.sign) tags[index] = Tag.punct;
        else {
          tagRows(outline, index, tags, rows);
          const guess = bestTag(table, rows);
          const label = labels[index] ?? UNLABELLED;
          // Half of the time the guess stays, so that training meets the mistakes of tagging.
          tags[index] = label === UNLABELLED || random() < 0.5 ? guess : label;
          step++;
          if (label === UNLABELLED || label === guess) continue;
          for (const row of rows) {
            table[row + label] = (table[row + label] ?? 0) + 1;
            table[row + guess] = (table[row + guess] ?? 0) - 1;
            totals[row + label] = (totals[row + label] ?? 0) + step;
            totals[row + guess] = (totals[row + guess] ?? 0) - step;
          }
        }
      }
    }
  }
  return table.map((weight, index) => weight - (totals[index] ?? 0) / step);
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
