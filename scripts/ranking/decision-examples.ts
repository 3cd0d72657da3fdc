import {
  answeredFeatureNames,
  answeredFeatures,
  answeredMeaningNames,
} from '../../src/search/answer/answered.ts';
import type { Examined } from '../../src/search/index/article-index.ts';
import { rankAgain } from '../../src/search/ranking/rank.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { folds } from './examples.ts';
import { keyOf, type QuestionSet, unrelatedArticle } from './question-sets.ts';

/**
 * Where a question was put: to its own article; to its own article with the paragraphs that answer taken out, where
 * all else still speaks of the same people and things; to an article that has nothing to do with it.
 */
export type Put = 'own' | 'removed' | 'unrelated';

/** What the decision reads of a question put somewhere. */
export interface DecisionRow {
  readonly set: string;
  /** By article, so that no article is both learnt from and measured on. */
  readonly fold: number;
  readonly put: Put;
  /** The best passage answers. */
  readonly right: boolean;
  /** In the order of the names of the features: by words alone, and with meaning. */
  readonly byWords: Float32Array;
  readonly byMeaning: Float32Array;
}

/** The rows of a set: three of each question. */
export async function decisionRows(set: QuestionSet): Promise<readonly DecisionRow[]> {
  const rows: DecisionRow[] = [];
  for (const known of set.questions) {
    if (known.gold.size === 0) continue;
    const own = await set.index.examine(known.question, known.article);
    const other = await set.index.examine(known.question, unrelatedArticle(set, known.article));
    const rest = { ...own, ranked: own.ranked.filter((passage) => !known.gold.has(keyOf(passage))) };
    const fold = set.articles.indexOf(known.article) % folds;
    for (const [put, examined] of [
      ['own', own],
      ['removed', rest],
      ['unrelated', other],
    ] as const) {
      const byMeaning = featuresOf(examined, answeredMeaningNames);
      const byWords = featuresOf(withoutMeaning(examined), answeredFeatureNames);
      if (byMeaning === undefined || byWords === undefined) continue;
      const [best] = examined.ranked;
      const right = best !== undefined && known.gold.has(keyOf(best));
      rows.push({ set: set.name, fold, put, right, byWords, byMeaning });
    }
  }
  return rows;
}

function featuresOf({ question, ranked }: Examined, names: readonly string[]): Float32Array | undefined {
  const features = answeredFeatures(question, rankAgain(question, ranked));
  return features && Float32Array.from(names, (name) => features[name] ?? 0);
}

/** As if there were no vectors. */
function withoutMeaning({ question, ranked }: Examined): Examined {
  return {
    question,
    ranked: ranked.map((passage): RankedPassage => {
      const { meaning: _, meaningOfSentence: __, ...features } = passage.features;
      return { ...passage, features, sentenceCosines: undefined };
    }),
  };
}
