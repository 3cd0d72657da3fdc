import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encoderInputs } from './bert-graph.ts';

/** Numbers that a head of the graph gives for all texts of a batch. */
export interface HeadOutput {
  readonly data: Float32Array;
  /** The first is the number of texts; where the second is the length, rows are filled up behind the last token. */
  readonly shape: readonly number[];
}

/** A model made by `bertModel`, run by ONNX Runtime. */
export class NativeEncoder {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws Error when ONNX Runtime does not run here or does not take the model. */
  static async open(model: Uint8Array): Promise<NativeEncoder> {
    const session = await InferenceSession.create(model, {
      executionProviders: ['cpu'],
      // Half of the processors at most: the other half is for everything else that the program does.
      intraOpNumThreads: Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2))),
      interOpNumThreads: 1,
      // Errors are thrown anyway; nothing else is to be printed among a program's output.
      logSeverityLevel: 4,
    });
    return new NativeEncoder(session);
  }

  /**
   * What each head gives for some texts, by the head's name. They are run together: best as long as each other.
   *
   * @param kinds the kind of each token of each text, for an encoder that is given them
   */
  async run(
    texts: readonly Int32Array[],
    kinds?: readonly Int32Array[],
  ): Promise<Readonly<Record<string, HeadOutput>>> {
    const length = texts.reduce((most, ids) => Math.max(most, ids.length), 1);
    const tokens = new Int32Array(texts.length * length);
    const mask = new Int32Array(tokens.length);
    for (const [row, ids] of texts.entries()) {
      tokens.set(ids, row * length);
      mask.fill(1, row * length, row * length + ids.length);
    }
    const shape = [texts.length, length];
    const kindOf = new Int32Array(kinds === undefined ? 0 : tokens.length);
    for (const [row, own] of (kinds ?? []).entries()) kindOf.set(own, row * length);
    const results = await this.#session.run({
      [encoderInputs.tokens]: new Tensor('int32', tokens, shape),
      [encoderInputs.mask]: new Tensor('int32', mask, shape),
      ...(kinds === undefined ? {} : { [encoderInputs.kinds]: new Tensor('int32', kindOf, shape) }),
    });
    return Object.fromEntries(
      Object.entries(results).map(([name, { data, dims }]) => {
        if (!(data instanceof Float32Array)) throw new Error(`${name} are no floats`);
        return [name, { data, shape: dims }];
      }),
    );
  }
}
