import { cutBetweenWords, LIMITS } from '../kit/limits.ts';
import type { Reply } from '../kit/reply.ts';

/**
 * The reply with the question above it, small: Discord tells everybody else in the channel only that
 * somebody used /ask. It stands where Discord reads no Markdown, and in the message itself, so that the
 * buttons find it there ({@link questionOf}) for as long as the message exists.
 */
export function withQuestion(reply: Reply, question: string | null): Reply {
  const [first, ...more] = reply.embeds ?? [];
  const name = question === null ? '' : cutBetweenWords(question, LIMITS.embedAuthor);
  if (first === undefined || name === '') return reply;
  return { ...reply, embeds: [{ ...first, author: { name } }, ...more] };
}

/** The question above a reply that was sent before; null for one without. */
export function questionOf(
  embeds: readonly { readonly author: { readonly name: string } | null }[],
): string | null {
  return embeds[0]?.author?.name ?? null;
}
