import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Article } from '../article/article.ts';
import { readDocument } from '../article/documents/read-document.ts';
import { formatEndings } from '../article/formats.ts';
import { articlesInFolder } from '../library/reading/article-folder.ts';
import { readSpeech } from '../speech/read.ts';
import type { ReadArticle, Speech } from '../speech/speech.ts';
import { UserError } from '../user-error.ts';

/** A file that was named, or found in a named folder. */
export interface GivenFile {
  readonly path: string;
  /** What it is called in answers: the file's own name. */
  readonly name: string;
}

/**
 * The files that paths stand for, in the order given; a folder stands for the articles in it and its folders, by name.
 * A path that does not exist is kept: reading it says so.
 *
 * @throws UserError when a folder holds no article.
 */
export async function filesAt(paths: readonly string[]): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() !== true) {
      files.push({ path, name: basename(path) });
      continue;
    }
    const names = await articlesInFolder(path);
    if (names.length === 0) {
      throw new UserError(`The folder ${path} holds no article. Articles are ${formatEndings} files.`);
    }
    for (const name of names) files.push({ path: join(path, name), name });
  }
  return files;
}

/** The seed articles, when no path is given. */
export async function orSeeds(paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length > 0) return paths;
  const { readConfig } = await import('../config.ts');
  return [readConfig().seeds];
}

/**
 * @param speechOf reads who speaks; by features alone unless given
 * @throws UserError when the file cannot be read or holds no article
 */
export async function readArticleFile(
  file: GivenFile,
  speechOf: (article: Article) => Speech | Promise<Speech> = readSpeech,
): Promise<ReadArticle> {
  const article = await readDocument(await bytesOf(file), { origin: file.name });
  return { article, speech: await speechOf(article) };
}

/** What is known about an article, as programs read it. */
export function factsObject({ title, byline, published, outlet, link }: Article) {
  return { title, byline, published, outlet, link };
}

/** @throws UserError when the file cannot be read. */
export async function bytesOf(file: GivenFile): Promise<Uint8Array> {
  try {
    return await readFile(file.path);
  } catch (error) {
    throw new UserError(`${file.path} cannot be read: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file. Check the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to. Check its permissions.';
  if (code === 'EISDIR') return 'it is a folder.';
  return error instanceof Error ? error.message : String(error);
}

/** The message of a UserError; anything else is thrown on. */
export function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}
