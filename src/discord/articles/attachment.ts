import type { Attachment } from 'discord.js';
import { formatOfName, usualEndings } from '../../article/formats.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';

/** Bytes of a file that is added as an article. */
const MOST_BYTES = 5_000_000;
/** Milliseconds for downloading it. */
const TIMEOUT = 10_000;
/** Where Discord keeps what is uploaded; nothing else is downloaded. */
const DISCORD_FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Whether a file's name says that it is one that articles come in. */
export function isArticleFile({ name }: Pick<Attachment, 'name'>): boolean {
  return formatOfName(name) !== undefined;
}

/**
 * Downloads a file that was uploaded to Discord.
 *
 * @param api - the REST base URL in use: files are served there too when it is not Discord's own
 * @throws UserError when it is of another kind, too large, or cannot be downloaded
 */
export async function readAttachment(
  attachment: Pick<Attachment, 'name' | 'size' | 'url'>,
  api: string,
): Promise<Uint8Array> {
  const { name, size, url } = attachment;
  if (!isArticleFile(attachment)) {
    throw new UserError(saying('articles.notReadable', { name, endings: { all: usualEndings, by: 'or' } }));
  }
  if (size > MOST_BYTES) throw tooLarge(name);
  if (!isDiscordFile(url, api))
    throw new Error(`an attachment that is not on Discord: ${new URL(url).origin}`);
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok || response.body === null) throw new Error(`Discord answered ${response.status}`);
    return await bounded(response.body, name);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(saying('articles.notDownloaded', { name }), { cause: error });
  }
}

function isDiscordFile(url: string, api: string): boolean {
  const { origin } = new URL(url);
  return DISCORD_FILES.includes(origin) || origin === new URL(api).origin;
}

async function bounded(body: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLarge(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): UserError {
  return new UserError(saying('articles.fileTooLarge', { name, megabytes: MOST_BYTES / 1e6 }));
}
