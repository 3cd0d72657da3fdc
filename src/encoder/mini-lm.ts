import type { BertShape } from './bert-graph.ts';

/** The shape of MiniLM-L6, the sentence model, from which the other models were trained. */
export const miniLm: BertShape = { layers: 6, heads: 12, epsilon: 1e-12 };
