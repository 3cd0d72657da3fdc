import { microsoft, OnnxGraph } from './onnx/graph.ts';
import { integers, type Tensor } from './onnx/tensor.ts';

/** The weights of a BERT encoder, by the names that Hugging Face's library gives them. */
export type Weights = ReadonlyMap<string, Tensor>;

export interface BertShape {
  readonly layers: number;
  /** Heads of attention in each layer. */
  readonly heads: number;
  /** What is added to a variance before its root is taken. */
  readonly epsilon: number;
  /** Whether the kind of each token is given; all are of the first kind otherwise. */
  readonly kinds?: boolean;
}

/** What an encoder has worked out, by the names it has in the graph: what a head goes on from. */
export interface Encoded {
  /** Floats [batch, length, size]: a vector for each token. */
  readonly tokens: string;
  /** Floats [batch, length]: 1 for a token, 0 for what fills a row up. */
  readonly mask: string;
}

/** Works something out of the encoded tokens, and gives it to whoever runs the graph. */
export type Head = (graph: OnnxGraph, encoded: Encoded) => void;

/** What the graph is given. */
export const encoderInputs = {
  /** int32 [batch, length]: tokens, zeros behind the last one. */
  tokens: 'tokens',
  /** int32 [batch, length]: 1 where there is a token. */
  mask: 'mask',
  /** int32 [batch, length]: rows of the table of token types, for an encoder with kinds. */
  kinds: 'kinds',
} as const;

/**
 * A BERT encoder with heads as an ONNX model. It is made of the operators that ONNX Runtime has for such encoders, so
 * that nothing has to be found and fused at the start. Weights of 16 bits are made ones of 32 by ONNX Runtime, once,
 * when it reads the model: the result is that of 32 bits.
 *
 * @throws Error when a weight is missing.
 */
export function bertModel(weights: Weights, shape: BertShape, heads: readonly Head[]): Uint8Array {
  const graph = new OnnxGraph();
  const tokens = graph.input(encoderInputs.tokens, 'int32', ['batch', 'length']);
  const mask = graph.input(encoderInputs.mask, 'int32', ['batch', 'length']);
  const kinds = shape.kinds === true ? graph.input(encoderInputs.kinds, 'int32', ['batch', 'length']) : null;
  const encoder = new BertBuilder(graph, weights, shape);
  const counts = graph.node('ReduceSum', [mask, graph.constant(integers(1))], {
    attributes: { keepdims: 0 },
  });
  let hidden = encoder.embeddings(tokens, kinds ?? encoder.firstKind(tokens));
  for (let layer = 0; layer < shape.layers; layer += 1) hidden = encoder.layer(layer, hidden, counts);
  const asFloats = graph.node('Cast', [mask], { attributes: { to: 1 } });
  for (const head of heads) head(graph, { tokens: hidden, mask: asFloats });
  return graph.bytes();
}

class BertBuilder {
  readonly #graph: OnnxGraph;
  readonly #weights: Weights;
  readonly #shape: BertShape;

  constructor(graph: OnnxGraph, weights: Weights, shape: BertShape) {
    this.#graph = graph;
    this.#weights = weights;
    this.#shape = shape;
  }

  /** The first kind for every token. */
  firstKind(tokens: string): string {
    const zeros = this.#graph.node('ConstantOfShape', [this.#graph.node('Shape', [tokens])], {
      attributes: {},
    });
    return this.#graph.node('Cast', [zeros], { attributes: { to: 6 } });
  }

  /** Word, place and kind of each token, added up and normalised. */
  embeddings(tokens: string, kinds: string): string {
    return this.#graph.node(
      'EmbedLayerNormalization',
      [
        tokens,
        kinds,
        this.#weight('embeddings.word_embeddings.weight'),
        this.#weight('embeddings.position_embeddings.weight'),
        this.#weight('embeddings.token_type_embeddings.weight'),
        this.#weight('embeddings.LayerNorm.weight'),
        this.#weight('embeddings.LayerNorm.bias'),
      ],
      { domain: microsoft, attributes: { epsilon: { float: this.#shape.epsilon } }, unused: 1 },
    );
  }

  /** @param counts how many tokens each row has */
  layer(number: number, hidden: string, counts: string): string {
    const layer = `encoder.layer.${number}`;
    const attended = this.#graph.node(
      'Attention',
      [hidden, ...this.#joined(`${layer}.attention.self`), counts],
      { domain: microsoft, attributes: { num_heads: this.#shape.heads } },
    );
    const first = this.#added(hidden, attended, `${layer}.attention.output`);
    const wide = this.#times(first, `${layer}.intermediate.dense`);
    const bent = this.#graph.node('BiasGelu', [wide, this.#weight(`${layer}.intermediate.dense.bias`)], {
      domain: microsoft,
    });
    return this.#added(first, bent, `${layer}.output`);
  }

  /** What goes through a dense layer, added to what came before it, and normalised. */
  #added(before: string, input: string, name: string): string {
    return this.#graph.node(
      'SkipLayerNormalization',
      [
        this.#times(input, `${name}.dense`),
        before,
        this.#weight(`${name}.LayerNorm.weight`),
        this.#weight(`${name}.LayerNorm.bias`),
        this.#weight(`${name}.dense.bias`),
      ],
      { domain: microsoft, attributes: { epsilon: { float: this.#shape.epsilon } } },
    );
  }

  #times(input: string, name: string): string {
    return this.#graph.node('MatMul', [input, this.#turned(this.#weight(`${name}.weight`))]);
  }

  /** The weights and biases of queries, keys and values side by side, as `Attention` wants them. */
  #joined(name: string): readonly [string, string] {
    const all = (what: string) =>
      this.#graph.node(
        'Concat',
        ['query', 'key', 'value'].map((part) => this.#weight(`${name}.${part}.${what}`)),
        { attributes: { axis: 0 } },
      );
    return [this.#turned(all('weight')), all('bias')];
  }

  #turned(matrix: string): string {
    return this.#graph.node('Transpose', [matrix], { attributes: { perm: [1, 0] } });
  }

  #weight(name: string): string {
    const tensor = this.#weights.get(name);
    if (tensor === undefined) throw new Error(`the encoder's weights lack ${name}`);
    const constant = this.#graph.constant(tensor);
    return tensor.type === 'float'
      ? constant
      : this.#graph.node('Cast', [constant], { attributes: { to: 1 } });
  }
}
