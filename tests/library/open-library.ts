import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Library } from '../../src/library/library.ts';
import type { LibraryParts, LibrarySettings } from '../../src/library/library-settings.ts';
import { SilentLog } from './silent-log.ts';

/** A folder that is gone when the test is over, with an empty `seeds` folder in it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-library-'));
  await mkdir(join(folder, 'seeds'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A library over a temporary folder; opened again over the same folder it is the same library. */
export async function openLibrary(
  folder: string,
  settings: Partial<LibrarySettings> = {},
  parts: LibraryParts = {},
): Promise<{ library: Library; log: SilentLog }> {
  const log = new SilentLog();
  const library = await Library.open(
    {
      seeds: join(folder, 'seeds'),
      data: join(folder, 'data'),
      articlesPerServer: 500,
      charactersPerArticle: 200_000,
      idleMinutes: 30,
      meaning: null,
      log,
      ...settings,
    },
    parts,
  );
  onTestFinished(() => library.close());
  return { library, log };
}

/** An article as a member would give it. */
export function given(text: string, more: { title?: string; link?: string; origin?: string } = {}) {
  return { bytes: Buffer.from(text), origin: 'news.txt', addedBy: '81384788765712384', ...more };
}
