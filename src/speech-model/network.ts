import { createHash } from 'node:crypto';
import { type BertShape, bertModel, type Weights } from '../encoder/bert-graph.ts';
import { tokenScores } from '../encoder/heads.ts';
import { floats, floatsOf, type Tensor } from '../encoder/onnx/tensor.ts';
import { readSafetensors, safetensorsMetadata } from '../encoder/safetensors.ts';
import { SCALARS, VECTORS, WIDTH } from './head.ts';

const SHAPE: BertShape = { layers: 6, heads: 12, epsilon: 1e-12, kinds: true };

/** What the head's numbers are called in the network's output: [batch, length, HeadOutput.size]. */
export const HEAD = 'head';

/** The files that the network is made of. */
export interface NetworkFiles {
  /** The sentence model that it was trained from. */
  readonly base: Uint8Array;
  /** By how much it differs, and its head: what scripts/reader/pack.py writes. */
  readonly changes: Uint8Array;
  readonly tokenizer: Uint8Array;
}

/**
 * The reader's network as an ONNX model.
 *
 * @throws Error when the files are not those, or the head is not that, for which it was trained
 */
export function readerNetwork({ base, changes, tokenizer }: NetworkFiles): Uint8Array {
  const told = safetensorsMetadata(changes);
  const own = { base: hashOf(base), tokenizer: hashOf(tokenizer), ...headNames() };
  for (const [name, value] of Object.entries(own))
    if (told[name] !== value)
      throw new Error(
        `the reader's weights were trained for another ${name}: train it anew (scripts/reader)`,
      );
  const changed = readSafetensors(changes);
  return bertModel(changedWeights(readSafetensors(base), changed), SHAPE, [
    tokenScores(HEAD, turned(need(changed, 'head.weight')), need(changed, 'head.bias')),
  ]);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function headNames(): Readonly<Record<string, string>> {
  const list = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(', ')}]`;
  return { scalars: list(SCALARS), vectors: list(VECTORS), width: String(WIDTH) };
}

/** The base's weights, changed by steps of 8 bits where there is a scale for each row, else replaced. */
function changedWeights(base: Weights, changes: Weights): Weights {
  const weights = new Map(base);
  for (const [name, change] of changes) {
    const scales = changes.get(`${name}.scale`);
    if (scales !== undefined) weights.set(name, added(need(base, name), floatsOf(change), floatsOf(scales)));
    else if (!name.endsWith('.scale')) weights.set(name, change);
  }
  return weights;
}

function added(base: Tensor, steps: Float32Array, scales: Float32Array): Tensor {
  const values = floatsOf(base);
  const width = values.length / scales.length;
  for (let row = 0; row < scales.length; row++) {
    const scale = scales[row] ?? 0;
    for (let at = row * width; at < (row + 1) * width; at++)
      values[at] = (values[at] ?? 0) + scale * (steps[at] ?? 0);
  }
  return floats(base.shape, values);
}

/** A matrix with its rows as columns. */
function turned(matrix: Tensor): Tensor {
  const [rows = 0, columns = 0] = matrix.shape;
  const values = floatsOf(matrix);
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = values[row * columns + column] ?? 0;
  return floats([columns, rows], result);
}

function need(weights: Weights, name: string): Tensor {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new Error(`the reader's weights lack ${name}`);
  return tensor;
}
