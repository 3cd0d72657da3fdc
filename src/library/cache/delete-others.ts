import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Deletes everything in a folder but what has one of these names. A folder that is not there has nothing. */
export async function deleteOthers(folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}
