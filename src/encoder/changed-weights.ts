import { createHash } from 'node:crypto';
import type { Weights } from './bert-graph.ts';
import { floats, floatsOf, type Tensor } from './onnx/tensor.ts';
import { readSafetensors, safetensorsMetadata } from './safetensors.ts';

/** The files that a model trained from the sentence model is made of. */
export interface ChangedFiles {
  /** The sentence model that it was trained from. */
  readonly base: Uint8Array;
  /** By how much it differs, and its head: what scripts/reader/pack.py writes. */
  readonly changes: Uint8Array;
  readonly tokenizer: Uint8Array;
}

/** All weights of a trained model: the base's as they were changed, and those of its head. */
export interface ChangedWeights {
  readonly weights: Weights;
  /** The head's matrix, [size, outputs], and what is added to it, [outputs]. */
  readonly head: { readonly weights: Tensor; readonly bias: Tensor };
}

/**
 * The weights of a model that was trained from the sentence model.
 *
 * @param expected - what else the file of changes must say of itself, by name
 * @param train - where it is trained anew, for the error
 * @throws Error when the changes were trained for other files, or for something else than expected
 */
export function changedWeights(
  { base, changes, tokenizer }: ChangedFiles,
  expected: Readonly<Record<string, string>>,
  train: string,
): ChangedWeights {
  const told = safetensorsMetadata(changes);
  const own = { base: hashOf(base), tokenizer: hashOf(tokenizer), ...expected };
  for (const [name, value] of Object.entries(own))
    if (told[name] !== value)
      throw new Error(`the weights were trained for another ${name}: train them anew (${train})`);
  const changed = readSafetensors(changes);
  const head = { weights: turned(need(changed, 'head.weight')), bias: need(changed, 'head.bias') };
  return { weights: applied(readSafetensors(base), changed), head };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The base's weights, changed by steps of 8 bits where there is a scale for each row, else replaced. */
function applied(base: Weights, changes: Weights): Weights {
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
  if (tensor === undefined) throw new Error(`the weights lack ${name}`);
  return tensor;
}
