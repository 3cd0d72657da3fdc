import type { Span } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import { tellsSpeech } from '../../english/verbs-of-speech.ts';
import { wordsOf } from '../entities/words.ts';

/**
 * Which of the words in marks nobody says, as the words before them or their neighbours tell: mottoes ("the motto is
 * “…”"), what something is called ("a song called “…”"), what a gesture means ("as if to say “…”"), what somebody is
 * accused of by nobody who is told ("was accused of being “…”"), things ("a deep “…” that hides a pump"), and lists of titles ("hits such as “Long Road,”
 * “Low Tide” and “The Pier”"). Places in the list; linear in its length.
 *
 * @param spans what stands between marks, in reading order
 */
export function unsaidAmong(
  spans: readonly Span[],
  textOf: (paragraph: number) => string,
): ReadonlySet<number> {
  const unsaid = new Set<number>();
  for (const [index, span] of spans.entries()) {
    const text = textOf(span.paragraph);
    const before = text.slice(Math.max(0, span.start - LONGEST), span.start).replace(OPENING, '');
    if (
      patterns.namesWhatFollows.test(before) ||
      isJudgedByNobody(text, span, before) ||
      isThing(text, span, before)
    )
      unsaid.add(index);
    const previous = spans[index - 1];
    if (!previous || previous.paragraph !== span.paragraph) continue;
    const between = text.slice(previous.end, span.start);
    if (!patterns.listedAfter.test(between) || !isTitle(text, previous) || !isTitle(text, span)) continue;
    unsaid.add(index - 1).add(index);
  }
  return unsaid;
}

/** "Holm was accused of being “rude” for weeks": whose words those are stands nowhere, and they are not Holm's. */
function isJudgedByNobody(text: string, { end }: Span, before: string): boolean {
  const [, subject = '', complement] = patterns.passiveJudgement.exec(before) ?? [];
  if (complement === undefined || patterns.namesAgent.test(complement)) return false;
  if (subject.split(' ').some((word) => tellsSpeech(word.toLowerCase()))) return false;
  const [after = ''] = text.slice(end, end + LONGEST).split(SENTENCE_END);
  return !patterns.toldByAfter.test(after);
}

/**
 * "They will dig a deep “garden” that hides a pump": a thing, of which the marks hold a noun and the words around them the
 * rest, in a sentence in which nobody says anything. Of 8,266 quotations that people marked in PolNeAR seven look so.
 */
function isThing(text: string, { start, end }: Span, before: string): boolean {
  const marked = text.slice(start, end);
  if (!/^\p{Ll}/u.test(marked) || /[.,!?;:…]$/u.test(marked) || marked.split(/\s+/u).length > LONGEST_NOUN)
    return false;
  const after = text.slice(end, end + LONGEST).replace(CLOSING, '');
  if (!patterns.complementOfNoun.test(after)) return false;
  const words = wordsOf(before);
  const sentence = words.filter((word) => word.sentence === words.at(-1)?.sentence);
  const near = words.slice(-LONGEST_NOUN);
  if (!words.at(-1)?.isWord || !near.some(({ lower }) => english.determiners.has(lower))) return false;
  const [rest = ''] = after.split(SENTENCE_END);
  return ![...sentence, ...wordsOf(rest)].some(({ lower }) => tellsSpeech(lower));
}

/** Words in a noun and before it. */
const LONGEST_NOUN = 4;
const CLOSING = /^["”’'»]+/u;
const SENTENCE_END = /[.!?](?:["”’']|\s|$)/u;

/** The longest words before a mark that are looked at, in characters. */
const LONGEST = 120;
const LONGEST_TITLE = 60;
const OPENING = /["“‘'„«\s]+$/u;

/** "Long Road", "The Pier and the Sea": every word with a capital, but for small ones inside. */
function isTitle(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, Math.min(end, start + LONGEST_TITLE)).split(/\s+/u);
  return (
    words.length < 9 && words.every((word, at) => /^\P{L}*\p{Lu}/u.test(word) || (at > 0 && word.length < 4))
  );
}
