import type { Choices } from '../../src/speech/attribution/choices.ts';
import type { ArticleExamples } from './examples.ts';
import { rightChoices } from './linear.ts';

/** Prints how often the best source is right, and how right sources are at each certainty. */
export function reportPasses(articles: readonly ArticleExamples[], unseen: readonly (readonly Choices[])[]): void {
  let all = 0;
  let right = 0;
  const bins = Array.from({ length: 10 }, () => ({ all: 0, right: 0, certainty: 0 }));
  for (const [index, { examples }] of articles.entries()) {
    for (const [at, example] of examples.entries()) {
      const choices = unseen[index]?.[at];
      if (example.label !== 'quoted' || choices === undefined) continue;
      const isRight = rightChoices(example, choices)[0] ?? false;
      const certainty = choices.choices[0]?.share ?? 0;
      const bin = bins[Math.min(9, Math.floor(certainty * 10))];
      all++;
      if (isRight) right++;
      if (!bin) continue;
      bin.all++;
      bin.certainty += certainty;
      if (isRight) bin.right++;
    }
  }
  console.log(`best source's head right: ${((100 * right) / all).toFixed(2)} % of ${all}`);
  for (const bin of bins) {
    if (bin.all > 0) console.log(`  certainty ${(bin.certainty / bin.all).toFixed(2)}: right ${(bin.right / bin.all).toFixed(2)} of ${bin.all}`);
  }
}
