import { type ArticleStore, type DamagedArticle, isDamaged } from './store.ts';

/** What a copy has copied. */
export interface Copied {
  readonly servers: number;
  readonly articles: number;
  /** What could not be read, and where it was set aside. */
  readonly damaged: readonly DamagedArticle[];
}

/**
 * Copies articles from one store to another, with when the bot left their servers. An article that the other store
 * has under the same key is replaced; removed articles are not copied.
 *
 * @param server one server alone; null: all
 */
export async function copyArticles(
  from: ArticleStore,
  to: ArticleStore,
  server: string | null,
): Promise<Copied> {
  const damaged: DamagedArticle[] = [];
  let articles = 0;
  let servers = 0;
  for (const { server: id, leftAt } of await from.servers()) {
    if (server !== null && id !== server) continue;
    let own = 0;
    for await (const entry of from.read(id)) {
      if (isDamaged(entry)) damaged.push(entry);
      else {
        await to.put(id, entry);
        own += 1;
      }
    }
    if (own === 0) continue;
    await to.markLeft(id, leftAt);
    articles += own;
    servers += 1;
  }
  return { servers, articles, damaged };
}
