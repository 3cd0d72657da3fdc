import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../src/article/read.ts';
import type { Meaning } from '../../src/search/answer/answer.ts';
import { ArticleIndex } from '../../src/search/index/article-index.ts';
import type { RankedPassage } from '../../src/search/ranking/ranked-passage.ts';
import { readSpeech } from '../../src/speech/read.ts';
import type { ReadArticle } from '../../src/speech/speech.ts';
import { sentencesOf } from '../../src/text/sentences.ts';

/** An article of fewer paragraphs leaves nothing to choose within it. */
export const fewestParagraphs = 3;

/** A question whose answering paragraphs are known. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  /** The id of the article it belongs to. */
  readonly article: string;
  /** "article id#paragraph number"; empty when nothing answers. */
  readonly gold: ReadonlySet<string>;
  readonly answers: readonly string[];
}

/** An index over all paragraphs of a set, with its questions. */
export interface QuestionSet {
  readonly name: string;
  readonly index: ArticleIndex;
  /** The articles as they were entered, in order. */
  readonly reads: readonly ReadArticle[];
  readonly questions: readonly KnownQuestion[];
  /** The ids of the articles, in order. */
  readonly articles: readonly string[];
}

interface GivenPassage {
  readonly id: string;
  readonly article: string;
  readonly text: string;
}

interface GivenQuestion {
  readonly id: string;
  readonly question: string;
  readonly article: string;
  readonly positives: readonly string[];
  readonly answers: readonly string[];
}

/**
 * Reads NAME.passages.jsonl and NAME.questions.jsonl of a folder and indexes the passages.
 *
 * @param by - `sentence`: each sentence of a passage becomes a paragraph, and those with an answer are gold; questions
 * without one are left out
 */
export async function readQuestionSet(
  folder: string,
  name: string,
  meaning?: Meaning,
  by: 'paragraph' | 'sentence' = 'paragraph',
): Promise<QuestionSet> {
  const index = new ArticleIndex(meaning ? { meaning } : {});
  const reads: ReadArticle[] = [];
  const ids = new Map<string, string>();
  const places = new Map<string, Placed[]>();
  for (const [key, passages] of grouped(readLines<GivenPassage>(join(folder, `${name}.passages.jsonl`)))) {
    const placed = passages.flatMap(({ id, text }) => linesOf(text, by).map((line) => ({ id, line })));
    const lines = placed.map(({ line }) => line);
    const article = readArticle(new TextEncoder().encode(`${lines.join('\n')}\n`), { origin: `${key}.txt` });
    ids.set(key, article.id);
    for (const [at, { id, line }] of placed.entries())
      places.set(id, [...(places.get(id) ?? []), { key: `${article.id}#${at + 1}`, line }]);
    reads.push({ article, speech: readSpeech(article) });
  }
  for (const read of reads) index.add(read);
  await index.ready();
  const questions = readLines<GivenQuestion>(join(folder, `${name}.questions.jsonl`)).map((given) => ({
    id: given.id,
    question: given.question,
    article: ids.get(given.article) ?? '',
    gold: goldOf(given, places, by),
    answers: given.answers,
  }));
  return {
    name: by === 'sentence' ? `${name}, sentences` : name,
    index,
    reads,
    questions: by === 'sentence' ? questions.filter(({ gold }) => gold.size > 0) : questions,
    articles: [...ids.values()],
  };
}

/** A line of an article, with its key. */
interface Placed {
  readonly key: string;
  readonly line: string;
}

/** "article id#paragraph number". */
export function keyOf({ indexed }: RankedPassage): string {
  return `${indexed.article.id}#${indexed.paragraph.number}`;
}

function linesOf(text: string, by: 'paragraph' | 'sentence'): readonly string[] {
  const line = text.replace(/[\r\n\u2028\u2029\v\f\u0085]+/g, ' ');
  if (by === 'paragraph') return [line];
  const sentences = sentencesOf(line).map(({ start, end }) => line.slice(start, end).trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function goldOf(
  { positives, answers }: GivenQuestion,
  places: ReadonlyMap<string, readonly Placed[]>,
  by: 'paragraph' | 'sentence',
): ReadonlySet<string> {
  const placed = positives.flatMap((id) => places.get(id) ?? []);
  const answering = by === 'paragraph' ? placed : placed.filter(({ line }) => containsAnswer(line, answers));
  return new Set(answering.map(({ key }) => key));
}

/** The article across the set from a question's own: it has nothing to do with the question. */
export function unrelatedArticle(set: QuestionSet, article: string): string {
  const place = set.articles.indexOf(article);
  return set.articles[(place + Math.floor(set.articles.length / 2)) % set.articles.length] ?? article;
}

/** Whether a text contains one of the answers, letters and digits compared alone. */
export function containsAnswer(text: string, answers: readonly string[]): boolean {
  const folded = fold(text);
  return answers.some((answer) => folded.includes(fold(answer)));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
}

function readLines<Line>(path: string): readonly Line[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

function grouped(passages: readonly GivenPassage[]): ReadonlyMap<string, readonly GivenPassage[]> {
  const groups = new Map<string, GivenPassage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.article);
    if (group === undefined) groups.set(passage.article, [passage]);
    else group.push(passage);
  }
  return groups;
}
