import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../user-error.ts';
import { seedsOwner } from '../derived/derived-data.ts';
import type { Readings } from '../derived/readings.ts';
import type { LibraryArticle } from '../types.ts';
import { articlesInFolder } from './article-folder.ts';

export type SeedProgress = (name: string, number: number, of: number) => void;

/**
 * Reads the articles that every server has: those of a folder and the folders in it, by name.
 *
 * @param reading told before each: its name, its number from 1, and how many there are
 * @throws UserError when the folder is missing or empty, or a file cannot be read as an article.
 */
export async function readSeeds(
  folder: string,
  readings: Readings,
  reading: SeedProgress = () => {},
): Promise<readonly LibraryArticle[]> {
  const names = await namesIn(folder);
  const seeds = new Map<string, LibraryArticle>();
  for (const [place, name] of names.entries()) {
    reading(name, place + 1, names.length);
    const read = await readings.read(seedsOwner, {
      key: keyOf(name),
      bytes: await contentOf(join(folder, name)),
      origin: name,
      addedBy: null,
      addedAt: 0,
    });
    seeds.set(read.article.id, { ...read, seed: true, addedBy: null, addedAt: null });
  }
  await readings.keepOnly(seedsOwner, new Set(names.map(keyOf)));
  return [...seeds.values()];
}

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await articlesInFolder(folder);
  } catch (error) {
    throw new UserError(
      `The folder of articles “${folder}” cannot be read (${reasonOf(error)}). Create it, or set SEEDS_DIR to one that exists.`,
    );
  }
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError(`The article “${path}” cannot be read (${reasonOf(error)}). Check its permissions.`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
