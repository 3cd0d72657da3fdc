import { stat } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { type Copied, copyArticles } from '../library/store/copy-articles.ts';
import { openDataFolder } from '../library/store/data-folder.ts';
import { givenFiles, openFiles, type Storage } from '../library/store/storage.ts';
import { createLog } from '../log.ts';
import { counted } from '../text/counted.ts';
import { UserError } from '../user-error.ts';
import type { Output } from './output.ts';
import type { Report } from './report.ts';

export interface MoveOptions {
  /** One server's articles alone. */
  readonly server?: string;
}

/**
 * Copies the articles that servers have added into a folder, one readable file each; see `formatArticleFile`. A
 * running bot is not disturbed.
 */
export async function exportArticles(
  folder: string,
  options: MoveOptions,
  output: Output,
  report: Report,
): Promise<void> {
  const { databaseUrl, data } = readConfig();
  const storage =
    databaseUrl === null
      ? openFiles(data)
      : await (await import('../library/store/postgres/open-postgres.ts')).openPostgresToRead(
          databaseUrl,
          log(),
        );
  await moving(storage, report, async () => {
    const copied = await copyArticles(storage, givenFiles(folder), options.server ?? null);
    await tell(copied, `to ${folder}`, options, output, report);
  });
}

/**
 * Adds the articles in a folder that `exportArticles` wrote, or in `DATA_DIR/servers`, to the store.
 *
 * @throws UserError when a bot is running on them, or there is no such folder
 */
export async function importArticles(
  folder: string,
  options: MoveOptions,
  output: Output,
  report: Report,
): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new UserError(`There is no folder ${folder}. Check the path.`);
  const { databaseUrl, data } = readConfig();
  const storage =
    databaseUrl === null
      ? await openFilesAlone(data)
      : await (await import('../library/store/postgres/open-postgres.ts')).openPostgresAlone(
          databaseUrl,
          log(),
        );
  await moving(storage, report, async () => {
    const copied = await copyArticles(givenFiles(folder), storage, options.server ?? null);
    const to = databaseUrl === null ? data : 'the database';
    await tell(copied, `from ${folder} to ${to}`, options, output, report);
  });
}

async function openFilesAlone(data: string): Promise<Storage> {
  const { release } = await openDataFolder(data);
  return { ...openFiles(data), close: release };
}

async function moving(storage: Storage, report: Report, move: () => Promise<void>): Promise<void> {
  try {
    await move();
    report.answered();
  } finally {
    await storage.close();
  }
}

async function tell(copied: Copied, where: string, { server }: MoveOptions, output: Output, report: Report) {
  for (const { name, reason, setAside } of copied.damaged)
    report.failed(`${name} was left out: ${reason}. What is left of it: ${setAside}`);
  const { servers, damaged } = copied;
  if (servers === 0 && damaged.length === 0)
    throw new UserError(
      server === undefined
        ? 'There are no articles of servers there.'
        : `The server ${server} has no articles there.`,
    );
  await output.line(`${copiedInWords(copied)} copied ${where}.`);
}

function log() {
  return createLog('error');
}

/** "3 articles, 2 feeds and the settings of 1 server": what there is of it. */
function copiedInWords({ articles, feeds, settings, servers }: Copied): string {
  const parts = [
    counted(articles, 'article'),
    ...(feeds === 0 ? [] : [counted(feeds, 'feed')]),
    ...(settings === 0 ? [] : ['settings']),
  ];
  return `${new Intl.ListFormat('en-GB').format(parts)} of ${counted(servers, 'server')}`;
}
