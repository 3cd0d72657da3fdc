/**
 * Weights as one string: a signed byte each, in base 64. `scale` is what a byte of 1 stands for. Bytes keep
 * the committed files an order of magnitude smaller than written-out numbers, and load in milliseconds.
 */
export function decodeWeights(bytes: string, scale: number): Float32Array {
  const raw = Buffer.from(bytes, 'base64');
  const weights = new Float32Array(raw.length);
  for (let index = 0; index < raw.length; index++) weights[index] = raw.readInt8(index) * scale;
  return weights;
}

/** The inverse of `decodeWeights`, rounding to 127 steps either side of nought. */
export function encodeWeights(weights: Float32Array): { table: string; scale: number } {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  const raw = Buffer.alloc(weights.length);
  for (let index = 0; index < weights.length; index++) {
    raw.writeInt8(Math.round((weights[index] ?? 0) / scale), index);
  }
  return { table: raw.toString('base64'), scale };
}
