import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { builtFile } from '../../built.ts';

let versions: Promise<Readonly<Record<string, string>> | null> | undefined;

/**
 * Differs whenever the code or the data of these rooms (folders of `src`), or the packages they use, do: what was
 * worked out by other code is worked out anew. The build has hashed them; without its list every start differs.
 */
export async function codeVersion(...rooms: readonly string[]): Promise<string> {
  versions ??= readVersions();
  const known = await versions;
  if (known === null) return randomUUID();
  const hash = createHash('sha256').update(`${process.version} ${known.packages}`);
  for (const room of rooms) {
    const version = known[room];
    if (version === undefined) throw new Error(`the build knows no room ${room}`);
    hash.update(` ${version}`);
  }
  return hash.digest('hex');
}

async function readVersions(): Promise<Readonly<Record<string, string>> | null> {
  try {
    return JSON.parse(await readFile(builtFile('versions.json'), 'utf8'));
  } catch {
    return null;
  }
}
