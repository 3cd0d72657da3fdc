import { statSync } from 'node:fs';

/** What to say of a `.env` that others on this machine can read, for it holds the token; null where nothing is wrong. */
export function envFileWarning(path = '.env', platform = process.platform): string | null {
  if (platform === 'win32') return null;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return null;
  return `Others on this machine can read ${path}, which holds the bot's token: chmod 600 ${path}`;
}
