import {
  answeredFeatureNames,
  answeredFeatures,
  answeredMeaningNames,
} from '../../src/search/answer/answered.ts';
import type { Examined } from '../../src/search/index/article-index.ts';
import { rankAgain } from '../../src/search/ranking/rank.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { folds } from './examples.ts';
import {
  containsAnswer,
  fewestParagraphs,
  type KnownQuestion,
  keyOf,
  type QuestionSet,
  unrelatedArticle,
} from './question-sets.ts';

/**
 * Where a question was put: to its own article, or all; to the same with the paragraphs taken out that answer or have
 * the words of the answer, where all else still speaks of the same people and things; to its own article, but with
 * somebody's or something's name out of another article in it; to an article that has nothing to do with it.
 */
export type Put = 'own' | 'removed' | 'renamed' | 'unrelated';

/** What the decision reads of a question put somewhere. */
export interface DecisionRow {
  readonly set: string;
  /** The questions that it comes from, however their articles were cut. */
  readonly source: string;
  /** By article, so that no article is both learnt from and measured on. */
  readonly fold: number;
  readonly put: Put;
  /** In the order of the names of the features: by words alone, and with meaning. */
  readonly byWords: Float32Array;
  readonly byMeaning: Float32Array;
}

/**
 * The rows of a set that comes from `source`: four of each question put to one article, and where `everywhere`, two more
 * of it put to all articles, as they are and without what answers.
 */
export async function decisionRows(
  set: QuestionSet,
  source: string,
  everywhere: boolean,
): Promise<readonly DecisionRow[]> {
  const rows: DecisionRow[] = [];
  const add = (known: KnownQuestion, searched: string, put: Put, examined: Examined) => {
    const byMeaning = featuresOf(examined, answeredMeaningNames);
    const byWords = featuresOf(withoutMeaning(examined), answeredFeatureNames);
    if (byMeaning === undefined || byWords === undefined) return;
    const fold = set.articles.indexOf(known.article) % folds;
    rows.push({ set: `${set.name}${searched}`, source, fold, put, byWords, byMeaning });
  };
  for (const [at, known] of set.questions.entries()) {
    if (known.gold.size === 0) continue;
    const own = await set.index.examine(known.question, known.article);
    if (own.ranked.length >= fewestParagraphs) {
      add(known, '', 'own', own);
      add(known, '', 'removed', withoutAnswers(own, known));
      const renamed = renamedQuestion(set, at);
      if (renamed !== null) add(known, '', 'renamed', await set.index.examine(renamed, known.article));
      const unrelated = unrelatedArticle(set, known.article);
      add(known, '', 'unrelated', await set.index.examine(known.question, unrelated));
    }
    if (!everywhere) continue;
    const all = await set.index.examine(known.question);
    add(known, ', all', 'own', all);
    add(known, ', all', 'removed', withoutAnswers(all, known));
  }
  return rows;
}

/** A name inside a question: words with capitals, behind another word. */
const nameInside = /(?<=\p{L},? )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/u;

/**
 * A question of a set with another name in place of its first: of the next question of another article whose name does
 * not stand in this one's. Null where it has none.
 */
function renamedQuestion({ questions, reads }: QuestionSet, at: number): string | null {
  const known = questions[at];
  const own = known && nameInside.exec(known.question)?.[0];
  const read = reads.find(({ article }) => article.id === known?.article);
  if (known === undefined || own === undefined || read === undefined) return null;
  const text = read.article.paragraphs.map((paragraph) => paragraph.text).join('\n');
  for (let step = 1; step < questions.length; step += 1) {
    const other = questions[(at + step) % questions.length];
    const name = other && nameInside.exec(other.question)?.[0];
    if (name === undefined || other?.article === known.article) continue;
    if (!name.split(' ').some((word) => text.includes(word))) return known.question.replace(own, () => name);
  }
  return null;
}

function withoutAnswers(examined: Examined, known: KnownQuestion): Examined {
  return { ...examined, ranked: examined.ranked.filter((passage) => !mayAnswer(passage, known)) };
}

function mayAnswer(passage: RankedPassage, { gold, answers }: KnownQuestion): boolean {
  return gold.has(keyOf(passage)) || containsAnswer(passage.indexed.paragraph.text, answers);
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
