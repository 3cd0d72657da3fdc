import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from '../../src/article/decode/decode.ts';

/** A page with what is wanted of it: the article's whole text, or passages that must and must not be there. */
export interface GoldPage {
  readonly id: string;
  /** The host of its address without “www.”: pages of one site are never on both sides of a test. */
  readonly site: string;
  readonly html: string;
  readonly text?: string;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

interface Line {
  readonly id: string;
  readonly url: string;
  readonly text?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

/** The pages of a folder with `gold.json` and `html/ID.html.gz`. */
export function goldPages(folder: string): readonly GoldPage[] {
  const lines = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as readonly Line[];
  return lines.map(({ id, url, text, with: wanted = [], without: unwanted = [] }) => {
    const html = decode(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))), id);
    const site = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : url;
    return { id, site, html, wanted, unwanted, ...(text === undefined ? {} : { text }) };
  });
}

/** The words of a text in small letters. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** All runs of four words of a text, with how often each stands there; all words of a shorter one as one run. */
export function runsOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  const runs = new Map<string, number>();
  if (words.length === 0) return runs;
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const run = words.slice(at, at + 4).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

/** A text with plain marks and single blanks, as passages are looked for. */
export function plainText(text: string): string {
  return text
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u201c\u201d]/gu, '"')
    .replace(/[\u2013\u2014]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}
