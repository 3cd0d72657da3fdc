import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFeed, type StoredFeed } from '../feeds/stored-feed.ts';
import { makeDirectoryDurably, renameDurably, writeDurably } from './durable-file.ts';
import type { FeedStore } from './feed-store.ts';
import type { DamagedArticle } from './store.ts';

const FEED = /^([0-9a-f]{16})\.feed$/;

/**
 * Feeds as files beside the articles of a server (see FileStore), each a JSON object that a person can read:
 *
 *     <root>/<server>/<key>.feed            a feed
 *     <root>/<server>/<key>.feed.damaged    could not be read back; set aside for a person to look at
 */
export class FileFeeds implements FeedStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async all(server: string): Promise<readonly (StoredFeed | DamagedArticle)[]> {
    const found: (StoredFeed | DamagedArticle)[] = [];
    for (const name of await this.#names(server)) {
      const feed = await this.#read(join(this.#folder(server), name), name);
      if (feed !== undefined) found.push(feed);
    }
    return found;
  }

  async get(server: string, key: string): Promise<StoredFeed | undefined> {
    const feed = await this.#read(this.#path(server, key), `${key}.feed`);
    return feed === undefined || 'setAside' in feed ? undefined : feed;
  }

  async put(server: string, feed: StoredFeed): Promise<void> {
    await makeDirectoryDurably(this.#folder(server));
    await writeDurably(this.#path(server, feed.key), Buffer.from(`${JSON.stringify(feed, null, 1)}\n`));
  }

  async remove(server: string, key: string): Promise<boolean> {
    const path = this.#path(server, key);
    try {
      // Under another name first, which is on the disk when it resolves.
      await renameDurably(path, `${path}.0`);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
    await rm(`${path}.0`, { force: true });
    return true;
  }

  async #names(server: string): Promise<string[]> {
    try {
      return (await readdir(this.#folder(server))).filter((name) => FEED.test(name)).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #read(path: string, name: string): Promise<StoredFeed | DamagedArticle | undefined> {
    let file: string;
    try {
      file = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    try {
      return readFeed(JSON.parse(file));
    } catch (error) {
      const setAside = `${path}.damaged`;
      await renameDurably(path, setAside);
      const reason = error instanceof SyntaxError ? 'it is no JSON' : String((error as Error).message);
      return { name, reason, setAside };
    }
  }

  #folder(server: string): string {
    // Ids come from Discord; checked all the same, since they become a path.
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(server)) throw new Error(`not a server id: ${server}`);
    return join(this.#root, server);
  }

  #path(server: string, key: string): string {
    if (!/^[0-9a-f]{16}$/.test(key)) throw new Error(`not a feed's key: ${key}`);
    return join(this.#folder(server), `${key}.feed`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
