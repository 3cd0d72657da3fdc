import { type Attribute, type GraphParts, modelBytes } from './model-bytes.ts';
import type { ElementType, Tensor } from './tensor.ts';

/** Operators beyond the ONNX standard that ONNX Runtime has for text encoders. */
export const microsoft = 'com.microsoft';

/** What a node of a graph is, beside its inputs. */
export interface NodeOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** Who defines the operator: ONNX itself when absent. */
  readonly domain?: typeof microsoft;
  /** How many results the operator has that are not used; 0. */
  readonly unused?: number;
}

/**
 * A graph of operators in the making. What an operator gives is known by a name, which other operators are
 * given as their input.
 *
 * @example
 * const graph = new OnnxGraph();
 * const doubled = graph.node('Add', [graph.input('x', 'float', ['n']), 'x']);
 * graph.output('y', doubled, 'float', ['n']);
 * const session = await InferenceSession.create(graph.bytes());
 */
export class OnnxGraph {
  readonly #parts: GraphParts = { nodes: [], constants: [], inputs: [], outputs: [] };
  #names = 0;

  /** What is put in at every run; a letter in the shape stands for a size that is only known then. */
  input(name: string, type: ElementType, shape: readonly (number | string)[]): string {
    this.#parts.inputs.push({ name, type, shape });
    return name;
  }

  /** Numbers that are always the same: weights. */
  constant(tensor: Tensor): string {
    const name = this.#newName('constant');
    this.#parts.constants.push({ ...tensor, name });
    return name;
  }

  /** An operator; the name of its first result. An input left out is an empty name. */
  node(operator: string, inputs: readonly string[], options: NodeOptions = {}): string {
    const name = this.#newName(operator);
    const { attributes = {}, domain = '', unused = 0 } = options;
    const others = Array.from({ length: unused }, () => this.#newName('unused'));
    this.#parts.nodes.push({ operator, inputs, outputs: [name, ...others], attributes, domain });
    return name;
  }

  /** Gives a result to whoever runs the graph, under a name of its own. */
  output(name: string, result: string, type: ElementType, shape: readonly (number | string)[]): void {
    this.#parts.nodes.push({
      operator: 'Identity',
      inputs: [result],
      outputs: [name],
      attributes: {},
      domain: '',
    });
    this.#parts.outputs.push({ name, type, shape });
  }

  /** The graph as an ONNX model, as a file would hold it. */
  bytes(): Uint8Array {
    return modelBytes(this.#parts);
  }

  #newName(kind: string): string {
    this.#names += 1;
    return `${kind}-${this.#names}`;
  }
}
