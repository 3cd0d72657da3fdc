import type { Digest, Message } from './digest.ts';
import type { Prose } from './thread-prose.ts';

/** Reactions and replies together from which a message counts as noticed. */
const fewest = 2;
const most = 3;

/** The most reacted and replied messages, with their first two sentences; at most three. */
export function noticedOf(messages: readonly Message[], prose: readonly Prose[]): Digest['noticed'] {
  const replies = repliesTo(messages);
  return prose
    .map(({ message, sentences }) => ({
      message: { message, ranges: sentences.slice(0, 2) },
      reactions: message.reactions ?? 0,
      replies: replies.get(message.id) ?? 0,
    }))
    .filter((one) => one.reactions + one.replies >= fewest)
    .sort((a, b) => b.reactions + b.replies - (a.reactions + a.replies))
    .slice(0, most);
}

/** How many messages reply to each message, bots' and the author's own left out. */
export function repliesTo(messages: readonly Message[]): ReadonlyMap<string, number> {
  const authors = new Map(messages.map(({ id, authorId }) => [id, authorId]));
  const counts = new Map<string, number>();
  for (const { replyTo, authorId, bot } of messages) {
    if (replyTo === undefined || bot === true || authors.get(replyTo) === authorId) continue;
    counts.set(replyTo, (counts.get(replyTo) ?? 0) + 1);
  }
  return counts;
}
