import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredArticle } from '../types.ts';
import { addedIn, formatArticleFile, parseArticleFile } from './article-file.ts';
import { deleteDurably, makeDirectoryDurably, renameDurably, writeDurably } from './durable-file.ts';
import type { AddedWhen, ArticleStore, DamagedArticle, KeptSettings } from './store.ts';

const ARTICLE = /^([0-9a-f]{16})\.article$/;
const REMOVED = /^([0-9a-f]{16})\.article\.removed$/;
/** What write-file-atomic leaves behind when the process is killed: the name and a number. */
const LEFTOVER = /\.\d+$/;
const FORGOTTEN = /\.forgotten-[0-9a-f]+$/;
const LEFT = 'left';
const SETTINGS = 'settings.json';
/** Bytes that most heads of articles fit in. */
const HEAD = 2048;
/** A write under way is never older than this. */
const LEFTOVER_AFTER = 60_000;

/**
 * Articles as files: one folder a server, one file an article (see `formatArticleFile`).
 *
 *     <root>/<server>/<key>.article            an article
 *     <root>/<server>/<key>.article.removed    removed, may be restored; its time is when it was removed
 *     <root>/<server>/<key>.article.damaged    could not be read back; set aside for a person to look at
 *     <root>/<server>/settings.json            what the server has chosen; not there when it has chosen nothing
 *     <root>/<server>/left                     the bot has left; its content is when
 */
export class FileStore implements ArticleStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async *read(server: string): AsyncIterable<StoredArticle | DamagedArticle> {
    const folder = this.#folder(server);
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      const key = ARTICLE.exec(name)?.[1];
      if (key !== undefined) yield await readArticleFile(path, name, key);
      else if (LEFTOVER.test(name)) await removeLeftover(path);
    }
  }

  async get(server: string, key: string): Promise<StoredArticle | undefined> {
    try {
      return parseArticleFile(key, await readFile(this.#path(server, key)));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async put(server: string, article: StoredArticle, replaced?: string): Promise<void> {
    await makeDirectoryDurably(this.#folder(server));
    await writeDurably(this.#path(server, article.key), formatArticleFile(article));
    // Killed in between, both are there: whoever reads them lets the later one count.
    if (replaced !== undefined && replaced !== article.key) await this.remove(server, replaced);
  }

  async remove(server: string, key: string): Promise<boolean> {
    const path = this.#path(server, key);
    const now = new Date();
    try {
      // The time first: a crash in between leaves an article that is still there.
      await utimes(path, now, now);
      await renameDurably(path, `${path}.removed`);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async removed(server: string, key: string, since: number): Promise<StoredArticle | undefined> {
    const path = `${this.#path(server, key)}.removed`;
    try {
      if ((await stat(path)).mtimeMs < since) return undefined;
      return parseArticleFile(key, await readFile(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async added(server: string): Promise<readonly AddedWhen[]> {
    const found: AddedWhen[] = [];
    for (const name of await namesIn(this.#folder(server))) {
      const key = ARTICLE.exec(name)?.[1];
      if (key === undefined) continue;
      const path = this.#path(server, key);
      // A longer head has a title or an address that is longer still.
      const added = addedIn(await beginningOf(path)) ?? addedIn(await readFile(path));
      if (added !== undefined) found.push({ key, ...added });
    }
    return found;
  }

  async removedSince(server: string, since: number): Promise<readonly string[]> {
    const folder = this.#folder(server);
    const found: string[] = [];
    for (const name of await namesIn(folder)) {
      const key = REMOVED.exec(name)?.[1];
      if (key !== undefined && (await stat(join(folder, name))).mtimeMs >= since) found.push(key);
    }
    return found;
  }

  async restore(server: string, key: string, replaced?: string): Promise<void> {
    const path = this.#path(server, key);
    await renameDurably(`${path}.removed`, path);
    if (replaced !== undefined && replaced !== key) await this.remove(server, replaced);
  }

  async purgeRemoved(before: number, server?: string): Promise<void> {
    const folders = (await this.#folders()).map(({ name }) => join(this.#root, name));
    for (const folder of server === undefined ? folders : [this.#folder(server)]) {
      for (const name of (await namesIn(folder)).filter((name) => REMOVED.test(name))) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => undefined);
        if (found && found.mtimeMs < before) await rm(path, { force: true });
      }
    }
  }

  async forget(server: string): Promise<number> {
    const folder = this.#folder(server);
    const count = (await namesIn(folder)).filter((name) => ARTICLE.test(name)).length;
    // Renamed first, so that a crash in between never leaves a part of a server's articles.
    const aside = `${folder}.forgotten-${randomBytes(4).toString('hex')}`;
    try {
      await renameDurably(folder, aside);
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
    await rm(aside, { recursive: true, force: true });
    return count;
  }

  async markLeft(server: string, at: number | null): Promise<void> {
    const path = join(this.#folder(server), LEFT);
    if (at === null) return rm(path, { force: true });
    try {
      await stat(this.#folder(server));
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    await writeDurably(path, Buffer.from(`${new Date(at).toISOString()}\n`));
  }

  async settings(server: string): Promise<KeptSettings | DamagedArticle> {
    const path = join(this.#folder(server), SETTINGS);
    try {
      return parsedSettings(await readFile(path, 'utf8'));
    } catch (error) {
      if (isMissing(error)) return {};
      if (!(error instanceof SyntaxError)) throw error;
      return setAside(path, SETTINGS, error);
    }
  }

  async putSettings(server: string, settings: KeptSettings): Promise<void> {
    const path = join(this.#folder(server), SETTINGS);
    if (Object.keys(settings).length === 0) return deleteDurably(path);
    await makeDirectoryDurably(this.#folder(server));
    await writeDurably(path, Buffer.from(`${JSON.stringify(settings, null, 2)}\n`));
  }

  async servers(): Promise<readonly { server: string; leftAt: number | null }[]> {
    const found: { server: string; leftAt: number | null }[] = [];
    for (const { name } of await this.#folders()) {
      if (FORGOTTEN.test(name)) {
        await rm(join(this.#root, name), { recursive: true, force: true });
        continue;
      }
      const left = await readFile(join(this.#root, name, LEFT), 'utf8').catch(() => null);
      const time = left === null ? Number.NaN : Date.parse(left.trim());
      found.push({ server: name, leftAt: Number.isNaN(time) ? null : time });
    }
    return found;
  }

  async #folders(): Promise<Dirent[]> {
    try {
      return (await readdir(this.#root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  #folder(server: string): string {
    // Ids come from Discord; checked all the same, since they become a path.
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(server)) throw new Error(`not a server id: ${server}`);
    return join(this.#root, server);
  }

  #path(server: string, key: string): string {
    if (!/^[0-9a-f]{16}$/.test(key)) throw new Error(`not an article's key: ${key}`);
    return join(this.#folder(server), `${key}.article`);
  }
}

/** The first bytes of a file. */
async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readArticleFile(
  path: string,
  name: string,
  key: string,
): Promise<StoredArticle | DamagedArticle> {
  // A disk that cannot be read is not a damaged file: that error goes up, and nothing is set aside.
  const file = await readFile(path);
  try {
    return parseArticleFile(key, file);
  } catch (error) {
    return setAside(path, name, error);
  }
}

/** Puts what cannot be read where a person can look at it. */
async function setAside(path: string, name: string, error: unknown): Promise<DamagedArticle> {
  const aside = `${path}.damaged`;
  await renameDurably(path, aside);
  return { name, reason: error instanceof Error ? error.message : String(error), setAside: aside };
}

/** @throws SyntaxError when the file holds no settings */
function parsedSettings(json: string): KeptSettings {
  const settings: unknown = JSON.parse(json);
  if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return { ...settings };
  throw new SyntaxError('it holds no settings');
}

async function removeLeftover(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > LEFTOVER_AFTER) await rm(path, { force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
