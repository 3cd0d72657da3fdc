import type { Article } from '../../article/article.ts';
import { plainLink } from '../../article/link.ts';
import { UserError } from '../../user-error.ts';
import { saying } from '../../words/words.ts';
import type { GivenArticle } from '../types.ts';
import { charactersOf, sizeOf } from './article-size.ts';

/** A server has no room for one more article, or for so long a one. */
export class NoRoom extends UserError {}

/** Bytes that anything given may have, whichever way it comes. */
const mostBytes = 5_000_000;
const MOST_NAME = 200;

/**
 * What was given, made fit for keeping: a file name without folders and control characters, a link in one
 * way of writing and without fragment, so that the same page is known again.
 *
 * @throws UserError when it is too large, or the link is none.
 */
export function checkGiven(given: GivenArticle): GivenArticle {
  const { bytes, title, link, addedBy, feed, byline, published, outlet } = given;
  if (bytes.length > mostBytes)
    throw new UserError(
      saying('library.largeFile', {
        name: nameOf(given.origin),
        megabytes: bytes.length / 1e6,
        most: mostBytes / 1e6,
      }),
    );
  return {
    bytes,
    origin: nameOf(given.origin),
    ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
    ...(link === undefined || link.trim() === '' ? {} : { link: checkedLink(link.trim()) }),
    ...(byline === undefined ? {} : { byline: byline.trim() }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet: outlet.trim() }),
    addedBy,
    ...(feed === undefined ? {} : { feed }),
  };
}

/** @throws UserError when the article has more characters than a server's may. */
export function checkLength(article: Article, most: number): void {
  const characters = charactersOf(article);
  if (characters <= most) return;
  throw new UserError(saying('library.longArticle', { title: article.title, count: characters, most }));
}

/** @throws NoRoom when a server's articles would take more room than they may. */
export function checkRoom(article: Article, taken: number, most: number): void {
  if (taken + sizeOf(article) <= most) return;
  throw new NoRoom(saying('library.noRoom', { title: article.title, most, taken }));
}

function nameOf(origin: string): string {
  const name = origin.split(/[/\\]/).at(-1) ?? '';
  const plain = name.replace(/\p{C}+/gu, '').trim();
  return plain.length > MOST_NAME ? plain.slice(-MOST_NAME) : plain || 'article.txt';
}

function checkedLink(link: string): string {
  const plain = plainLink(link);
  if (plain !== null) return plain;
  throw new UserError(saying('library.noLink', { link: link.slice(0, 100) }));
}
