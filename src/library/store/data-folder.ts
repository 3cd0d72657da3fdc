import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { UserError } from '../../user-error.ts';

/** Milliseconds after which the lock of a process that was killed counts as let go. */
const STALE = 10_000;
/** How often a lock that is held is tried again, a second apart: a little longer than it takes to go stale. */
const TRIES = 12;

/** The folder that everything is kept in (`DATA_DIR`), held by this process alone. */
export interface DataFolder {
  /**
   * Notes whose articles the folder holds. A folder of the local Discord may become one of a real application.
   *
   * @param application the id of the bot's application; null for the local Discord
   * @throws UserError when it holds those of another application
   */
  claim(application: string | null): Promise<void>;
  /** Lets another process have it. */
  release(): Promise<void>;
}

/**
 * Makes the folder if need be, checks that it can be written to, and locks it: two processes that kept their articles in
 * one folder would undo each other's changes.
 *
 * @param waiting is told once when another process holds the folder and it is tried again
 * @throws UserError when it is no folder, cannot be written to, is full, or another process holds it
 */
export async function openDataFolder(
  path: string,
  waiting: () => void = () => undefined,
): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
    const probe = join(path, `.probe-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe, { force: true });
  } catch (error) {
    throw new UserError(unusable(path, error), { cause: error });
  }
  const release = await locked(path, waiting);
  return {
    claim: (application) => claim(join(path, 'application.json'), application, path),
    release,
  };
}

async function locked(path: string, waiting: () => void): Promise<() => Promise<void>> {
  const options = { stale: STALE, update: STALE / 4, lockfilePath: join(path, '.lock') };
  try {
    return await lock(path, options);
  } catch (error) {
    if (codeOf(error) !== 'ELOCKED') throw new UserError(unusable(path, error), { cause: error });
  }
  waiting();
  try {
    return await lock(path, {
      ...options,
      retries: { retries: TRIES, factor: 1, minTimeout: 1000, maxTimeout: 1000 },
    });
  } catch (error) {
    if (codeOf(error) !== 'ELOCKED') throw new UserError(unusable(path, error), { cause: error });
    throw new UserError(
      `DATA_DIR=${path} is in use by another process of this bot. Stop that one first, or give this one a DATA_DIR of its own.`,
      { cause: error },
    );
  }
}

async function claim(file: string, application: string | null, path: string): Promise<void> {
  const before = await readFile(file, 'utf8').then(applicationIn, () => undefined);
  if (before === application) return;
  if (typeof before === 'string') {
    throw new UserError(
      application === null
        ? `DATA_DIR=${path} holds the articles of a bot (application ${before}). Set its DISCORD_TOKEN, or another DATA_DIR to try the local Discord.`
        : `DATA_DIR=${path} holds the articles of another application (${before}); this token is of ${application}. Set that one’s DISCORD_TOKEN, or another DATA_DIR for this bot.`,
    );
  }
  await writeFileAtomic(file, `${JSON.stringify({ application })}\n`, { mode: 0o600 });
}

function applicationIn(content: string): string | null | undefined {
  try {
    const { application } = JSON.parse(content) as { application?: unknown };
    return typeof application === 'string' || application === null ? application : undefined;
  } catch {
    return undefined;
  }
}

function unusable(path: string, error: unknown): string {
  const code = codeOf(error);
  const folder = `DATA_DIR=${path}`;
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `${folder} is a file, or lies below one. Name a folder.`;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk of ${folder} is full. Make room, or name another folder.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${folder} cannot be written to (${code}). Give the user who runs the bot the right to, or name another folder.`;
  }
  return `${folder} cannot be used (${code ?? String(error)}). Name another folder.`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
