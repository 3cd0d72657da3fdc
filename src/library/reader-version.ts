import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rooms that read articles, what they are built with, and this file: the whole program when bundled. */
const CODE = ['../article', '../speech', '../../package.json', import.meta.url];

/** Names the code that reads articles: a hash of its files, so that nobody has to remember to count up. */
export async function readerVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const place of CODE) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    for (const file of await filesUnder(path)) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
