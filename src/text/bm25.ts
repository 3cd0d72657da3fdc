/** BM25 (Robertson and Zaragoza 2009), with the two numbers that the field's surveys recommend for short texts. */
const K1 = 1.2;
const B = 0.6;

/** How much a word tells that stands in `having` of `all` texts; never below zero. */
export function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/**
 * What standing `count` times in a text counts, from 0 to less than 1.
 *
 * @param relativeLength the text's length as a multiple of the mean one
 */
export function frequencyShare(count: number, relativeLength: number): number {
  return count / (count + K1 * (1 - B + B * relativeLength));
}
