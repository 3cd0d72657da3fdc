import type { ElementType, Tensor } from './onnx/tensor.ts';

/** How the format names what ONNX names otherwise; other kinds of numbers are not used here. */
const elementTypes: Readonly<Record<string, ElementType>> = {
  F32: 'float',
  F16: 'float16',
  I8: 'int8',
  I32: 'int32',
  I64: 'int64',
};

/**
 * The tensors of a safetensors file by name: a length of eight bytes, a header in JSON, then the numbers of
 * all tensors (github.com/huggingface/safetensors). Their bytes are looked into, not copied.
 *
 * @throws Error when the bytes are no such file or hold another kind of numbers.
 */
export function readSafetensors(file: Uint8Array): ReadonlyMap<string, Tensor> {
  const { header, start } = headerOf(file);
  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const { dtype, shape, data_offsets: offsets } = entry as Entry;
    const type = elementTypes[dtype];
    if (type === undefined) throw new Error(`${name} holds ${dtype} numbers, which are not read here`);
    tensors.set(name, { type, shape, bytes: file.subarray(start + offsets[0], start + offsets[1]) });
  }
  return tensors;
}

/** What the file says of itself, in words by name. @throws Error when the bytes are no such file. */
export function safetensorsMetadata(file: Uint8Array): Readonly<Record<string, string>> {
  const { __metadata__: metadata } = headerOf(file).header;
  return (metadata ?? {}) as Readonly<Record<string, string>>;
}

function headerOf(file: Uint8Array): { header: Readonly<Record<string, unknown>>; start: number } {
  const start = headBytes + Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(headBytes, start)));
  if (typeof header !== 'object' || header === null) throw new Error('not a safetensors file');
  return { header: header as Readonly<Record<string, unknown>>, start };
}

const headBytes = 8;

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Where the bytes begin and end, counted from the end of the header. */
  readonly data_offsets: readonly [number, number];
}
