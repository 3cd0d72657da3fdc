import { spanText } from '../article/paragraph-text.ts';
import { findQuotations } from '../search/quotations/find-quotations.ts';
import { peopleOf } from '../speech/people/people.ts';
import type { ReadArticle } from '../speech/speech.ts';
import {
  factsObject,
  filesAt,
  type GivenFile,
  messageOf,
  orSeeds,
  readArticleFile,
} from './article-files.ts';
import type { Output } from './output.ts';
import { everybodyLines, foundLines } from './quotes-lines.ts';
import { ReadingModel } from './reading-model.ts';
import type { Report } from './report.ts';

export interface QuotesOptions {
  readonly person?: string;
  readonly about?: string;
  readonly json?: boolean;
}

/** Shows who is quoted in articles, or what somebody says in them; with --json a line a file. */
export async function quotes(
  paths: readonly string[],
  options: QuotesOptions,
  output: Output,
  report: Report,
): Promise<void> {
  const reads: ReadArticle[] = [];
  const files = await filesAt(await orSeeds(paths));
  const model = new ReadingModel();
  try {
    for (const file of files) {
      const read = await readOne(file, model, options, output, report);
      if (read !== null && options.json !== true) reads.push(read);
    }
  } finally {
    model.close();
  }
  if (options.json === true || reads.length === 0) return;
  for (const line of linesFor(reads, options, output)) await output.line(line);
}

/** Null for a file that cannot be read, which is reported. */
async function readOne(
  file: GivenFile,
  model: ReadingModel,
  options: QuotesOptions,
  output: Output,
  report: Report,
): Promise<ReadArticle | null> {
  try {
    const read = await readArticleFile(file, (article) => model.read(article));
    report.answered();
    if (options.json === true) await output.json(speechObject(file, read, options));
    return read;
  } catch (error) {
    const message = messageOf(error);
    report.failed(message);
    if (options.json === true) await output.json({ file: file.path, error: message });
    return null;
  }
}

function linesFor(reads: readonly ReadArticle[], options: QuotesOptions, output: Output) {
  const people = peopleOf(reads);
  const asked = { person: options.person ?? null, about: options.about ?? null };
  const found = findQuotations(people, reads, asked);
  return found.kind === 'everybody'
    ? everybodyLines(reads, found.people, output)
    : foundLines(found, asked.about, output);
}

function speechObject(file: GivenFile, read: ReadArticle, options: QuotesOptions) {
  const { article, speech } = read;
  const found = findQuotations(peopleOf([read]), [read], {
    person: options.person ?? null,
    about: options.about ?? null,
  });
  const chosen =
    found.kind === 'everybody'
      ? speech.quotations
      : 'groups' in found
        ? found.groups.flatMap(({ quotations }) => quotations)
        : [];
  return {
    file: file.path,
    ...factsObject(article),
    reader: speech.reader ?? 'features',
    paragraphs: article.paragraphs,
    quotations: chosen.map((quotation) => ({
      paragraph: quotation.paragraph,
      start: quotation.start,
      end: quotation.end,
      text: spanText(article, quotation),
      speaker: quotation.speaker && { name: quotation.speaker.name, kind: quotation.speaker.kind },
      source: quotation.source,
      cue: quotation.cue,
      attribution: quotation.attribution,
      continues: quotation.continues,
    })),
    speakers: speech.speakers.map(({ name, kind, aliases, roles }) => ({ name, kind, aliases, roles })),
  };
}
