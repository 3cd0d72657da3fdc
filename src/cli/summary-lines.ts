import type { Article } from '../article/article.ts';
import { factsInWords } from '../article/facts/describe-facts.ts';
import type { Digest, KeyMessage, KeySentence } from '../summary/thread/digest.ts';
import { chosenWords } from '../summary/thread/plain-words.ts';
import { harmless } from '../text/harmless.ts';
import { wordsIn } from '../words/words.ts';
import { bold, wrapped } from './layout.ts';
import type { Output } from './output.ts';

/** What was chosen of a message, in order; an ellipsis stands for what was left out between. */
export function chosenText({ message, ranges }: KeyMessage): string {
  let text = '';
  let reached = 0;
  for (const { start, end } of ranges) {
    if (text !== '') text += message.text.slice(reached, start).trim() === '' ? ' ' : ' … ';
    text += message.text.slice(start, end);
    reached = end;
  }
  return text;
}

/** The key sentences of an article, each with its paragraph. */
export function* sentenceLines(
  article: Article,
  sentences: readonly KeySentence[],
  output: Output,
): Generator<string> {
  yield wrapped(bold(article.title, output), output);
  const facts = factsInWords(wordsIn('en'), article);
  if (facts !== '') yield wrapped(facts, output);
  yield '';
  for (const { paragraph, text } of sentences) {
    yield wrapped(`¶ ${paragraph}  ${text}`, output, '  ');
  }
  yield '';
}

/** The digest of a thread, in the order in which it is read. */
export function* digestLines(digest: Digest, output: Output): Generator<string> {
  const { given, usable } = digest;
  yield wrapped(bold(`Digest of “${harmless(digest.title)}”`, output), output);
  const people = digest.people === 1 ? '1 person' : `${digest.people} people`;
  yield [`${usable} of ${given} messages`, people, ...period(digest)].join(' · ');
  yield '';
  if (digest.listed) yield 'Too few messages to choose from; all of them:';
  else if (digest.opening !== null) {
    yield 'Opening';
    yield messageLine(digest.opening, output);
    yield '';
    yield 'Key messages';
  }
  for (const key of digest.key) yield messageLine(key, output);
  yield '';
  yield* section(
    'Quoted',
    digest.quoted.map(({ speaker, count }) => `${speaker.name} ${count}`),
    output,
  );
  if (digest.unanswered.length > 0) {
    yield 'Unanswered';
    for (const key of digest.unanswered) yield messageLine(key, output);
    yield '';
  }
  yield* section(
    'Links',
    digest.links.map(({ link, count }) => `${link} (${count})`),
    output,
  );
}

function* section(title: string, items: readonly string[], output: Output): Generator<string> {
  if (items.length === 0) return;
  yield wrapped(harmless(`${title}: ${items.join(', ')}`), output);
  yield '';
}

function messageLine(key: KeyMessage, output: Output): string {
  const { author, time } = key.message;
  const when = time === undefined ? '' : `, ${timeOf(time)}`;
  return wrapped(harmless(`${author}${when}: ${chosenWords(key)}`), output, '  ');
}

function period({ from, to }: Digest): readonly string[] {
  return from === undefined || to === undefined ? [] : [`${timeOf(from)} – ${timeOf(to)}`];
}

/** Universal time, to the minute; empty for a number that is no time. */
function timeOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16).replace('T', ' ');
}
