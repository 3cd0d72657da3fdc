import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { DerivedFiles } from '../library/derived/derived-files.ts';
import { LocalMeaning } from '../library/meaning/local-meaning.ts';
import type { Answer } from '../search/answer/answer.ts';
import { ArticleIndex } from '../search/index/article-index.ts';
import { UserError } from '../user-error.ts';
import { filesAt, messageOf, orSeeds, readArticleFile } from './article-files.ts';
import { answerLines } from './ask-lines.ts';
import type { Output } from './output.ts';
import { type GivenQuestion, questionsFrom } from './questions.ts';
import type { Report } from './report.ts';

export interface AskOptions {
  readonly articles?: readonly string[];
  readonly article?: string;
  readonly limit?: number;
  readonly closest?: boolean;
  readonly json?: boolean;
}

/** The articles asked about, and the file names that lead to and from them. */
interface Articles {
  readonly index: ArticleIndex;
  /** Article ids by file name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Names by article id; of files with the same content, the first. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Answers a question, or every question on standard input, each as soon as it is read. A line that is
 * no question is answered by `{"error"}` with --json, so that answers and questions stay in step.
 */
export async function ask(
  question: string,
  options: AskOptions,
  input: NodeJS.ReadStream,
  output: Output,
  report: Report,
): Promise<void> {
  if (question.trim() === '' && input.isTTY) {
    throw new UserError('Ask something: cli ask "Who said that?"');
  }
  const meaning = await openMeaning();
  try {
    const articles = await indexed(options.articles ?? [], meaning, report);
    const given = question.trim() === '' ? questionsFrom(input, options.json === true) : [{ question }];
    for await (const each of given) await answerOne(each, articles, options, output, report);
  } finally {
    await meaning?.close();
  }
}

async function openMeaning(): Promise<LocalMeaning | null> {
  const { data, semantic } = readConfig();
  if (!semantic) return null;
  return LocalMeaning.open({
    vectors: new DerivedFiles(join(data, 'meaning')),
    log: pino({ level: 'warn' }, pino.destination(2)),
  });
}

async function indexed(
  paths: readonly string[],
  meaning: LocalMeaning | null,
  report: Report,
): Promise<Articles> {
  const index = new ArticleIndex(meaning === null ? {} : { meaning });
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  for (const file of await filesAt(await orSeeds(paths))) {
    try {
      const read = await readArticleFile(file);
      ids.set(file.name, read.article.id);
      if (names.has(read.article.id)) continue;
      names.set(read.article.id, file.name);
      index.add(read);
    } catch (error) {
      report.failed(messageOf(error));
    }
  }
  if (names.size === 0) throw new UserError('There is no article to search.');
  // A single question deserves the best answer there is, however long the first time takes.
  await index.ready();
  return { index, ids, names };
}

async function answerOne(
  given: GivenQuestion,
  articles: Articles,
  options: AskOptions,
  output: Output,
  report: Report,
): Promise<void> {
  const problem = 'problem' in given ? given.problem : undefined;
  const name = 'problem' in given ? undefined : (given.article ?? options.article);
  const id = name === undefined ? undefined : articles.ids.get(name);
  if (problem !== undefined || 'problem' in given || (name !== undefined && id === undefined)) {
    const message = problem ?? `There is no article “${name}” among those searched.`;
    report.malformed(message);
    if (options.json === true) await output.json({ error: message });
    return;
  }
  const answer = await articles.index.ask(given.question, {
    limit: options.limit ?? (options.json === true ? 10 : 3),
    ...(id === undefined ? {} : { article: id }),
  });
  const nameOf = (articleId: string): string =>
    articleId === id && name !== undefined ? name : (articles.names.get(articleId) ?? articleId);
  report.answered();
  if (options.json === true) await output.json(answerObject(answer, nameOf));
  else for (const line of answerLines(answer, output, options.closest === true)) await output.line(line);
}

function answerObject(answer: Answer, nameOf: (articleId: string) => string) {
  return {
    question: answer.question,
    answered: answer.answered,
    speaker: answer.speaker?.name ?? null,
    passages: answer.passages.map((passage) => ({
      article: nameOf(passage.article.id),
      paragraph: passage.paragraph.number,
      text: passage.paragraph.text,
      sentence: { start: passage.sentence.start, end: passage.sentence.end },
      score: passage.score,
      quotations: passage.quotations.map(({ start, end, speaker }) => ({
        start,
        end,
        speaker: speaker?.name ?? null,
      })),
    })),
    offer: answer.offer && {
      people: answer.offer.people.map((person) => person.name),
      didYouMean: answer.offer.didYouMean,
      about: answer.offer.about,
    },
  };
}
