import { askingWords, functionWordsInTexts } from '../english/stop-words.ts';
import { stemOf } from '../text/stem.ts';
import { plainWordsOf } from '../text/tokens.ts';

/** Words that tell nothing of what a text is about. */
export const stopWords: ReadonlySet<string> = new Set([...functionWordsInTexts, ...askingWords]);

/** The telling words of a text: stop words and single letters left out, stemmed (Porter). */
export function termsOf(text: string): readonly string[] {
  return plainWordsOf(text)
    .filter((word) => !stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word)))
    .map(stemOf);
}

/** Terms with their weights; a sparse vector. */
export type Vector = ReadonlyMap<string, number>;

/** How often each term occurs. */
export function countsOf(terms: Iterable<string>): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** The cosine of two vectors, from 0 to 1 for weights that are not negative; 0 when one is empty. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [term, weight] of small) product += weight * (large.get(term) ?? 0);
  return product === 0 ? 0 : product / (lengthOf(a) * lengthOf(b));
}

/** Vectors are never changed once made, so each length is reckoned once. */
const lengths = new WeakMap<Vector, number>();

function lengthOf(vector: Vector): number {
  const known = lengths.get(vector);
  if (known !== undefined) return known;
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  const length = Math.sqrt(sum);
  lengths.set(vector, length);
  return length;
}

/** How rare each term is among some texts: the logarithm of 1 + texts / texts with the term. */
export function inverseFrequenciesOf(texts: readonly (readonly string[])[]): Vector {
  const holding = new Map<string, number>();
  for (const terms of texts) {
    for (const term of new Set(terms)) holding.set(term, (holding.get(term) ?? 0) + 1);
  }
  return new Map([...holding].map(([term, count]) => [term, Math.log(1 + texts.length / count)]));
}

/** A vector with each term's weight multiplied by its rarity. */
export function weighed(vector: Vector, rarity: Vector): Vector {
  return new Map([...vector].map(([term, weight]) => [term, weight * (rarity.get(term) ?? 1)]));
}
