/** The kinds of numbers that graphs here are made of, as ONNX names them. */
export type ElementType = 'float' | 'float16' | 'int8' | 'int32' | 'int64';

/** Numbers in rows, as they stand in memory (little-endian). */
export interface Tensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A tensor of 32-bit floats. */
export function floats(shape: readonly number[], values: Float32Array): Tensor {
  return { type: 'float', shape, bytes: bytesOf(values) };
}

/** The numbers of a tensor as 32-bit floats, in the same order. @throws Error for whole numbers of more than 8 bits */
export function floatsOf({ type, bytes }: Tensor): Float32Array {
  // Numbers of several bytes may begin anywhere in a file, but arrays of them may not: they are copied.
  const { buffer } = new Uint8Array(bytes);
  if (type === 'int8') return Float32Array.from(new Int8Array(buffer));
  if (type === 'float') return new Float32Array(buffer);
  if (type !== 'float16') throw new Error(`${type} numbers are not read as floats`);
  const all = float16Values();
  return Float32Array.from(new Uint16Array(buffer), (bits) => all[bits] ?? 0);
}

/** Every number of 16 bits (IEEE 754): a sign, five bits of exponent, ten of fraction. */
function float16Values(): Float32Array {
  return Float32Array.from({ length: 0x10000 }, (_, bits) => {
    const fraction = bits & 0x3ff;
    const exponent = (bits >> 10) & 0x1f;
    const sign = bits >> 15 === 0 ? 1 : -1;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (0x400 + fraction) * 2 ** (exponent - 25);
  });
}

/** A tensor of whole numbers in one row, as ONNX wants them for axes and shapes. */
export function integers(...values: readonly number[]): Tensor {
  return { type: 'int64', shape: [values.length], bytes: bytesOf(BigInt64Array.from(values, BigInt)) };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
