import type { Choices } from './choices.ts';
import type { Context } from './context.ts';
import { Features } from './features.ts';
import { aroundTable, cueTable, firstTable, quotedTrees, secondTable } from './learned.ts';
import { firstPass, secondPass } from './passes.ts';
import { describeMarked, MARKED_MEASURES, measureMarked, QUOTED_ROWS, wordingsOf } from './quoted.ts';

/** A marked span with its likeliest sources and the chance that it quotes somebody. */
export interface AttributedSpan {
  readonly choices: Choices;
  readonly quoted: number;
}

/** Every marked span of a context with its likeliest sources, in the same order. */
export function attributeSpans(context: Context): readonly AttributedSpan[] {
  const all = secondPass(firstPass(context, cueTable, firstTable), secondTable);
  const features = new Features(QUOTED_ROWS);
  const row = new Float32Array(MARKED_MEASURES.length);
  const wordings = wordingsOf(context);
  return all.map((choices, at) => {
    const wording = wordings[at];
    if (wording === undefined) return { choices, quoted: 0 };
    features.clear();
    describeMarked(choices, wording, context, features);
    measureMarked(all, at, wording, features.sum(aroundTable), row);
    return { choices, quoted: 1 / (1 + Math.exp(-quotedTrees.sum(row))) };
  });
}
