import { bertModel } from '../encoder/bert-graph.ts';
import { type ChangedFiles, changedWeights } from '../encoder/changed-weights.ts';
import { tokenScores } from '../encoder/heads.ts';
import { miniLm } from '../encoder/mini-lm.ts';
import { SCALARS, VECTORS, WIDTH } from './head.ts';

/** What the head's numbers are called in the network's output: [batch, length, HeadOutput.size]. */
export const HEAD = 'head';

/**
 * The reader's network as an ONNX model.
 *
 * @throws Error when the files are not those, or the head is not that, for which it was trained
 */
export function readerNetwork(files: ChangedFiles): Uint8Array {
  const { weights, head } = changedWeights(files, headNames(), 'scripts/reader');
  return bertModel(weights, { ...miniLm, kinds: true }, [tokenScores(HEAD, head.weights, head.bias)]);
}

function headNames(): Readonly<Record<string, string>> {
  const list = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(', ')}]`;
  return { scalars: list(SCALARS), vectors: list(VECTORS), width: String(WIDTH) };
}
