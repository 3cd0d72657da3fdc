/** The kinds of numbers that graphs here are made of, as ONNX names them. */
export type ElementType = 'float' | 'float16' | 'int32' | 'int64';

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

/** A tensor of whole numbers in one row, as ONNX wants them for axes and shapes. */
export function integers(...values: readonly number[]): Tensor {
  return { type: 'int64', shape: [values.length], bytes: bytesOf(BigInt64Array.from(values, BigInt)) };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
