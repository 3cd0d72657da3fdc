import type { Article } from '../article/article.ts';
import { whereAndWhen } from '../article/facts/describe-facts.ts';
import type { Answer, Offer, Passage, Silent, Source } from '../search/answer/answer.ts';
import { reportedSpeakers } from '../speech/statement-words.ts';
import { harmless } from '../text/harmless.ts';
import { wordsIn } from '../words/words.ts';
import { bold, wrapped } from './layout.ts';
import type { Output } from './output.ts';
import { withMarks } from './quotation-lines.ts';

/** An answer for people: the words, who says them, where they stand. */
export function* answerLines(answer: Answer, output: Output, closest: boolean): Generator<string> {
  if (answer.readAs !== null) {
    yield wrapped(`Read as: ${harmless(answer.readAs)}`, output);
    yield '';
  }
  if (!answer.answered) {
    yield* offerLines(answer, output);
    if (!closest || answer.passages.length === 0) {
      yield '';
      return;
    }
    yield 'The closest passages:';
    yield '';
  }
  if (answer.speaker !== null) {
    yield bold(answer.reported ? `${answer.speaker.name} (reported)` : answer.speaker.name, output);
    yield '';
  }
  if (answer.degree === 'mayAnswer') {
    yield 'This may answer it:';
    yield '';
  }
  const shown = answer.answered ? answer.passages.filter(({ answers }) => answers) : answer.passages;
  for (const passage of shown) yield* passageLines(passage, output);
}

/** Who wrote articles, as they say. */
export function* authorLines(articles: readonly Article[], output: Output): Generator<string> {
  const signed = articles.filter(({ byline }) => byline !== undefined);
  if (signed.length === 0) yield 'No article says who wrote it.';
  for (const article of signed) {
    yield bold(harmless(article.byline ?? ''), output);
    const place = [whereAndWhen(wordsIn('en'), article), shortened(article.title)].filter(
      (part) => part !== '',
    );
    yield wrapped(place.join(' · '), output, '  ');
  }
  yield '';
}

function* passageLines(passage: Passage, output: Output): Generator<string> {
  const { paragraph, sentence, article } = passage;
  const { text } = paragraph;
  const marked = text
    .slice(sentence.start, sentence.end)
    .split(' ')
    .map((word) => bold(word, output))
    .join(' ');
  yield wrapped(text.slice(0, sentence.start) + marked + text.slice(sentence.end), output);
  for (const quotation of passage.quotations) {
    if (quotation.speaker === null) continue;
    const words = quotation.kind === undefined ? `${withMarks(article, quotation)} ` : '';
    yield wrapped(`${words}— ${quotation.speaker.name}`, output, '  ');
  }
  const reported = reportedSpeakers(passage.statements, passage.quotations, sentence);
  if (reported.length > 0)
    yield wrapped(reported.map(({ name }) => `${name} (reported)`).join(' · '), output, '  ');
  yield wrapped(placeOf(passage), output, '  ');
  for (const source of passage.also) yield wrapped(`also ${placeOf(source)}`, output, '  ');
  yield '';
}

function placeOf({ article, paragraph }: Source): string {
  const place = [`¶ ${paragraph.number}`, whereAndWhen(wordsIn('en'), article), shortened(article.title)];
  return place.filter((part) => part !== '').join(' · ');
}

function* offerLines(answer: Answer, output: Output): Generator<string> {
  yield `Nothing in these articles answers “${harmless(answer.question)}”.`;
  const { offer } = answer;
  if (offer === null) return;
  for (const line of wordsOf(offer)) yield wrapped(harmless(line), output);
}

function wordsOf(offer: Offer): readonly string[] {
  const { silent } = offer;
  const meant = offer.didYouMean.map(({ asked, known }) => `“${known}” for “${asked}”`);
  return [
    ...(silent === null ? [] : [silentLine(silent)]),
    ...(meant.length > 0 ? [`Did you mean ${meant.join(', ')}?`] : []),
    ...(offer.about.length > 0 ? [`They are about ${offer.about.join(', ')}.`] : []),
    ...(offer.people.length > 0 ? [`People: ${offer.people.map((person) => person.name).join(', ')}.`] : []),
  ];
}

function silentLine({ speaker, speaks }: Silent): string {
  return speaks
    ? `${speaker.name} says nothing here that answers it.`
    : `${speaker.name} is mentioned but never quoted.`;
}

function shortened(title: string): string {
  if (title.length <= 80) return title;
  return `${title.slice(0, title.lastIndexOf(' ', 78))} …`;
}
