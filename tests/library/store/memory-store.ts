import type { AddedWhen, ArticleStore, KeptSettings } from '../../../src/library/store/store.ts';
import type { StoredArticle } from '../../../src/library/types.ts';

interface Kept {
  readonly articles: Map<string, StoredArticle>;
  readonly removed: Map<string, { readonly article: StoredArticle; readonly at: number }>;
  settings: KeptSettings;
  leftAt: number | null;
}

/** Keeps articles in memory: the shortest store that the library can work with. */
export class MemoryStore implements ArticleStore {
  readonly #servers = new Map<string, Kept>();

  async *read(server: string): AsyncIterable<StoredArticle> {
    yield* [...(this.#servers.get(server)?.articles.values() ?? [])];
  }

  async get(server: string, key: string): Promise<StoredArticle | undefined> {
    return this.#servers.get(server)?.articles.get(key);
  }

  async put(server: string, article: StoredArticle, replaced?: string): Promise<void> {
    const kept = this.#kept(server);
    kept.articles.set(article.key, article);
    if (replaced !== undefined && replaced !== article.key) await this.remove(server, replaced);
  }

  async remove(server: string, key: string): Promise<boolean> {
    const kept = this.#servers.get(server);
    const article = kept?.articles.get(key);
    if (kept === undefined || article === undefined) return false;
    kept.articles.delete(key);
    kept.removed.set(key, { article, at: Date.now() });
    return true;
  }

  async removed(server: string, key: string, since: number): Promise<StoredArticle | undefined> {
    const found = this.#servers.get(server)?.removed.get(key);
    return found !== undefined && found.at >= since ? found.article : undefined;
  }

  async added(server: string): Promise<readonly AddedWhen[]> {
    const kept = [...(this.#servers.get(server)?.articles.values() ?? [])];
    return kept.map(({ key, addedAt, feed }) => ({ key, addedAt, ...(feed === undefined ? {} : { feed }) }));
  }

  async removedSince(server: string, since: number): Promise<readonly string[]> {
    const removed = [...(this.#servers.get(server)?.removed ?? [])];
    return removed.filter(([, { at }]) => at >= since).map(([key]) => key);
  }

  async restore(server: string, key: string, replaced?: string): Promise<void> {
    const kept = this.#servers.get(server);
    const found = kept?.removed.get(key);
    if (kept === undefined || found === undefined) throw new Error('there is nothing to restore');
    kept.removed.delete(key);
    kept.articles.set(key, found.article);
    if (replaced !== undefined && replaced !== key) await this.remove(server, replaced);
  }

  async purgeRemoved(before: number, server?: string): Promise<void> {
    for (const [name, { removed }] of this.#servers)
      if (server === undefined || server === name)
        for (const [key, { at }] of removed) if (at < before) removed.delete(key);
  }

  async forget(server: string): Promise<number> {
    const count = this.#servers.get(server)?.articles.size ?? 0;
    this.#servers.delete(server);
    return count;
  }

  async markLeft(server: string, at: number | null): Promise<void> {
    const kept = this.#servers.get(server);
    if (kept !== undefined) kept.leftAt = at;
  }

  async settings(server: string): Promise<KeptSettings> {
    return this.#servers.get(server)?.settings ?? {};
  }

  async putSettings(server: string, settings: KeptSettings): Promise<void> {
    this.#kept(server).settings = settings;
  }

  async servers(): Promise<readonly { server: string; leftAt: number | null }[]> {
    return [...this.#servers].map(([server, { leftAt }]) => ({ server, leftAt }));
  }

  #kept(server: string): Kept {
    const kept = this.#servers.get(server) ?? {
      articles: new Map(),
      removed: new Map(),
      settings: {},
      leftAt: null,
    };
    this.#servers.set(server, kept);
    return kept;
  }
}
