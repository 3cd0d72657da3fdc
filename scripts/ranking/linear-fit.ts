/** Things of which some are right: their features in rows, and which rows are right. */
export interface Choice {
  readonly rows: readonly Float64Array[];
  readonly right: ReadonlySet<number>;
}

/**
 * Weights that make the right rows of each choice the likeliest under a softmax over its rows (the
 * listwise loss ListNet, Cao and others 2007), with the squares of the weights held down by `ridge`.
 * Adam with full batches; the same input always gives the same weights.
 */
export function fitChoices(
  choices: readonly Choice[],
  size: number,
  ridge: number,
  rounds = 120,
): Float64Array {
  return descend(size, rounds, ridge, (weights, gradient) => {
    for (const { rows, right } of choices) {
      const scores = rows.map((row) => dot(row, weights));
      const highest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - highest));
      const all = sum(shares);
      const rightShare = sum(shares.filter((_, at) => right.has(at)));
      if (rightShare === 0) continue;
      for (const [at, row] of rows.entries()) {
        const share = shares[at] ?? 0;
        const pull = share / all - (right.has(at) ? share / rightShare : 0);
        for (let feature = 0; feature < size; feature += 1)
          gradient[feature] = (gradient[feature] ?? 0) + (pull * (row[feature] ?? 0)) / choices.length;
      }
    }
  });
}

function descend(
  size: number,
  rounds: number,
  ridge: number,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = new Float64Array(size);
    addGradient(weights, gradient);
    const rate = 0.2 * Math.min(1, (2 * (rounds - round) + 1) / rounds);
    for (let at = 0; at < size; at += 1) {
      const slope = (gradient[at] ?? 0) + ridge * (weights[at] ?? 0);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round);
      const scale = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-9;
      weights[at] = (weights[at] ?? 0) - (rate * step) / scale;
    }
  }
  return weights;
}

/** The inner product of two vectors. */
export function dot(one: Float64Array, other: Float64Array): number {
  let product = 0;
  for (let at = 0; at < one.length; at += 1) product += (one[at] ?? 0) * (other[at] ?? 0);
  return product;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
