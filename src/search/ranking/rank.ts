import type { IndexedParagraph } from '../index/indexed-paragraph.ts';
import type { ParagraphTable } from '../index/paragraph-table.ts';
import type { AskedMeaning, Nearness } from '../meaning/meaning-table.ts';
import type { Question } from '../question/question.ts';
import { coverageOf } from './coverage.ts';
import { type Features, lexicalFeatures } from './features.ts';
import type { RankedPassage } from './ranked-passage.ts';
import { rankingScores } from './ranking.ts';
import { toldDirectly } from './told-directly.ts';

const mostCandidates = 50;

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
    for (const id of meaning.nearest(mostCandidates)) ids.add(id);
  const articles = new ArticleTopics(question, table);
  const found = [...ids].flatMap((id) => candidateOf(id, question, table, meaning, articles) ?? []);
  return rankAgain(question, found);
}

/** These candidates by how well they answer, best first: each is compared with the best of the others. */
export function rankAgain(
  question: Question,
  found: readonly Omit<RankedPassage, 'score'>[],
): readonly RankedPassage[] {
  const scores = rankingScores(
    question,
    found.map(({ features }) => features),
  );
  return found
    .map((candidate, at) => {
      const told = toldDirectly(question, candidate.indexed, candidate.coverage);
      return { ...candidate, score: (scores[at] ?? 0) + Math.max(0, ...told) };
    })
    .sort(byScore);
}

function byScore(one: RankedPassage, other: RankedPassage): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.indexed.article.id !== other.indexed.article.id)
    return one.indexed.article.id < other.indexed.article.id ? -1 : 1;
  return one.indexed.paragraph.number - other.indexed.paragraph.number;
}

function candidateOf(
  id: number,
  question: Question,
  table: ParagraphTable,
  meaning: AskedMeaning | undefined,
  articles: ArticleTopics,
): Omit<RankedPassage, 'score'> | undefined {
  const indexed = table.get(id);
  if (indexed === undefined || standsAbove(indexed)) return undefined;
  const coverage = coverageOf(question, indexed, table.vocabulary);
  const siblings = table.ofArticle(indexed.article.id);
  const place = siblings.indexOf(id);
  const around = {
    before: table.get(siblings[place - 1] ?? -1),
    behind: table.get(siblings[place + 1] ?? -1),
    topics: articles.of(indexed.article.id),
    meanLength: table.meanLength,
  };
  const near = meaning?.of(id);
  const features: Partial<Features> = {
    ...lexicalFeatures(question, indexed, coverage, around),
    ...(near ? meaningFeatures(near) : {}),
  };
  return { id, indexed, coverage, features, sentenceCosines: near?.sentences };
}

/** What a heading says, and the title, stands below them in sentences; they are looked at as context alone. */
function standsAbove({ article, paragraph }: IndexedParagraph): boolean {
  if (paragraph.kind === 'heading') return true;
  // Where nothing else stands, or an article without a title of its own is called by its first sentence, that may well answer.
  return (
    article.paragraphs.length > 1 &&
    paragraph.text === article.title &&
    !/[.!…]["”’')\]]*$/u.test(paragraph.text)
  );
}

function meaningFeatures(near: Nearness): Pick<Features, 'meaning' | 'meaningOfSentence'> {
  return { meaning: near.whole, meaningOfSentence: Math.max(-1, ...near.sentences) };
}

/** What articles are about, by the terms of a question; worked out once an article. */
class ArticleTopics {
  readonly #question: Question;
  readonly #table: ParagraphTable;
  readonly #topics = new Map<string, Float32Array>();

  constructor(question: Question, table: ParagraphTable) {
    this.#question = question;
    this.#table = table;
  }

  of(article: string): Float32Array {
    const known = this.#topics.get(article);
    if (known !== undefined) return known;
    const counts = this.#table.termsOfArticle(article);
    const paragraphs = Math.max(1, this.#table.ofArticle(article).length);
    const topics = new Float32Array(this.#question.terms.length);
    for (const [id, matches] of this.#question.matches) {
      const having = counts.get(id);
      if (having === undefined) continue;
      const share = Math.sqrt(having / paragraphs);
      for (const { term, likeness } of matches) topics[term] = Math.max(topics[term] ?? 0, likeness * share);
    }
    this.#topics.set(article, topics);
    return topics;
  }
}
