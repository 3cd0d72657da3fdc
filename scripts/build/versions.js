// @ts-check
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A hash of the content of every folder of the source, and of the list of packages: what was worked out by other
 * code is worked out anew.
 *
 * @param {string} source the folder `src`
 * @param {string} lock the path of package-lock.json
 * @returns {Promise<Record<string, string>>} by folder; the packages' under `packages`
 */
export async function versionsOf(source, lock) {
  const rooms = (await readdir(source, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const hashes = rooms.map(async ({ name }) => [name, await hashOfFolder(join(source, name))]);
  const packages = createHash('sha256')
    .update(await readFile(lock))
    .digest('hex');
  return { packages, ...Object.fromEntries(await Promise.all(hashes)) };
}

/** @param {string} folder */
async function hashOfFolder(folder) {
  const hash = createHash('sha256');
  for (const path of (await filesIn(folder)).sort()) {
    const content = await readFile(path);
    hash.update(`${path.slice(folder.length).replaceAll('\\', '/')} ${content.length} `).update(content);
  }
  return hash.digest('hex');
}

/**
 * All files in a folder and the folders in it.
 *
 * @param {string} folder
 */
export async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
}
