import { readFileSync, writeFileSync } from 'node:fs';
import { type Choice, searchFit } from '../../src/search/ranking/weights.ts';
import type { FittedFor } from '../../src/text/fitted-for.ts';
import type { Forest } from '../../src/text/trees.ts';

/** A choice as it was fitted. */
export interface FittedChoice {
  readonly weights: Readonly<Record<string, number>>;
  readonly forest: Forest;
  /** The features that the trees read, in order. */
  readonly names: readonly string[];
}

type Written = Record<string, unknown> & { fittedFor: Record<string, FittedFor> };

/** Writes these choices into src/search/ranking/weights.json and ranking-trees.json; the others stay as they are. */
export function writeLearned(choices: Readonly<Partial<Record<Choice, FittedChoice>>>): void {
  const weights: Written = read('weights.json');
  const forests: Written = read('ranking-trees.json');
  for (const [choice, fitted] of Object.entries(choices)) {
    weights.fittedFor[choice] = searchFit(fitted.names);
    weights[choice] = fitted.weights;
    forests[choice] = rounded(fitted.forest);
  }
  forests.fittedFor = weights.fittedFor;
  write('weights.json', JSON.stringify(weights, null, 2));
  write('ranking-trees.json', JSON.stringify(forests));
}

/** The weights of a choice as they are now. */
export function learnedWeights(choice: Choice): Readonly<Record<string, number>> {
  return (read('weights.json')[choice] ?? {}) as Readonly<Record<string, number>>;
}

/** Leaves and limits to four places, which is all that matters. */
function rounded({ roots, measure, threshold, lower }: Forest): Forest {
  return { roots, measure, threshold: threshold.map((value) => Number(value.toFixed(4))), lower };
}

function read(file: string): Written {
  return JSON.parse(readFileSync(placeOf(file), 'utf8')) as Written;
}

function write(file: string, content: string): void {
  writeFileSync(placeOf(file), `${content}\n`);
}

function placeOf(file: string): URL {
  return new URL(`../../src/search/ranking/${file}`, import.meta.url);
}
