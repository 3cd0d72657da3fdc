import { spanText } from '../article/paragraph-text.ts';
import {
  type AskedQuotations,
  type FoundQuotations,
  findQuotations,
  type SaidHow,
} from '../search/quotations/find-quotations.ts';
import { peopleOf } from '../speech/people/people.ts';
import type { ReadArticle, Speech } from '../speech/speech.ts';
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
  readonly said?: SaidHow;
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
  const asked = askedBy(options);
  const found = findQuotations(people, reads, asked);
  return found.kind === 'everybody'
    ? everybodyLines(reads, found.people, output)
    : foundLines(found, asked.about, output);
}

function speechObject(file: GivenFile, read: ReadArticle, options: QuotesOptions) {
  const { article, speech } = read;
  const found = findQuotations(peopleOf([read]), [read], askedBy(options));
  const { quotations, statements } = chosenFrom(found, speech, options.said ?? 'all');
  return {
    file: file.path,
    ...factsObject(article),
    reader: speech.reader ?? 'features',
    paragraphs: article.paragraphs,
    quotations: quotations.map((quotation) => ({
      paragraph: quotation.paragraph,
      start: quotation.start,
      end: quotation.end,
      text: spanText(article, quotation),
      speaker: quotation.speaker && { name: quotation.speaker.name, kind: quotation.speaker.kind },
      source: quotation.source,
      cue: quotation.cue,
      attribution: quotation.attribution,
      continues: quotation.continues,
      kind: quotation.kind ?? 'marked',
    })),
    statements: statements.map((statement) => ({
      paragraph: statement.paragraph,
      start: statement.start,
      end: statement.end,
      content: statement.content,
      text: statement.content.map((range) => spanText(article, { ...range, paragraph: statement.paragraph })),
      speaker: statement.speaker && { name: statement.speaker.name, kind: statement.speaker.kind },
      source: statement.source,
      cue: statement.cue,
      kind: statement.kind,
      certainty: statement.certainty,
    })),
    speakers: speech.speakers.map(({ name, kind, aliases, roles }) => ({ name, kind, aliases, roles })),
  };
}

function askedBy({ person, about, said }: QuotesOptions): AskedQuotations {
  return { person: person ?? null, about: about ?? null, said: said ?? 'all' };
}

/** What was found in an article: where nobody in particular is asked for, everything. */
function chosenFrom(
  found: FoundQuotations,
  speech: Speech,
  said: SaidHow,
): Pick<Speech, 'quotations' | 'statements'> {
  if (found.kind === 'everybody') {
    return {
      quotations: said === 'reported' ? [] : speech.quotations,
      statements: said === 'quoted' ? [] : speech.statements,
    };
  }
  if (!('groups' in found)) return { quotations: [], statements: [] };
  return {
    quotations: found.groups.flatMap(({ quotations }) => quotations),
    statements: found.reported.map(({ statement }) => statement),
  };
}
