import { sentenceFeatures } from '../../src/search/answer/answer-sentence.ts';
import { answeredFeatures } from '../../src/search/answer/answered.ts';
import type { Examined } from '../../src/search/index/article-index.ts';
import type { FeatureName } from '../../src/search/ranking/features.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { measuresOf } from '../../src/search/ranking/ranking.ts';
import { containsAnswer, type KnownQuestion, type QuestionSet, unrelatedArticle } from './question-sets.ts';

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
  /** Searched in the whole set. */
  readonly found: Listed;
  /** Which of these hold the answer. */
  readonly right: ReadonlySet<number>;
  readonly answerable: boolean;
  /** Searched in its own article alone, and in one that has nothing to do with it; null where the set has no such. */
  readonly own: Listed | null;
  readonly unrelated: Listed | null;
  /** The sentences of the paragraph that answers; null where it is not known which of them does. */
  readonly sentences: { readonly rows: readonly Float64Array[]; readonly right: ReadonlySet<number> } | null;
}

/** The examples of a set, with the features called `names` and the sentences' `sentenceNames`. */
export async function examplesOf(
  set: QuestionSet,
  names: readonly FeatureName[],
  sentenceNames: readonly string[],
): Promise<readonly Example[]> {
  const examples: Example[] = [];
  const several = set.articles.length > 1 && set.articles.length <= set.questions.length;
  for (const known of set.questions) {
    const examined = await set.index.examine(known.question);
    const right = new Set(
      examined.ranked.flatMap((passage, at) => (known.gold.has(keyOf(passage)) ? [at] : [])),
    );
    const own = several ? await set.index.examine(known.question, known.article) : null;
    const other = several
      ? await set.index.examine(known.question, unrelatedArticle(set, known.article))
      : null;
    examples.push({
      set: set.name,
      fold: set.articles.indexOf(known.article) % folds,
      found: listed(examined, names),
      right,
      answerable: known.gold.size > 0,
      own: own && listed(own, names),
      unrelated: other && listed(other, names),
      sentences: several ? sentencesOf(known, examined, right, sentenceNames) : null,
    });
  }
  return examples;
}

function keyOf({ indexed }: RankedPassage): string {
  return `${indexed.article.id}#${indexed.paragraph.number}`;
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

/** The row of the decision for a list in the order of `scores`; its last number is 1, for the constant. */
export function decisionRow(list: Listed, scores: readonly number[], names: readonly string[]): Float64Array {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const ranked = order.map((at) => ({ features: list.features[at] ?? {} }));
  const features = answeredFeatures(ranked) ?? {};
  return Float64Array.from([...names.map((name) => features[name] ?? 0), 1]);
}
