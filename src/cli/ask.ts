import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import type { Article } from '../article/article.ts';
import { readConfig } from '../config.ts';
import { DerivedFiles } from '../library/derived/derived-files.ts';
import { LocalMeaning } from '../library/meaning/local-meaning.ts';
import type { Answer } from '../search/answer/answer.ts';
import { ArticleIndex } from '../search/index/article-index.ts';
import { asksWhoWrote } from '../search/question/asks-author.ts';
import { harmless } from '../text/harmless.ts';
import { UserError } from '../user-error.ts';
import { filesAt, messageOf, orSeeds, readArticleFile } from './article-files.ts';
import { answerLines, authorLines } from './ask-lines.ts';
import { bold } from './layout.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import { type GivenQuestion, questionsFrom } from './questions.ts';
import type { Report } from './report.ts';

export interface AskOptions {
  readonly articles?: readonly string[];
  readonly article?: string;
  readonly limit?: number;
  readonly closest?: boolean;
  readonly json?: boolean;
  /** Seconds that matching by meaning may take; as many as it needs when absent. */
  readonly within?: number;
}

/** Milliseconds: a day. A single question deserves the best answer there is, however long the first time takes. */
const longestWait = 86_400_000;

/** The articles asked about, and the file names that lead to and from them. */
interface Articles {
  readonly index: ArticleIndex;
  /** Article ids by file name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Names by article id; of files with the same content, the first. */
  readonly names: ReadonlyMap<string, string>;
  /** By article id. */
  readonly read: ReadonlyMap<string, Article>;
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
  progress: Progress,
): Promise<void> {
  if (question.trim() === '' && input.isTTY) {
    throw new UserError('Ask something: cli ask "Who said that?"');
  }
  const allowed = options.within === undefined ? longestWait : options.within * 1000;
  const meaning = allowed === 0 ? null : await openMeaning(allowed);
  try {
    const articles = await indexed(options.articles ?? [], meaning, report, progress);
    await matchedByMeaning(articles.index, allowed, progress);
    const single = question.trim() !== '';
    const given = single ? [{ question }] : questionsFrom(input, options.json === true);
    let isAsked = false;
    for await (const each of given) {
      isAsked = true;
      if (!single && options.json !== true && 'question' in each)
        await output.line(bold(`Question: ${harmless(each.question)}`, output));
      await answerOne(each, articles, options, output, report);
    }
    if (!isAsked)
      throw new UserError('Nothing was asked: neither the command line nor standard input has a question.');
  } finally {
    await meaning?.close();
  }
}

/** @param patience milliseconds that a question's vector may take */
async function openMeaning(patience: number): Promise<LocalMeaning | null> {
  const { data, semantic } = readConfig();
  if (!semantic) return null;
  return LocalMeaning.open({
    vectors: new DerivedFiles(join(data, 'meaning')),
    log: pino({ level: 'warn' }, pino.destination(2)),
    patience,
  });
}

async function indexed(
  paths: readonly string[],
  meaning: LocalMeaning | null,
  report: Report,
  progress: Progress,
): Promise<Articles> {
  const index = new ArticleIndex(meaning === null ? {} : { meaning });
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const articles = new Map<string, Article>();
  const files = await filesAt(await orSeeds(paths));
  let done = 0;
  const reading = async () => {
    for (const file of files) {
      const read = await readArticleFile(file).catch((error: unknown) => report.failed(messageOf(error)));
      done += 1;
      if (read === undefined) continue;
      ids.set(file.name, read.article.id);
      if (names.has(read.article.id)) continue;
      names.set(read.article.id, file.name);
      articles.set(read.article.id, read.article);
      index.add(read);
    }
  };
  await progress.during(reading(), () => `Reading articles: ${done} of ${files.length}`);
  if (names.size === 0) throw new UserError('There is no article to search.');
  return { index, ids, names, read: articles };
}

/** Waits for the vectors, until time is up: paragraphs without them are found by their words then. */
async function matchedByMeaning(index: ArticleIndex, allowed: number, progress: Progress): Promise<void> {
  const timeIsUp = new AbortController();
  const waiting = Promise.race([
    index.ready(),
    setTimeout(allowed, undefined, { signal: timeIsUp.signal }).catch(() => undefined),
  ]);
  await progress.during(waiting, () => {
    const { done, all } = index.progress;
    return `Working out what paragraphs mean: ${done} of ${all} (only once)`;
  });
  timeIsUp.abort();
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
    report.failed(message);
    if (options.json === true) await output.json({ error: message });
    return;
  }
  if (options.json !== true && asksWhoWrote(given.question)) {
    const asked = [...articles.read.values()].filter((article) => id === undefined || article.id === id);
    report.answered();
    for (const line of authorLines(asked, output)) await output.line(line);
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
    ...(answer.readAs === null ? {} : { readAs: answer.readAs }),
    answered: answer.answered,
    degree: answer.degree,
    speaker: answer.speaker?.name ?? null,
    reported: answer.reported,
    passages: answer.passages.map((passage) => ({
      article: nameOf(passage.article.id),
      paragraph: passage.paragraph.number,
      text: passage.paragraph.text,
      sentence: { start: passage.sentence.start, end: passage.sentence.end },
      ...(passage.also.length === 0
        ? {}
        : {
            also: passage.also.map(({ article, paragraph }) => ({
              article: nameOf(article.id),
              paragraph: paragraph.number,
            })),
          }),
      score: passage.score,
      answers: passage.answers,
      quotations: passage.quotations.map(({ start, end, speaker }) => ({
        start,
        end,
        speaker: speaker?.name ?? null,
      })),
      statements: passage.statements.map(({ start, end, content, speaker }) => ({
        start,
        end,
        content,
        speaker: speaker?.name ?? null,
      })),
    })),
    offer: answer.offer && {
      people: answer.offer.people.map((person) => person.name),
      didYouMean: answer.offer.didYouMean,
      about: answer.offer.about,
      silent: answer.offer.silent && {
        name: answer.offer.silent.speaker.name,
        speaks: answer.offer.silent.speaks,
      },
    },
  };
}
