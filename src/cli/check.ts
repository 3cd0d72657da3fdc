import { stat } from 'node:fs/promises';
import { spanText } from '../article/paragraph-text.ts';
import { readArticle } from '../article/read.ts';
import { check as checkOne } from '../check/check.ts';
import type { Checked, Difference } from '../check/checked.ts';
import { quotationsInText } from '../check/quotations-in-text.ts';
import { WordIndex } from '../check/word-index.ts';
import { readSpeech } from '../speech/read.ts';
import { UserError } from '../user-error.ts';
import { filesAt, messageOf, orSeeds, readArticleFile } from './article-files.ts';
import { askedQuotationsFrom, type GivenQuotation } from './asked-quotations.ts';
import { checkedLines } from './check-lines.ts';
import type { Output } from './output.ts';
import type { Report } from './report.ts';

export interface CheckOptions {
  readonly articles?: readonly string[];
  readonly person?: string;
  readonly json?: boolean;
}

/** The articles checked against, and the file names that lead from them. */
interface Articles {
  readonly index: WordIndex;
  /** Names by article id; of files with the same content, the first. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Checks the quotations of texts and files, or those on standard input, against articles. What is not letter
 * for letter counts as failed, so that the exit code tells.
 */
export async function check(
  given: readonly string[],
  options: CheckOptions,
  input: NodeJS.ReadStream,
  output: Output,
  report: Report,
): Promise<void> {
  if (given.length === 0 && (options.json !== true || input.isTTY)) {
    throw new UserError('Give a quotation or a file: cli check "“That is what was said,” she said."');
  }
  const articles = await indexed(options.articles ?? [], report);
  const asked = given.length === 0 ? askedQuotationsFrom(input) : quotationsOf(given, options, report);
  for await (const one of asked) {
    if ('problem' in one) {
      report.failed(one.problem);
      if (options.json === true) await output.json({ error: one.problem });
      continue;
    }
    const checked = checkOne(articles.index, one);
    if (checked.verdict === 'verbatim') report.answered();
    else report.differing();
    if (options.json === true) await output.json(checkedObject(checked, articles.names));
    else for (const line of checkedLines(checked, output)) await output.line(line);
  }
}

async function indexed(paths: readonly string[], report: Report): Promise<Articles> {
  const index = new WordIndex();
  const names = new Map<string, string>();
  for (const file of await filesAt(await orSeeds(paths))) {
    try {
      const read = await readArticleFile(file);
      if (names.has(read.article.id)) continue;
      names.set(read.article.id, file.name);
      index.add(read);
    } catch (error) {
      report.failed(messageOf(error));
    }
  }
  if (names.size === 0) throw new UserError('There is no article to check against.');
  return { index, names };
}

/** What is to be checked in each text or, where there is a file of that name, in the file. */
async function* quotationsOf(
  given: readonly string[],
  { person }: CheckOptions,
  report: Report,
): AsyncGenerator<GivenQuotation> {
  for (const one of given) {
    const isFile = (await stat(one).catch(() => undefined))?.isFile() === true;
    try {
      const read = isFile ? await readArticleFile({ path: one, name: one }) : readText(one);
      for (const asked of quotationsInText(read)) yield person === undefined ? asked : { ...asked, person };
    } catch (error) {
      report.failed(messageOf(error));
    }
  }
}

function readText(text: string) {
  const article = readArticle(Buffer.from(text), { origin: 'text.txt' });
  return { article, speech: readSpeech(article) };
}

function checkedObject(checked: Checked, names: ReadonlyMap<string, string>) {
  const [place] = checked.places;
  const { asked } = checked;
  return {
    quote: asked.quote,
    verdict: checked.verdict,
    article: place === undefined ? null : (names.get(place.read.article.id) ?? null),
    paragraph: place?.paragraph ?? null,
    speaker: checked.speaker?.name ?? null,
    differences: checked.differences.map((difference) => differenceObject(difference, asked.quote, checked)),
  };
}

function differenceObject({ kind, asked: range, source }: Difference, quote: string, { places }: Checked) {
  const article = places[0]?.read.article;
  return {
    kind,
    asked: quote.slice(range.start, range.end),
    source: source === null || article === undefined ? '' : spanText(article, source),
  };
}
