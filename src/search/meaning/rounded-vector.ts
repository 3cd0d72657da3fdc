/** A unit vector in whole numbers of eight bits: `values` times `scale`. About a third of a percent is lost. */
export interface RoundedVector {
  readonly values: Int8Array;
  readonly scale: number;
}

const largestByte = 127;

/** Rounds a vector; what comes out has the length 1. A vector rounded before comes out the same. */
export function roundedVector(vector: Float32Array): RoundedVector {
  let largest = 0;
  for (let at = 0; at < vector.length; at += 1) largest = Math.max(largest, Math.abs(vector[at] ?? 0));
  const step = largest / largestByte || 1;
  const values = new Int8Array(vector.length);
  let squares = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = Math.round((vector[at] ?? 0) / step);
    values[at] = value;
    squares += value * value;
  }
  return { values, scale: 1 / (Math.sqrt(squares) || 1) };
}
