import type { Choices } from '../../src/speech/attribution/choices.ts';
import { rightChoices } from '../learn/linear.ts';
import type { ArticleExamples } from './examples.ts';

/** Prints how often the best source is right, and how right sources are at each certainty. */
export function reportPasses(
  articles: readonly ArticleExamples[],
  unseen: readonly (readonly Choices[])[],
): void {
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
    if (bin.all > 0)
      console.log(
        `  certainty ${(bin.certainty / bin.all).toFixed(2)}: right ${(bin.right / bin.all).toFixed(2)} of ${bin.all}`,
      );
  }
}

/** Prints detection at several least chances. */
export function reportMarked(judged: readonly { quoted: boolean; chance: number }[]): void {
  const quoted = judged.filter((one) => one.quoted).length;
  for (const least of [0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8]) {
    const found = judged.filter((one) => one.chance >= least);
    const right = found.filter((one) => one.quoted).length;
    const f1 = (200 * right) / (found.length + quoted);
    console.log(
      `  least chance ${least}: P ${((100 * right) / found.length).toFixed(1)} R ${((100 * right) / quoted).toFixed(1)} F1 ${f1.toFixed(2)}`,
    );
  }
}
