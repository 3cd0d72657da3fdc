import type { Forest } from '../../src/text/trees.ts';
import { randomFrom } from './random.ts';

/** Rows of measures, one after the other. */
export interface Table {
  readonly width: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** Writes the slope and curvature of the loss at each row's present score. */
export type Loss = (scores: Float64Array, slope: Float64Array, curve: Float64Array) => void;

export interface BoostSettings {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly rowShare: number;
  readonly measureShare: number;
  readonly leastCurve: number;
  readonly shrink: number;
  readonly seed: number;
}

const BINS = 48;

/** Gradient boosting with second-order steps over binned measures (Chen & Guestrin 2016). */
export function boost(table: Table, loss: Loss, settings: BoostSettings): Forest {
  const binned = bin(table);
  const random = randomFrom(settings.seed);
  const scores = new Float64Array(table.rows);
  const slope = new Float64Array(table.rows);
  const curve = new Float64Array(table.rows);
  const forest = {
    roots: [] as number[],
    measure: [] as number[],
    threshold: [] as number[],
    lower: [] as number[],
  };
  for (let tree = 0; tree < settings.trees; tree++) {
    loss(scores, slope, curve);
    const rows: number[] = [];
    for (let row = 0; row < table.rows; row++) if (random() < settings.rowShare) rows.push(row);
    const measures: number[] = [];
    for (let measure = 0; measure < table.width; measure++)
      if (random() < settings.measureShare) measures.push(measure);
    growTree(binned, Int32Array.from(rows), measures, slope, curve, settings, forest);
    addTree(forest, table, scores, forest.roots.length - 1);
  }
  return forest;
}

interface Binned {
  readonly width: number;
  /** Bin of measure m of row r at r * width + m. */
  readonly bins: Uint8Array;
  /** Upper limits of the bins of each measure. */
  readonly limits: readonly Float64Array[];
}

function bin(table: Table): Binned {
  const { width, rows, values } = table;
  const bins = new Uint8Array(values.length);
  const limits: Float64Array[] = [];
  for (let measure = 0; measure < width; measure++) {
    const column = new Float32Array(rows);
    for (let row = 0; row < rows; row++) column[row] = values[row * width + measure] ?? 0;
    const distinct = limitsOf(column.slice().sort());
    limits.push(distinct);
    for (let row = 0; row < rows; row++) {
      let low = 0;
      let high = distinct.length;
      const value = column[row] ?? 0;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value <= (distinct[middle] ?? 0)) high = middle;
        else low = middle + 1;
      }
      bins[row * width + measure] = low;
    }
  }
  return { width, bins, limits };
}

function limitsOf(sorted: Float32Array): Float64Array {
  const distinct: number[] = [];
  for (let at = 1; at < sorted.length; at++) {
    const below = sorted[at - 1] ?? 0;
    const value = sorted[at] ?? 0;
    if (value > below) distinct.push((below + value) / 2);
  }
  if (distinct.length < BINS) return Float64Array.from(distinct);
  const quantiles = new Set<number>();
  for (let step = 1; step < BINS; step++) {
    const value = sorted[Math.floor((step * sorted.length) / BINS)] ?? 0;
    const limit = distinct.length > 0 ? nextLimit(distinct, value) : undefined;
    if (limit !== undefined) quantiles.add(limit);
  }
  return Float64Array.from([...quantiles].sort((a, b) => a - b));
}

function nextLimit(limits: readonly number[], value: number): number | undefined {
  let low = 0;
  let high = limits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((limits[middle] ?? 0) >= value) high = middle;
    else low = middle + 1;
  }
  return limits[low];
}

interface GrowingForest {
  roots: number[];
  measure: number[];
  threshold: number[];
  lower: number[];
}

function growTree(
  binned: Binned,
  rows: Int32Array,
  measures: readonly number[],
  slope: Float64Array,
  curve: Float64Array,
  settings: BoostSettings,
  forest: GrowingForest,
): void {
  const root = newNode(forest);
  forest.roots.push(root);
  const open = [{ node: root, rows, depth: 0 }];
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    let slopes = 0;
    let curves = 0;
    for (const row of task.rows) {
      slopes += slope[row] ?? 0;
      curves += curve[row] ?? 0;
    }
    const split =
      task.depth < settings.depth
        ? bestSplit(binned, task.rows, measures, slope, curve, slopes, curves, settings)
        : null;
    if (split === null) {
      forest.threshold[task.node] = (-settings.rate * slopes) / (curves + settings.shrink);
      continue;
    }
    const { bins, width, limits } = binned;
    const below = task.rows.filter((row) => (bins[row * width + split.measure] ?? 0) <= split.bin);
    const above = task.rows.filter((row) => (bins[row * width + split.measure] ?? 0) > split.bin);
    const lower = newNode(forest);
    const upper = newNode(forest);
    forest.measure[task.node] = split.measure;
    forest.threshold[task.node] = limits[split.measure]?.[split.bin] ?? 0;
    forest.lower[task.node] = lower;
    open.push(
      { node: lower, rows: below, depth: task.depth + 1 },
      { node: upper, rows: above, depth: task.depth + 1 },
    );
  }
}

function newNode(forest: GrowingForest): number {
  forest.measure.push(-1);
  forest.threshold.push(0);
  forest.lower.push(0);
  return forest.measure.length - 1;
}

function bestSplit(
  binned: Binned,
  rows: Int32Array,
  measures: readonly number[],
  slope: Float64Array,
  curve: Float64Array,
  slopes: number,
  curves: number,
  settings: BoostSettings,
): { measure: number; bin: number } | null {
  const { bins, width, limits } = binned;
  const whole = (slopes * slopes) / (curves + settings.shrink);
  let best: { measure: number; bin: number } | null = null;
  let bestGain = 1e-4;
  const binSlope = new Float64Array(BINS + 1);
  const binCurve = new Float64Array(BINS + 1);
  for (const measure of measures) {
    const count = limits[measure]?.length ?? 0;
    if (count === 0) continue;
    binSlope.fill(0);
    binCurve.fill(0);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] as number;
      const at = bins[row * width + measure] as number;
      binSlope[at] = (binSlope[at] as number) + (slope[row] as number);
      binCurve[at] = (binCurve[at] as number) + (curve[row] as number);
    }
    let leftSlope = 0;
    let leftCurve = 0;
    for (let at = 0; at < count; at++) {
      leftSlope += binSlope[at] ?? 0;
      leftCurve += binCurve[at] ?? 0;
      const rightCurve = curves - leftCurve;
      if (leftCurve < settings.leastCurve) continue;
      if (rightCurve < settings.leastCurve) break;
      const rightSlope = slopes - leftSlope;
      const gain =
        (leftSlope * leftSlope) / (leftCurve + settings.shrink) +
        (rightSlope * rightSlope) / (rightCurve + settings.shrink) -
        whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = { measure, bin: at };
      }
    }
  }
  return best;
}

function addTree(forest: Forest, table: Table, scores: Float64Array, tree: number): void {
  const root = forest.roots[tree] ?? 0;
  for (let row = 0; row < table.rows; row++) {
    let node = root;
    let measure = forest.measure[node] as number;
    while (measure >= 0) {
      const lower = forest.lower[node] as number;
      node =
        (table.values[row * table.width + measure] as number) <= (forest.threshold[node] as number)
          ? lower
          : lower + 1;
      measure = forest.measure[node] as number;
    }
    scores[row] = (scores[row] ?? 0) + (forest.threshold[node] as number);
  }
}

/** The loss of choosing one of each group's rows: multinomial, the right rows' shares added up. */
export function choiceLoss(groups: readonly (readonly [number, number])[], right: Uint8Array): Loss {
  return (scores, slope, curve) => {
    for (const [from, to] of groups) {
      let most = Number.NEGATIVE_INFINITY;
      for (let row = from; row < to; row++) most = Math.max(most, scores[row] ?? 0);
      let total = 0;
      let rightTotal = 0;
      for (let row = from; row < to; row++) {
        const share = Math.exp((scores[row] ?? 0) - most);
        slope[row] = share;
        total += share;
        if (right[row]) rightTotal += share;
      }
      for (let row = from; row < to; row++) {
        const share = (slope[row] ?? 0) / total;
        curve[row] = Math.max(share * (1 - share), 1e-6);
        slope[row] = share - (right[row] ? (slope[row] ?? 0) / rightTotal : 0);
      }
    }
  };
}

/** The loss of telling right rows from others: logistic; rows count as much as their weights say, else alike. */
export function yesOrNoLoss(right: Uint8Array, weights?: Float32Array): Loss {
  return (scores, slope, curve) => {
    for (let row = 0; row < scores.length; row++) {
      const weight = weights?.[row] ?? 1;
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      slope[row] = weight * (chance - (right[row] ?? 0));
      curve[row] = Math.max(weight * chance * (1 - chance), 1e-6);
    }
  };
}
