import { z } from 'zod';
import type { Thread } from '../summary/thread/digest.ts';
import { UserError } from '../user-error.ts';
import { bytesOf, type GivenFile } from './article-files.ts';

const id = z.union([z.string(), z.number()]).transform(String);

const message = z.object({
  id,
  author: z.string().default('unknown'),
  authorId: id.optional(),
  /** Milliseconds since 1970, or a date in any form that Date.parse reads. */
  time: z.union([z.number(), z.string()]).nullish(),
  text: z.string(),
  replyTo: id.nullish(),
  reactions: z.number().nullish(),
  bot: z.boolean().nullish(),
});

const thread = z.object({ title: z.string().default(''), messages: z.array(message) });

/**
 * Reads a thread: `{"title", "messages": [{"id", "author", "time"?, "text"}]}`, with `authorId`,
 * `replyTo`, `reactions` and `bot` of a message if known.
 *
 * @throws UserError when the file cannot be read or holds no thread.
 */
export async function readThreadFile(file: GivenFile): Promise<Thread> {
  const text = new TextDecoder().decode(await bytesOf(file));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file.path} is not JSON: ${reason}`);
  }
  const read = thread.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new UserError(
      `${file.path} is not a thread${place === '' ? '' : `, at ${place}`}: ${issue?.message ?? 'wrong form'}. A thread is {"title", "messages": [{"id", "author", "text"}]}.`,
    );
  }
  return { title: read.data.title, messages: read.data.messages.map(toMessage) };
}

function toMessage(given: z.infer<typeof message>): Thread['messages'][number] {
  const time = typeof given.time === 'string' ? Date.parse(given.time) : (given.time ?? Number.NaN);
  return {
    id: given.id,
    author: given.author,
    authorId: given.authorId ?? given.author,
    text: given.text,
    ...(Number.isFinite(time) ? { time } : {}),
    ...(given.replyTo == null ? {} : { replyTo: given.replyTo }),
    ...(given.reactions == null ? {} : { reactions: given.reactions }),
    ...(given.bot == null ? {} : { bot: given.bot }),
  };
}
