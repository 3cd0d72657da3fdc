import { createHash } from 'node:crypto';
import type { StoredArticle } from '../types.ts';
import type { AddedWhen } from './store.ts';

const OPENING = 'Verbatim article, format 1';
const DIVIDER = '----------';
/** What somebody has said about the article in place of what its text says. */
const FACTS = ['byline', 'published', 'outlet'] as const;

/**
 * The file of an article: a few lines that a person can read, a divider, then what was given, byte for byte.
 * Values are JSON strings, so no title can end a line; length and hash tell a whole file from a cut one.
 *
 * @example
 * Verbatim article, format 1
 * title: "Nato after the summit"
 * link: "https://example.org/nato"
 * origin: "nato.txt"
 * addedBy: "81384788765712384"
 * addedAt: "2026-03-01T09:30:00.000Z"
 * length: 5123
 * sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
 * ----------
 * The first line of the article …
 */
export function formatArticleFile(article: StoredArticle): Buffer {
  const lines = [
    OPENING,
    ...(article.title === undefined ? [] : [`title: ${JSON.stringify(article.title)}`]),
    ...(article.link === undefined ? [] : [`link: ${JSON.stringify(article.link)}`]),
    ...FACTS.flatMap((name) =>
      article[name] === undefined ? [] : [`${name}: ${JSON.stringify(article[name])}`],
    ),
    `origin: ${JSON.stringify(article.origin)}`,
    ...(article.addedBy === null ? [] : [`addedBy: ${JSON.stringify(article.addedBy)}`]),
    ...(article.feed === undefined ? [] : [`feed: ${JSON.stringify(article.feed)}`]),
    `addedAt: ${JSON.stringify(new Date(article.addedAt).toISOString())}`,
    `length: ${article.bytes.length}`,
    `sha256: ${JSON.stringify(sha256(article.bytes))}`,
    DIVIDER,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), article.bytes]);
}

/**
 * When an article was added (milliseconds since 1970), and with which feed if it came with one, from the beginning of its
 * file; undefined where that does not say it.
 */
export function addedIn(beginning: Buffer): Omit<AddedWhen, 'key'> | undefined {
  const head = beginning.subarray(0, Math.max(0, beginning.indexOf(`\n${DIVIDER}\n`))).toString('utf8');
  const time = Date.parse(/^addedAt: "([^"]+)"$/m.exec(head)?.[1] ?? '');
  const feed = /^feed: "([0-9a-f]{16})"$/m.exec(head)?.[1];
  return Number.isNaN(time) ? undefined : { addedAt: time, ...(feed === undefined ? {} : { feed }) };
}

/**
 * Reads a file that `formatArticleFile` wrote.
 *
 * @throws {Error} saying what is wrong, when the file is not one, was cut short or was altered.
 */
export function parseArticleFile(key: string, file: Buffer): StoredArticle {
  const divider = file.indexOf(`\n${DIVIDER}\n`);
  if (divider < 0) throw new Error('its head is missing or cut short');
  const [opening, ...lines] = file.subarray(0, divider).toString('utf8').split('\n');
  if (opening !== OPENING) throw new Error(`it does not begin with “${OPENING}”`);
  const head = new Map(lines.map(readLine));
  const bytes = file.subarray(divider + DIVIDER.length + 2);
  if (bytes.length !== head.get('length')) throw new Error('it was cut short or added to');
  if (sha256(bytes) !== head.get('sha256')) throw new Error('its text was altered');
  const origin = head.get('origin');
  const addedAt = Date.parse(String(head.get('addedAt')));
  if (typeof origin !== 'string' || Number.isNaN(addedAt)) throw new Error('its head is incomplete');
  const title = head.get('title');
  const link = head.get('link');
  const addedBy = head.get('addedBy');
  const feed = head.get('feed');
  const facts = FACTS.flatMap((name) => {
    const fact = head.get(name);
    return typeof fact === 'string' ? [[name, fact]] : [];
  });
  return {
    key,
    bytes,
    origin,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof link === 'string' ? { link } : {}),
    ...Object.fromEntries(facts),
    addedBy: typeof addedBy === 'string' ? addedBy : null,
    ...(typeof feed === 'string' ? { feed } : {}),
    addedAt,
  };
}

function readLine(line: string): [string, unknown] {
  const colon = line.indexOf(': ');
  const value = colon < 0 ? undefined : parsedJson(line.slice(colon + 2));
  // The line itself may be an article's, which the log must not have.
  if (value === undefined) throw new Error('its head has an unreadable line');
  return [line.slice(0, colon), value];
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
