import { mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file so that a reader sees the old content or the new, never a part, and so that it is still
 * there after the power fails once this resolves. `write-file-atomic` writes aside, flushes and renames; what
 * it leaves open is closed here: a write cut short by a full disk, and the directory's entry.
 */
export async function writeDurably(path: string, content: Buffer): Promise<void> {
  await writeFileAtomic(path, content, { mode: 0o600 });
  if ((await stat(path)).size !== content.length) {
    await rm(path, { force: true });
    throw new Error(`only a part of ${path} could be written; is the disk full?`);
  }
  await flushDirectory(dirname(path));
}

/** Renames within one file system; the new name is on the disk when this resolves. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await flushDirectory(dirname(to));
  if (dirname(from) !== dirname(to)) await flushDirectory(dirname(from));
}

/** Deletes a file; it is gone from the disk when this resolves. Nothing happens where there is none. */
export async function deleteDurably(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  await flushDirectory(dirname(path));
}

/** Makes a directory and those above it, all of them on the disk when this resolves. */
export async function makeDirectoryDurably(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made))
    await flushDirectory(dirname(made));
}

async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot open a directory; NTFS journals its entries.
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
