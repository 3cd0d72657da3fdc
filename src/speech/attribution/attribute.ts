import type { Article } from '../../article/article.ts';
import { Trees } from '../../text/trees.ts';
import type { MarkedSpan } from '../marks/marks.ts';
import type { Choices } from './choices.ts';
import { Features } from './features.ts';
import { firstPass, secondPass } from './passes.ts';
import { describeMarked, MARKED_MEASURES, measureMarked, QUOTED_ROWS, wordingsOf } from './quoted.ts';
import { type Scene, sceneOf } from './scene.ts';
import { decodeWeights } from './weights.ts';
import quoted from './weights-quoted.json' with { type: 'json' };
import sources from './weights-sources.json' with { type: 'json' };

const cueTable = decodeWeights(sources.cues.table, sources.cues.scale);
const firstTable = decodeWeights(sources.first.table, sources.first.scale);
const secondTable = decodeWeights(sources.second.table, sources.second.scale);
const aroundTable = decodeWeights(quoted.around.table, quoted.around.scale);
const quotedTrees = new Trees(quoted.forest);

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
