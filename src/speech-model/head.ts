/** How many numbers a query or key of the head has. */
export const WIDTH = 64;

/** What the head says of each piece, in the order of its outputs: numbers first, then vectors of `WIDTH`. */
export const SCALARS = [
  'outside',
  'begins',
  'goes on',
  'speech',
  'quoted by opening',
  'quoted by closing',
] as const;
export const VECTORS = [
  'quotation source start opening',
  'quotation source start closing',
  'quotation source end opening',
  'quotation source end closing',
  'quotation source start key',
  'quotation source end key',
  'source start',
  'source end',
  'source start key',
  'source end key',
  'content start',
  'content end',
  'content start key',
  'content end key',
] as const;

export type Scalar = (typeof SCALARS)[number];
export type Vector = (typeof VECTORS)[number];

/** What the head says of the pieces of one window. */
export class HeadOutput {
  static readonly size = SCALARS.length + WIDTH * VECTORS.length;
  readonly #values: Float32Array;

  /** @param values a row of `HeadOutput.size` numbers for each piece */
  constructor(values: Float32Array) {
    this.#values = values;
  }

  scalar(name: Scalar, piece: number): number {
    return this.#values[piece * HeadOutput.size + SCALARS.indexOf(name)] ?? 0;
  }

  vector(name: Vector, piece: number): Float32Array {
    const from = piece * HeadOutput.size + SCALARS.length + WIDTH * VECTORS.indexOf(name);
    return this.#values.subarray(from, from + WIDTH);
  }
}
