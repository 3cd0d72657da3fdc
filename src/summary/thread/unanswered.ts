import type { Range } from '../../article/article.ts';
import { patterns } from '../../english/patterns.ts';
import { plainWordsOf } from '../../text/tokens.ts';
import { termsOf } from '../terms.ts';
import type { KeyMessage, Message } from './digest.ts';
import { repliesTo } from './noticed.ts';
import type { Prose } from './thread-prose.ts';

const most = 3;
/** So many messages after a question are looked at for an answer. */
const reach = 8;
/** So many telling words shared with the question make a message an answer. */
const shared = 2;

/**
 * Questions that nobody replied to: no reply to the message, and none of the next messages by others names
 * the asker or takes up the question's words. The longest by telling words, at most three, in time order.
 */
export function unansweredOf(messages: readonly Message[], prose: readonly Prose[]): readonly KeyMessage[] {
  const replies = repliesTo(messages);
  const answerTo = answersIn(prose);
  const questions = prose.flatMap(({ message, sentences }, place) => {
    const last = questionOf(prose[place]);
    if (last === null || replies.has(message.id) || answerTo(place, last) !== null) return [];
    const telling = tellingOf(message, last);
    if (telling.size < shared) return [];
    const before = sentences[sentences.indexOf(last) - 1];
    const alone = plainWordsOf(asked(message.text.slice(last.start, last.end))).length < 4;
    const ranges = alone && before !== undefined ? [before, last] : [last];
    return [{ place, telling: telling.size, key: { message, ranges } }];
  });
  return questions
    .sort((a, b) => b.telling - a.telling || a.place - b.place)
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => key);
}

/** The last question of a message; null when it asks nothing. */
export function questionOf(one: Prose | undefined): Range | null {
  return one?.sentences.findLast(({ start, end }) => isQuestion(one.message.text.slice(start, end))) ?? null;
}

/**
 * Tells which message answers the question of the one at `place`: the first that replies to it, else the first of the
 * next eight by others that names the asker or takes up two of the question's telling words; null when none does.
 */
export function answersIn(prose: readonly Prose[]): (place: number, question: Range) => number | null {
  const authors = new Map(prose.map(({ message }) => [message.id, message.authorId]));
  const replies = new Map<string, number>();
  for (const [at, { message }] of prose.entries()) {
    const { replyTo, authorId } = message;
    if (replyTo !== undefined && authors.get(replyTo) !== authorId && !replies.has(replyTo))
      replies.set(replyTo, at);
  }
  return (place, question) => {
    const asker = prose[place]?.message;
    if (asker === undefined) return null;
    const reply = replies.get(asker.id);
    if (reply !== undefined) return reply;
    const terms = tellingOf(asker, question);
    const next = prose.slice(place + 1, place + 1 + reach);
    const found = next.findIndex(({ message }) => answers(message, asker, terms));
    return found < 0 ? null : place + 1 + found;
  };
}

/** The telling words of a question; of its whole message where it has too few ("who pays?"). */
function tellingOf(message: Message, { start, end }: Range): ReadonlySet<string> {
  const own = new Set(termsOf(asked(message.text.slice(start, end))));
  return own.size >= shared ? own : new Set(termsOf(message.text));
}

/** A sentence with a question mark after at least two words: "who pays? serious question" asks, too. */
export function isQuestion(sentence: string): boolean {
  const words = asked(sentence);
  return (
    words !== '' &&
    plainWordsOf(words).length >= 2 &&
    (plainWordsOf(words).length >= 4 || patterns.asks.test(words))
  );
}

/** A sentence up to its question mark, without what stands before the last stop in it; empty without one. */
function asked(sentence: string): string {
  const mark = /\?(?=["'”’)]*(?:\s|$))/u.exec(sentence);
  if (mark === null) return '';
  return sentence.slice(0, mark.index + 1).replace(/^.*[.!:]\s/su, '');
}

function answers(later: Message, asker: Message, terms: ReadonlySet<string>): boolean {
  if (later.authorId === asker.authorId) return false;
  if (later.text.includes(`<@${asker.authorId}>`) || later.text.includes(`@${asker.author}`)) return true;
  return new Set(termsOf(later.text).filter((term) => terms.has(term))).size >= shared;
}
