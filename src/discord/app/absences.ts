import type { Client } from 'discord.js';
import type { Library } from '../../library/library.ts';
import { shardOf } from '../../library/store/shards.ts';

/**
 * Tells the library which servers the bot left, or came back to, while it was not running: Discord sends no
 * event for those. What is due is deleted only then. Only servers of this client's own shards are looked at.
 */
export async function noteAbsences(client: Client<true>, library: Library): Promise<void> {
  const shards = client.options.shards === 'auto' ? undefined : client.options.shards;
  const own = new Set(typeof shards === 'number' ? [shards] : (shards ?? [0]));
  for (const { server, leftAt } of await library.servers()) {
    if (!own.has(shardOf(server, client.options.shardCount ?? 1))) continue;
    const present = client.guilds.cache.has(server);
    if (present && leftAt !== null) await library.joined(server);
    if (!present && leftAt === null) await library.left(server);
  }
  await library.clean();
}
