import type { Article } from '../../article/article.ts';
import type { MarkedSpan } from '../marks/marks.ts';
import type { Choices } from './choices.ts';
import { Features } from './features.ts';
import { aroundTable, cueTable, firstTable, quotedTrees, secondTable } from './learned.ts';
import { firstPass, secondPass } from './passes.ts';
import { describeMarked, MARKED_MEASURES, measureMarked, QUOTED_ROWS, wordingsOf } from './quoted.ts';
import { type Scene, sceneOf } from './scene.ts';

/** A marked span with its likeliest sources and the chance that it quotes somebody. */
export interface Judged {
  readonly choices: Choices;
  readonly quoted: number;
}

/** Every marked span of an article, judged; with the scene that the choices point into. */
export function judge(
  article: Article,
  spans: readonly MarkedSpan[],
): { scene: Scene; judged: readonly Judged[] } {
  const scene = sceneOf(article, spans);
  const all = secondPass(firstPass(scene, cueTable, firstTable), secondTable);
  const features = new Features(QUOTED_ROWS);
  const row = new Float32Array(MARKED_MEASURES.length);
  const wordings = wordingsOf(scene);
  const judged = all.map((choices, at) => {
    const wording = wordings[at];
    if (wording === undefined) return { choices, quoted: 0 };
    features.clear();
    describeMarked(choices, wording, scene, features);
    measureMarked(all, at, wording, features.sum(aroundTable), row);
    return { choices, quoted: 1 / (1 + Math.exp(-quotedTrees.sum(row))) };
  });
  return { scene, judged };
}
