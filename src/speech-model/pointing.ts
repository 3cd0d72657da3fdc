import { type HeadOutput, type Vector, WIDTH } from './head.ts';

/** A stretch of words from one piece of a window to another, with the chance that it is meant. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly chance: number;
}

/**
 * For each of some pieces the logarithm of the chance that a query means it: a softmax over the products of the query
 * with the pieces' keys, as in attention.
 */
export function pointTo(
  query: Float32Array,
  key: Vector,
  pieces: readonly number[],
  output: HeadOutput,
): Float64Array {
  const scores = Float64Array.from(pieces, (piece) => product(query, output.vector(key, piece)));
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return scores.map((score) => score - most - Math.log(sum));
}

function product(query: Float32Array, key: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < WIDTH; at++) sum += (query[at] ?? 0) * (key[at] ?? 0);
  return sum / Math.sqrt(WIDTH);
}

/** Words less likely to begin or end a stretch than this (a logarithm) are not looked at. */
const LEAST = -7;

/**
 * The likeliest stretches of at most `longest` words, likeliest first.
 *
 * @param pieces those that begin words, in order; the first stands for "nobody" and is in no stretch
 */
export function likeliestStretches(
  starts: Float64Array,
  ends: Float64Array,
  pieces: readonly number[],
  longest: number,
  most: number,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const likely = (chances: Float64Array) =>
    [...chances.keys()].filter((at) => at > 0 && (chances[at] ?? LEAST) > LEAST);
  const lasts = likely(ends);
  for (const first of likely(starts)) {
    for (const last of lasts) {
      if (last < first || last - first >= longest) continue;
      stretches.push({
        first: pieces[first] ?? 0,
        last: pieces[last] ?? 0,
        chance: Math.exp((starts[first] ?? 0) + (ends[last] ?? 0)),
      });
    }
  }
  return stretches.sort((a, b) => b.chance - a.chance).slice(0, most);
}
