import { join } from 'node:path';
import type { DerivedData, DerivedKind } from '../derived/derived-data.ts';
import { DerivedFiles } from '../derived/derived-files.ts';
import type { FeedStore } from './feed-store.ts';
import { FileFeeds } from './file-feeds.ts';
import { FileStore } from './file-store.ts';
import type { ArticleStore } from './store.ts';

/** Everything that a library keeps: in files, or in a database that several processes share. */
export interface Storage {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly derived: (kind: DerivedKind) => DerivedData;
  /** Whether a server's articles (null: direct messages) are this process's to answer from and to change. */
  owns(server: string | null): boolean;
  /**
   * Notes whose articles these are.
   *
   * @param application the id of the bot's application; null for the local Discord
   * @throws UserError when they are another application's
   */
  claim(application: string | null): Promise<void>;
  /** Whether changes can be made just now. */
  usable(): Promise<boolean>;
  /** Rejects with a UserError when another process has taken over; never resolves. */
  readonly ended: Promise<never>;
  close(): Promise<void>;
}

/** Articles, feeds and what is worked out as files below a folder; see FileStore, FileFeeds and DerivedFiles. */
export function openFiles(folder: string): Storage {
  return {
    ...givenFiles(join(folder, 'servers')),
    derived: (kind) => new DerivedFiles(join(folder, kind)),
    owns: () => true,
    claim: async () => undefined, // whoever locks the folder does it; see DataFolder
    usable: async () => true,
    ended: new Promise(() => undefined),
    close: async () => undefined,
  };
}

/** What servers have given as files, a folder a server: part of `openFiles`, and what an export is. */
export function givenFiles(folder: string): Pick<Storage, 'articles' | 'feeds'> {
  return { articles: new FileStore(folder), feeds: new FileFeeds(folder) };
}
