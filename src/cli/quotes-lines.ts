import type { Article } from '../article/article.ts';
import { paragraphText, spanText } from '../article/paragraph-text.ts';
import type { FoundQuotations, ReportedStatement } from '../search/quotations/find-quotations.ts';
import type { OnSubject } from '../search/quotations/on-subject.ts';
import type { QuotedPerson } from '../speech/people/people.ts';
import type { Quotation, ReadArticle, Speaker } from '../speech/speech.ts';
import { reportingSentence } from '../speech/statement-words.ts';
import { bar } from '../text/bar.ts';
import { counted } from '../text/counted.ts';
import { harmless } from '../text/harmless.ts';
import { bold, wrapped } from './layout.ts';
import type { Output } from './output.ts';
import { introduction, withMarks } from './quotation-lines.ts';

/** Everybody who is quoted or reported, most quoted first, with what else they are called and what they are. */
export function* everybodyLines(
  reads: readonly ReadArticle[],
  people: readonly QuotedPerson[],
  output: Output,
): Generator<string> {
  for (const { article } of reads) {
    yield wrapped(article.title, output);
    yield `  ${counted(article.paragraphs.length, 'paragraph')} · ${harmless(article.origin)}`;
    yield '';
  }
  if (people.length === 0) yield 'Nobody is quoted.';
  const most = Math.max(...people.map(({ quotations, statements }) => quotations.length + statements.length));
  for (const { speaker, quotations, statements } of people) {
    yield bar(quotations.length + statements.length, most);
    yield* headLines(speaker, { quoted: quotations.length, reported: statements.length }, output);
    yield '';
  }
  const all = reads.reduce((sum, read) => sum + read.speech.quotations.length, 0);
  const known = people.reduce((sum, person) => sum + person.quotations.length, 0);
  if (all > known) yield `${counted(all - known, 'quotation')} whose speaker is not certain.`;
}

/** What somebody says or what is said about something, quotations first; or what there is instead. */
export function* foundLines(
  found: Exclude<FoundQuotations, { readonly kind: 'everybody' }>,
  about: string | null,
  output: Output,
): Generator<string> {
  if (found.kind === 'nobody') return yield* nobodyLines(found.typed ?? '', found.people, output);
  if (found.kind === 'mentioned') {
    yield* headLines(found.speaker, { quoted: 0, reported: 0 }, output);
    yield '';
    yield 'Mentioned, but not quoted:';
    for (const { article, span } of found.mentions.slice(0, 5)) {
      yield wrapped(`¶ ${span.paragraph}  ${paragraphText(article, span.paragraph)}`, output, '  ');
    }
    return;
  }
  if (found.kind === 'person') {
    yield* headLines(found.speaker, found.total, output);
    yield '';
  }
  if (found.groups.length === 0 && found.reported.length === 0) {
    yield `No quotation about “${harmless(about ?? '')}”.`;
    return;
  }
  for (const line of subjectLines(found.subject)) yield wrapped(line, output);
  let title = '';
  for (const { article, quotations } of found.groups) {
    if (article.title !== title) yield wrapped(article.title, output);
    title = article.title;
    for (const quotation of quotations) {
      yield wrapped(quotationLine(article, quotation, found.kind === 'about'), output, '  ');
    }
  }
  yield* reportedLines(found.reported, found.kind === 'about', output);
}

/** Reported statements, each as the whole sentence that reports it. */
function* reportedLines(
  reported: readonly ReportedStatement[],
  named: boolean,
  output: Output,
): Generator<string> {
  if (reported.length === 0) return;
  yield '';
  yield 'Reported';
  let before = '';
  for (const { article, statement } of reported) {
    const sentence = spanText(article, reportingSentence(article, statement));
    const speaker = named && statement.speaker !== null ? ` — ${statement.speaker.name}` : '';
    const line = `¶ ${statement.paragraph}  ${sentence}${speaker}`;
    if (line !== before) yield wrapped(line, output, '  ');
    before = line;
  }
}

function quotationLine(article: Article, quotation: Quotation, named: boolean): string {
  const speaker = named && quotation.speaker !== null ? ` — ${quotation.speaker.name}` : '';
  const introduced = named ? '' : introduction(article, quotation);
  const how = introduced === '' ? '' : ` (${introduced})`;
  return `¶ ${quotation.paragraph}  ${withMarks(article, quotation)}${speaker}${how}`;
}

/** What was looked for instead of the words given, and which of them were not found. */
function subjectLines(subject: OnSubject | null): readonly string[] {
  if (subject === null) return [];
  return [
    ...subject.readAs.map(({ asked, known }) => `“${harmless(asked)}” is read as “${known}”.`),
    ...subject.missing.map((word) => `“${harmless(word)}” stands near none of them.`),
  ];
}

/** Nobody of the name: who there is instead. */
function* nobodyLines(typed: string, people: readonly QuotedPerson[], output: Output): Generator<string> {
  yield `Nobody in these articles is called “${harmless(typed)}”.`;
  const names = people.slice(0, 10).map((person) => person.speaker.name);
  if (names.length > 0) yield wrapped(`They name ${names.join(', ')}.`, output);
}

function* headLines(
  speaker: Speaker,
  { quoted, reported }: { readonly quoted: number; readonly reported: number },
  output: Output,
): Generator<string> {
  const also = reported > 0 ? ` · ${reported} reported` : '';
  yield `${bold(speaker.name, output)} · ${counted(quoted, 'quotation')}${also}`;
  if (speaker.aliases.length > 0) {
    yield wrapped(`also ${speaker.aliases.map((alias) => `“${alias}”`).join(', ')}`, output, '  ');
  }
  if (speaker.roles.length > 0) yield wrapped(speaker.roles.join(', '), output, '  ');
}
