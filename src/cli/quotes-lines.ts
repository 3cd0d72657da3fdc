import type { ReadArticle } from '../search/answer/answer.ts';
import type { QuotedPerson } from '../speech/people/people.ts';
import { bold, harmless, wrapped } from './layout.ts';
import type { Output } from './output.ts';
import { introduction, paragraphText, withMarks } from './quotation-lines.ts';
import type { QuotationFilter } from './quotes.ts';

/** Everybody who is quoted, most quoted first, with what else they are called and what they are. */
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
  const quoted = people.filter((person) => person.quotations.length > 0);
  if (quoted.length === 0) yield 'Nobody is quoted.';
  for (const person of quoted) {
    yield* headLines(person, output);
    yield '';
  }
  const all = reads.reduce((sum, read) => sum + read.speech.quotations.length, 0);
  const known = quoted.reduce((sum, person) => sum + person.quotations.length, 0);
  if (all > known) yield `${counted(all - known, 'quotation')} whose speaker is not certain.`;
}

/** What one person says, in order, and how it was introduced; where they are mentioned, when never quoted. */
export function* personLines(
  person: QuotedPerson,
  filter: QuotationFilter,
  output: Output,
): Generator<string> {
  yield* headLines(person, output);
  yield '';
  const chosen = person.quotations.filter(({ article, quotation }) => filter(article, quotation));
  if (person.quotations.length === 0) {
    yield 'Mentioned, but not quoted:';
    for (const { article, span } of person.mentions.slice(0, 5)) {
      yield wrapped(`¶ ${span.paragraph}  ${paragraphText(article, span.paragraph)}`, output, '  ');
    }
  } else if (chosen.length === 0) yield 'Nothing on that subject.';
  let title = '';
  for (const { article, quotation } of chosen) {
    if (article.title !== title) yield wrapped(article.title, output);
    title = article.title;
    const introduced = introduction(article, quotation);
    const how = introduced === '' ? '' : ` (${introduced})`;
    yield wrapped(`¶ ${quotation.paragraph}  ${withMarks(article, quotation)}${how}`, output, '  ');
  }
}

/** Every quotation from paragraphs on a subject. */
export function* subjectLines(
  reads: readonly ReadArticle[],
  filter: QuotationFilter,
  output: Output,
): Generator<string> {
  let found = false;
  for (const { article, speech } of reads) {
    const chosen = speech.quotations.filter((quotation) => filter(article, quotation));
    if (chosen.length > 0) yield wrapped(article.title, output);
    for (const quotation of chosen) {
      found = true;
      const speaker = quotation.speaker === null ? '' : ` — ${quotation.speaker.name}`;
      yield wrapped(`¶ ${quotation.paragraph}  ${withMarks(article, quotation)}${speaker}`, output, '  ');
    }
  }
  if (!found) yield 'No quotation on that subject.';
}

/** Nobody of the name: who there is instead. */
export function* nobodyLines(
  typed: string,
  people: readonly QuotedPerson[],
  output: Output,
): Generator<string> {
  yield `Nobody in these articles is called “${harmless(typed)}”.`;
  const names = people.slice(0, 10).map((person) => person.speaker.name);
  if (names.length > 0) yield wrapped(`They name ${names.join(', ')}.`, output);
}

function* headLines({ speaker, quotations }: QuotedPerson, output: Output): Generator<string> {
  yield `${bold(speaker.name, output)} · ${counted(quotations.length, 'quotation')}`;
  if (speaker.aliases.length > 0) {
    yield wrapped(`also ${speaker.aliases.map((alias) => `“${alias}”`).join(', ')}`, output, '  ');
  }
  if (speaker.roles.length > 0) yield wrapped(speaker.roles.join(', '), output, '  ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
