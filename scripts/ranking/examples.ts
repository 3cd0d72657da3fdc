import { sentenceFeatures } from '../../src/search/answer/answer-sentence.ts';
import type { Examined } from '../../src/search/index/article-index.ts';
import type { FeatureName } from '../../src/search/ranking/features.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { measuresOf } from '../../src/search/ranking/ranking.ts';
import {
  containsAnswer,
  fewestParagraphs,
  type KnownQuestion,
  keyOf,
  type QuestionSet,
} from './question-sets.ts';

export const folds = 5;

/** A question's candidates as the ranking reads them. */
export interface Listed {
  readonly measures: readonly Float32Array[];
  readonly features: readonly RankedPassage['features'][];
}

/** A question with everything that is fitted on it. */
export interface Example {
  readonly set: string;
  /** By article, so that no article is both learnt from and measured on. */
  readonly fold: number;
  /** Searched in the whole set, or in the question's own article alone. */
  readonly where: 'all' | 'own';
  readonly found: Listed;
  /** Which of these hold the answer. */
  readonly right: ReadonlySet<number>;
  readonly answerable: boolean;
  /** The sentences of the paragraph that answers; null where it is not known which of them does. */
  readonly sentences: { readonly rows: readonly Float64Array[]; readonly right: ReadonlySet<number> } | null;
}

/** The examples of a set, with the features called `names` and the sentences' `sentenceNames`. */
export async function examplesOf(
  set: QuestionSet,
  names: readonly FeatureName[],
  sentenceNames: readonly string[],
  where: Example['where'] = 'all',
): Promise<readonly Example[]> {
  const examples: Example[] = [];
  const several = set.articles.length > 1 && set.articles.length <= set.questions.length;
  for (const known of set.questions) {
    const examined = await set.index.examine(known.question, where === 'own' ? known.article : undefined);
    if (where === 'own' && examined.ranked.length < fewestParagraphs) continue;
    const right = new Set(
      examined.ranked.flatMap((passage, at) => (known.gold.has(keyOf(passage)) ? [at] : [])),
    );
    examples.push({
      set: set.name,
      fold: set.articles.indexOf(known.article) % folds,
      where,
      found: listed(examined, names),
      right,
      answerable: known.gold.size > 0,
      sentences: several && where === 'all' ? sentencesOf(known, examined, right, sentenceNames) : null,
    });
  }
  return examples;
}

function listed({ question, ranked }: Examined, names: readonly FeatureName[]): Listed {
  const features = ranked.map((passage) => passage.features);
  return { features, measures: measuresOf(question, features, names) };
}

function sentencesOf(
  { answers }: KnownQuestion,
  { question, ranked }: Examined,
  right: ReadonlySet<number>,
  names: readonly string[],
): Example['sentences'] {
  const [at] = right;
  const passage = at === undefined ? undefined : ranked[at];
  if (passage === undefined) return null;
  const { text } = passage.indexed.paragraph;
  const answering = passage.indexed.sentences.flatMap(({ start, end }, place) =>
    containsAnswer(text.slice(start, end), answers) ? [place] : [],
  );
  if (answering.length === 0) return null;
  const rows = sentenceFeatures(question, passage).map((features: Readonly<Record<string, number>>) =>
    Float64Array.from(names, (name) => features[name] ?? 0),
  );
  return { rows, right: new Set(answering) };
}
