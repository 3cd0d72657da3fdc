import type { ReadArticle } from '../search/answer/answer.ts';
import { questionTermsOf, termsOf } from '../search/index/terms.ts';
import { matchPeople, peopleOf, type QuotedPerson } from '../speech/people/people.ts';
import type { Quotation } from '../speech/speech.ts';
import { filesAt, type GivenFile, messageOf, orSeeds, readArticleFile } from './article-files.ts';
import type { Output } from './output.ts';
import { paragraphText } from './quotation-lines.ts';
import { everybodyLines, nobodyLines, personLines, subjectLines } from './quotes-lines.ts';
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
  const filter = filterOf(options.about);
  if (options.person === undefined) {
    return options.about === undefined
      ? everybodyLines(reads, people, output)
      : subjectLines(reads, filter, output);
  }
  const [person] = matchPeople(people, options.person);
  return person === undefined
    ? nobodyLines(options.person, people, output)
    : personLines(person, filter, output);
}

/** Whether a quotation belongs to what was asked for. */
export type QuotationFilter = (article: ReadArticle['article'], quotation: Quotation) => boolean;

/** Every word asked for, in any form, stands in the quotation's paragraph. */
function filterOf(about: string | undefined): QuotationFilter {
  if (about === undefined) return () => true;
  const wanted = questionTermsOf(about).map((term) => term.stem);
  return (article, quotation) => {
    const stems = new Set(termsOf(paragraphText(article, quotation.paragraph)).map((term) => term.stem));
    return wanted.every((stem) => stems.has(stem));
  };
}

function speechObject(file: GivenFile, read: ReadArticle, options: QuotesOptions) {
  const { article, speech } = read;
  const filter = filterOf(options.about);
  const speaker = options.person === undefined ? undefined : soughtIn(read, options.person);
  const chosen = speech.quotations.filter(
    (quotation) =>
      (speaker === undefined || speaker?.quotations.some((own) => own.quotation === quotation)) &&
      filter(article, quotation),
  );
  return {
    file: file.path,
    title: article.title,
    paragraphs: article.paragraphs,
    quotations: chosen.map((quotation) => ({
      paragraph: quotation.paragraph,
      start: quotation.start,
      end: quotation.end,
      text: paragraphText(article, quotation.paragraph).slice(quotation.start, quotation.end),
      speaker: quotation.speaker && { name: quotation.speaker.name, kind: quotation.speaker.kind },
      source: quotation.source,
      cue: quotation.cue,
      attribution: quotation.attribution,
      continues: quotation.continues,
    })),
    speakers: speech.speakers.map(({ name, kind, aliases, roles }) => ({ name, kind, aliases, roles })),
  };
}

/** Null when the article has nobody of that name. */
function soughtIn(read: ReadArticle, typed: string): QuotedPerson | null {
  return matchPeople(peopleOf([read]), typed)[0] ?? null;
}
