import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatOfName } from '../../article/formats.ts';

/** Folders in folders that are looked into. */
const DEEPEST = 8;

/**
 * The articles in a folder and the folders in it, as paths from there with “/”, by name. Left out are hidden files,
 * files in other formats, and the folders of pictures that browsers save beside a page (“Ferry_files”).
 */
export async function articlesInFolder(folder: string): Promise<readonly string[]> {
  return [...(await namesIn(folder, DEEPEST))].sort();
}

async function namesIn(folder: string, deeper: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const pages = new Set(entries.flatMap(({ name }) => (formatOfName(name) === 'page' ? [stemOf(name)] : [])));
  const names = await Promise.all(
    entries.map(async (entry) => {
      const { name } = entry;
      if (name.startsWith('.')) return [];
      if (entry.isFile() || entry.isSymbolicLink()) return formatOfName(name) === undefined ? [] : [name];
      const saved = pages.has(name.replace(/[_-](?:files|Dateien|fichiers|archivos|bestanden)$/iu, ''));
      if (!entry.isDirectory() || saved || deeper === 0) return [];
      return (await namesIn(join(folder, name), deeper - 1)).map((inner) => `${name}/${inner}`);
    }),
  );
  return names.flat();
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/u, '');
}
