import { isDamagedFeed } from './feed-store.ts';
import type { Storage } from './storage.ts';
import { type DamagedArticle, isDamaged } from './store.ts';

/** What a copy has copied. */
export interface Copied {
  readonly servers: number;
  readonly articles: number;
  readonly feeds: number;
  /** Of how many servers settings were copied. */
  readonly settings: number;
  /** What could not be read, and where it was set aside. */
  readonly damaged: readonly DamagedArticle[];
}

/** What is copied: what servers have given, not what was worked out from it. */
type Given = Pick<Storage, 'articles' | 'feeds'>;

/**
 * Copies articles, feeds and settings from one store to another, with when the bot left their servers. What the other
 * store has under the same key is replaced, and so are its settings; removed articles are not copied.
 *
 * @param server one server alone; null: all
 */
export async function copyArticles(from: Given, to: Given, server: string | null): Promise<Copied> {
  const damaged: DamagedArticle[] = [];
  let articles = 0;
  let feeds = 0;
  let settings = 0;
  let servers = 0;
  for (const { server: id, leftAt } of await from.articles.servers()) {
    if (server !== null && id !== server) continue;
    let own = 0;
    for await (const entry of from.articles.read(id)) {
      if (isDamaged(entry)) damaged.push(entry);
      else {
        await to.articles.put(id, entry);
        own += 1;
      }
    }
    let followed = 0;
    for (const feed of await from.feeds.all(id)) {
      if (isDamagedFeed(feed)) damaged.push(feed);
      else {
        await to.feeds.put(id, feed);
        followed += 1;
      }
    }
    const chosen = await from.articles.settings(id);
    if (isDamaged(chosen)) damaged.push(chosen);
    const hasChosen = !isDamaged(chosen) && Object.keys(chosen).length > 0;
    if (hasChosen) await to.articles.putSettings(id, chosen);
    if (own === 0 && followed === 0 && !hasChosen) continue;
    await to.articles.markLeft(id, leftAt);
    articles += own;
    feeds += followed;
    settings += hasChosen ? 1 : 0;
    servers += 1;
  }
  return { servers, articles, feeds, settings, damaged };
}
