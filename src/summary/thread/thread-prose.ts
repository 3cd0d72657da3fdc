import type { Range } from '../../article/article.ts';
import type { Message } from './digest.ts';
import { isCommand } from './message-lines.ts';
import { proseOf } from './message-text.ts';

/** A usable message with its sentences, in order; at least one. */
export interface Prose {
  readonly message: Message;
  readonly sentences: readonly Range[];
}

/**
 * The usable messages: by people, no commands, with at least one sentence that says something and that
 * the same author has not sent before.
 */
export function readProse(messages: readonly Message[]): readonly Prose[] {
  const seen = new Set<string>();
  const usable: Prose[] = [];
  for (const message of messages) {
    if (message.bot === true || isCommand(message.text)) continue;
    const sentences = proseOf(message.text, message.author).filter(({ start, end }) => {
      const key = `${message.authorId} ${message.text.slice(start, end)}`;
      return !seen.has(key) && seen.add(key);
    });
    if (sentences.length > 0) usable.push({ message, sentences });
  }
  return usable;
}
