import { termsOf, wordsOf } from '../terms.ts';
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
  const questions = prose.flatMap(({ message, sentences }, place) => {
    const ranges = sentences.filter(({ start, end }) => isQuestion(message.text.slice(start, end)));
    const last = ranges.at(-1);
    if (last === undefined || replies.has(message.id)) return [];
    const terms = new Set(termsOf(message.text.slice(last.start, last.end)));
    const next = prose.slice(place + 1, place + 1 + reach);
    if (terms.size < 2 || next.some((later) => answers(later.message, message, terms))) return [];
    return [{ place, telling: terms.size, key: { message, ranges: [last] } }];
  });
  return questions
    .sort((a, b) => b.telling - a.telling || a.place - b.place)
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ key }) => key);
}

function isQuestion(sentence: string): boolean {
  return /\?["'”’)\s]*$/u.test(sentence) && wordsOf(sentence).length >= 4;
}

function answers(later: Message, asked: Message, terms: ReadonlySet<string>): boolean {
  if (later.authorId === asked.authorId) return false;
  if (later.text.includes(`<@${asked.authorId}>`) || later.text.includes(`@${asked.author}`)) return true;
  return new Set(termsOf(later.text).filter((term) => terms.has(term))).size >= shared;
}
