import { coverageOf } from './coverage.ts';
import { type ArticleWords, type Features, lexicalFeatures } from './features.ts';
import { cosine, type MeaningTable, type ParagraphMeaning } from './meaning-table.ts';
import type { ParagraphTable } from './paragraph-table.ts';
import type { Question } from './question.ts';
import type { RankedPassage } from './ranked-passage.ts';
import { rankingScore } from './ranking.ts';

const mostCandidates = 50;

/** What the meanings add to a ranking: the question's vector and the paragraphs'. */
export interface AskedMeaning {
  readonly question: Float32Array;
  readonly table: MeaningTable;
}

/**
 * The paragraphs of the whole table, or of one article, nearest to the question, best first. At most 50
 * are found by their words and 50 by their meaning; within one article all are looked at.
 */
export function rank(
  question: Question,
  table: ParagraphTable,
  meaning: AskedMeaning | undefined,
  article: string | undefined,
): readonly RankedPassage[] {
  const ids = new Set(
    article === undefined ? table.find(question, mostCandidates) : table.ofArticle(article),
  );
  if (article === undefined && meaning !== undefined)
    for (const id of meaning.table.nearest(meaning.question, mostCandidates)) ids.add(id);
  const articles = new ArticleCoverage(question, table, meaning);
  return [...ids].flatMap((id) => passageOf(id, question, table, meaning, articles) ?? []).sort(byScore);
}

function byScore(one: RankedPassage, other: RankedPassage): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.indexed.article.id !== other.indexed.article.id)
    return one.indexed.article.id < other.indexed.article.id ? -1 : 1;
  return one.indexed.paragraph.number - other.indexed.paragraph.number;
}

function passageOf(
  id: number,
  question: Question,
  table: ParagraphTable,
  meaning: AskedMeaning | undefined,
  articles: ArticleCoverage,
): RankedPassage | undefined {
  const indexed = table.get(id);
  if (indexed === undefined) return undefined;
  const coverage = coverageOf(question, indexed);
  const siblings = table.ofArticle(indexed.article.id);
  const place = siblings.indexOf(id);
  const around = {
    before: table.get(siblings[place - 1] ?? -1),
    behind: table.get(siblings[place + 1] ?? -1),
    article: articles.words(indexed.article.id),
    meanLength: table.meanLength,
  };
  const vectors = meaning?.table.get(id);
  const sentenceCosines = meaning && vectors?.sentences.map((one) => cosine(meaning.question, one));
  const features: Partial<Features> = {
    ...lexicalFeatures(question, indexed, coverage, around),
    ...(meaning && vectors
      ? meaningFeatures(meaning, vectors, sentenceCosines ?? [], articles.cosine(indexed.article.id))
      : {}),
  };
  return { id, indexed, coverage, features, sentenceCosines, score: rankingScore(features) };
}

function meaningFeatures(
  meaning: AskedMeaning,
  vectors: ParagraphMeaning,
  sentenceCosines: readonly number[],
  meaningOfArticle: number,
): Pick<Features, 'meaning' | 'meaningOfSentence' | 'meaningOfArticle'> {
  return {
    meaning: cosine(meaning.question, vectors.whole),
    meaningOfSentence: Math.max(...sentenceCosines),
    meaningOfArticle,
  };
}

/** How whole articles cover a question; worked out once an article. */
class ArticleCoverage {
  readonly #question: Question;
  readonly #table: ParagraphTable;
  readonly #meaning: AskedMeaning | undefined;
  readonly #words = new Map<string, ArticleWords>();
  readonly #cosines = new Map<string, number>();

  constructor(question: Question, table: ParagraphTable, meaning: AskedMeaning | undefined) {
    this.#question = question;
    this.#table = table;
    this.#meaning = meaning;
  }

  words(article: string): ArticleWords {
    const known = this.#words.get(article);
    if (known !== undefined) return known;
    const counts = this.#table.termsOfArticle(article);
    const paragraphs = Math.max(1, this.#table.ofArticle(article).length);
    const covered = new Float32Array(this.#question.terms.length);
    const topics = new Float32Array(this.#question.terms.length);
    for (const [id, matches] of this.#question.matches) {
      const count = counts.get(id);
      if (count === undefined) continue;
      for (const { term, likeness } of matches) {
        covered[term] = Math.max(covered[term] ?? 0, likeness);
        topics[term] = Math.max(topics[term] ?? 0, likeness * Math.sqrt(count / paragraphs));
      }
    }
    const words = { covered, topics };
    this.#words.set(article, words);
    return words;
  }

  /** The mean cosine of the article's paragraphs with the question. */
  cosine(article: string): number {
    const known = this.#cosines.get(article);
    if (known !== undefined || this.#meaning === undefined) return known ?? 0;
    const { question, table } = this.#meaning;
    const cosines = this.#table.ofArticle(article).flatMap((id) => {
      const vectors = table.get(id);
      return vectors === undefined ? [] : [cosine(question, vectors.whole)];
    });
    const mean = cosines.reduce((sum, one) => sum + one, 0) / Math.max(1, cosines.length);
    this.#cosines.set(article, mean);
    return mean;
  }
}
