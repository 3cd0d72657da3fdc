import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = new URL('../../', import.meta.url);
const versions = new Map<string, Promise<string>>();

/**
 * Differs whenever the code or the data of these rooms (folders of `src`), or the
 * packages they use, do: what was worked out by other code is worked out anew. Looked at once in a process.
 *
 * @throws when the source is not there, as in a program made into one file.
 */
export async function codeVersion(...rooms: readonly string[]): Promise<string> {
  const key = rooms.join(' ');
  const known = versions.get(key) ?? versionOf(rooms);
  versions.set(key, known);
  return known;
}

async function versionOf(rooms: readonly string[]): Promise<string> {
  // In a program made into one file, the folders beside it are anybody's.
  if (!import.meta.url.endsWith('/library/derived/code-version.ts'))
    throw new Error('the source is not there');
  const hash = createHash('sha256').update(process.version);
  for (const room of rooms) {
    const folder = fileURLToPath(new URL(`${room}/`, source));
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = names.filter((entry) => entry.isFile()).map((file) => `${file.parentPath}/${file.name}`);
    const contents = await Promise.all(paths.sort().map((path) => readFile(path)));
    for (const [place, content] of contents.entries())
      hash.update(`${paths[place]?.slice(folder.length)} ${content.length} `).update(content);
  }
  const lock = await readFile(new URL('../package-lock.json', source)).catch(() => Buffer.alloc(0));
  return hash.update(lock).digest('hex');
}
