import { functionWordsInTexts } from '../../english/stop-words.ts';
import { type FittedFor, fittedFor, requireFit } from '../../text/fitted-for.ts';
import { type Forest, Trees } from '../../text/trees.ts';
import type { Measures } from './measures/measures.ts';
import fitted from './weights.json' with { type: 'json' };
import wording from './wording.json' with { type: 'json' };

/** A fitted judge of blocks: trees over measures, in the order of their names. */
export interface BlockJudge {
  readonly names: readonly string[];
  readonly forest: Forest;
}

/** The file that holds what was learned about blocks of pages, and the command that fits it anew. */
export const learnedFile = 'src/article/html/weights.json';
const refit = 'npx tsx scripts/pages/train-blocks.ts PAGES --write';

/** What trees over these measures are fitted for. */
export function blockFit(names: readonly string[]): FittedFor {
  return fittedFor(names, {
    'function words': functionWordsInTexts,
    'what lines say': Object.values(wording.texts).flat(),
    'what names of elements say': Object.values(wording.names).flat(),
  });
}

/** How likely each block is the article's by a judge, 0 to 1. */
export function chancesBy({ names, forest }: BlockJudge, measures: readonly Measures[]): readonly number[] {
  return chances(new Trees(forest), names, measures);
}

let trees: Trees | undefined;

/**
 * How likely each block is the article's, 0 to 1, by what comes with the program.
 *
 * @throws Error when that was fitted for other measures or words
 */
export function chancesOf(measures: readonly Measures[]): readonly number[] {
  const [first] = measures;
  if (first === undefined) return [];
  const { features } = fitted.fittedFor;
  if (trees === undefined) {
    requireFit(learnedFile, fitted.fittedFor, blockFit(features.filter((name) => name in first)), refit);
    trees = new Trees(fitted.forest);
  }
  return chances(trees, features, measures);
}

function chances(judge: Trees, names: readonly string[], measures: readonly Measures[]): readonly number[] {
  const row = new Float32Array(names.length);
  return measures.map((measured) => {
    for (const [column, name] of names.entries()) row[column] = measured[name] ?? 0;
    return 1 / (1 + Math.exp(-judge.sum(row)));
  });
}
