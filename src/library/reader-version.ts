import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODE = ['../article', '../speech', '../../package.json'];

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
  if (path.endsWith('.json')) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
