import type { BaseInteraction } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Library, LibraryArticle } from '../../library/library.ts';
import { articleOfThread } from '../../summary/thread/news.ts';
import { readStarter } from './thread-reading.ts';

/** For how long it is remembered (article ids alone) what a thread is about, in milliseconds. */
const REMEMBERED = 5 * 60_000;
const about = new LRUCache<string, string>({ max: 500, ttl: REMEMBERED });

/**
 * The article of the library that the thread an interaction comes from is about, by its name and its
 * opening message; null outside of threads and where none fits or the thread cannot be read. Never rejects
 * for what Discord answers.
 */
export async function articleOfPlace(
  interaction: BaseInteraction,
  library: Library,
): Promise<LibraryArticle | null> {
  const { channel } = interaction;
  if (channel === null || !channel.isThread()) return null;
  const server = interaction.guildId;
  const remembered = about.get(channel.id);
  if (remembered === '') return null;
  const known = remembered === undefined ? undefined : await library.article(server, remembered);
  if (known !== undefined) return known;
  const forum = channel.parent?.isThreadOnly() ?? false;
  const place = { id: channel.id, parentId: channel.parentId, forum };
  const starter = await readStarter(interaction.client.rest, place);
  const found = articleOfThread(channel.name, starter?.text ?? '', await library.articles(server));
  about.set(channel.id, found?.article.id ?? '');
  return found;
}
