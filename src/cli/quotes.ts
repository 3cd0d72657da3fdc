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
  for (const file of await filesAt(await orSeeds(paths))) {
    try {
      const read = await readArticleFile(file);
      report.answered();
      if (options.json === true) await output.json(speechObject(file, read, options));
      else reads.push(read);
    } catch (error) {
      const message = messageOf(error);
      report.failed(message);
      if (options.json === true) await output.json({ file: file.path, error: message });
    }
  }
  if (options.json === true || reads.length === 0) return;
  for (const line of linesFor(reads, options, output)) await output.line(line);
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
