import { plainWordsOf } from '../../text/tokens.ts';
import { chooseRanges } from './choose-messages.ts';
import type { Digest, KeyMessage, Thread } from './digest.ts';
import { linksOf } from './links.ts';
import { noticedOf } from './noticed.ts';
import { quotedIn } from './people-quoted.ts';
import { type Prose, readProse } from './thread-prose.ts';
import { unansweredOf } from './unanswered.ts';

/** How much a digest may hold. */
export interface DigestLimits {
  /** Words in all key messages together; 120 when not given. */
  readonly words?: number;
  /** Key messages; 8 when not given. */
  readonly messages?: number;
}

/** Below so many usable messages there is nothing to choose from. */
const fewest = 5;
const openingWords = 60;

/**
 * The digest of a thread: its opening, its key messages, who is quoted, open questions, links. Every
 * range is letter for letter what its message says. The time taken grows with the text's length.
 *
 * Fewer than five usable messages are listed: with their sentences in full, or as many of them as
 * `words` allows where it is given.
 */
export function digestThread(thread: Thread, limits: DigestLimits = {}): Digest {
  const prose = readProse(thread.messages);
  const listed = prose.length < fewest;
  const times = thread.messages.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const first = prose[0];
  return {
    title: thread.title,
    given: thread.messages.length,
    usable: prose.length,
    people: new Set(prose.map(({ message }) => message.authorId)).size,
    times,
    ...(times.length === 0 ? {} : { from: least(times), to: -least(times.map((time) => -time)) }),
    opening: first === undefined ? null : openingOf(first),
    key: listed && limits.words === undefined ? prose.map(whole) : chooseRanges(thread, prose, limits),
    listed,
    ...quotedIn(thread.messages),
    unanswered: unansweredOf(thread.messages, prose),
    links: linksOf(thread.messages),
    noticed: noticedOf(thread.messages, prose),
  };
}

/** The opening message's first sentences, whole, up to about sixty words. */
function openingOf({ message, sentences }: Prose): KeyMessage {
  let words = 0;
  const ranges = sentences.filter(({ start, end }) => {
    words += plainWordsOf(message.text.slice(start, end)).length;
    return words <= openingWords;
  });
  return { message, ranges: ranges.length > 0 ? ranges : sentences.slice(0, 1) };
}

function whole({ message, sentences }: Prose): KeyMessage {
  return { message, ranges: sentences };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
