import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = new URL('../', import.meta.url);

/**
 * Differs whenever the code or the data of these rooms (folders of `src`), or the packages they use, do: what
 * was worked out by other code is worked out anew.
 *
 * @throws when the source is not there, as in a program made into one file.
 */
export async function codeVersion(rooms: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const lock = readFile(new URL('../package-lock.json', source)).catch(() => Buffer.alloc(0));
  for (const room of rooms) {
    const folder = new URL(`${room}/`, source);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`);
    const files = paths
      .sort()
      .map(async (path) => [path.slice(fileURLToPath(source).length), await readFile(path)] as const);
    for (const [path, content] of await Promise.all(files))
      hash.update(`${path} ${content.length} `).update(content);
  }
  return hash.update(await lock).digest('hex');
}
