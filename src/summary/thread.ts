import type { Range } from '../article/article.ts';
import type { Digest, KeyMessage, Message, Thread } from './digest.ts';
import { proseOf } from './message-text.ts';
import { cosine, countsOf, termsOf, wordsOf } from './terms.ts';

/** How much a digest may hold. */
export interface DigestLimits {
  /** Words in all key messages together; 120 when not given. */
  readonly words?: number;
  /** Key messages; 8 when not given. */
  readonly messages?: number;
}

/**
 * The digest of a thread: opening, key messages, people quoted, open questions, links. Every range
 * is letter for letter what its message says.
 */
export function digestThread(thread: Thread, limits: DigestLimits = {}): Digest {
  const usable = thread.messages.filter((message) => isUsable(message));
  const listed = usable.length < 5;
  const times = thread.messages.flatMap((message) => (message.time === undefined ? [] : [message.time]));
  const opening = usable[0] === undefined ? null : whole(usable[0]);
  return {
    title: thread.title,
    given: thread.messages.length,
    usable: usable.length,
    people: new Set(usable.map((message) => message.authorId)).size,
    ...(times.length === 0 ? {} : { from: Math.min(...times), to: Math.max(...times) }),
    opening,
    key: choose(thread, usable, limits),
    listed,
    quoted: [],
    unanswered: [],
    links: [],
    noticed: [],
  };
}

function isUsable(message: Message): boolean {
  return message.bot !== true && proseOf(message.text, message.author).length > 0;
}

function whole(message: Message): KeyMessage {
  return { message, ranges: proseOf(message.text, message.author) };
}

interface Candidate {
  readonly message: number;
  readonly range: Range;
  readonly words: number;
  readonly score: number;
}

function choose(thread: Thread, messages: readonly Message[], limits: DigestLimits): readonly KeyMessage[] {
  const { words: wordLimit = 120, messages: messageLimit = 8 } = limits;
  const prose = messages.map((message) => proseOf(message.text, message.author));
  const texts = messages.map((message, m) =>
    (prose[m] ?? []).map(({ start, end }) => message.text.slice(start, end)),
  );
  const centre = countsOf(texts.flat().flatMap(termsOf));
  const title = countsOf(termsOf(thread.title));
  const candidates = messages.flatMap((_, m) =>
    (prose[m] ?? []).map((range, s): Candidate => {
      const text = texts[m]?.[s] ?? '';
      const vector = countsOf(termsOf(text));
      const score =
        cosine(vector, centre) + 0.3 * cosine(vector, title) + 0.3 / (1 + s) + (m === 0 ? 0.3 : 0);
      return { message: m, range, words: wordsOf(text).length, score };
    }),
  );
  candidates.sort((a, b) => b.score - a.score || a.message - b.message || a.range.start - b.range.start);
  const chosen = new Map<number, Range[]>();
  let left = wordLimit;
  for (const second of [false, true]) {
    for (const candidate of candidates) {
      const ranges = chosen.get(candidate.message);
      if (candidate.words > left || ranges?.includes(candidate.range)) continue;
      if (second ? ranges === undefined : ranges !== undefined || chosen.size >= messageLimit) continue;
      chosen.set(candidate.message, [...(ranges ?? []), candidate.range]);
      left -= candidate.words;
    }
  }
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .flatMap(([m, ranges]) => {
      const message = messages[m];
      return message === undefined ? [] : [{ message, ranges: ranges.sort((a, b) => a.start - b.start) }];
    });
}
