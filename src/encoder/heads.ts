import type { Head } from './bert-graph.ts';
import { integers, type Tensor } from './onnx/tensor.ts';

/** The unit vector of each text, in the direction of the mean of its tokens: floats [batch, size]. */
export function meanVector(name: string): Head {
  return (graph, { tokens, mask }) => {
    const row = graph.node('Unsqueeze', [mask, graph.constant(integers(1))]);
    const sum = graph.node('Squeeze', [graph.node('MatMul', [row, tokens]), graph.constant(integers(1))]);
    // A sum has the direction of a mean.
    const unit = graph.node('LpNormalization', [sum], { attributes: { axis: -1, p: 2 } });
    graph.output(name, unit, 'float', ['batch', 'size']);
  };
}

/** The vectors of the tokens as they are: floats [batch, length, size]. */
export function tokenVectors(name: string): Head {
  return (graph, { tokens }) => graph.output(name, tokens, 'float', ['batch', 'length', 'size']);
}

/**
 * A weighted sum for each token and class: floats [batch, length, classes].
 *
 * @param weights [size, classes]
 * @param bias [classes]
 */
export function tokenScores(name: string, weights: Tensor, bias: Tensor): Head {
  return (graph, { tokens }) => {
    const product = graph.node('MatMul', [tokens, graph.constant(weights)]);
    const scores = graph.node('Add', [product, graph.constant(bias)]);
    graph.output(name, scores, 'float', ['batch', 'length', 'classes']);
  };
}
