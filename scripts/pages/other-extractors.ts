import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { blocksOfHtml } from '../../src/article/html/blocks.ts';

/** The text of a page's article, captions left out; empty where none was found. */
export type Extractor = (html: string, site: string) => Promise<string>;

/** Other ways to take articles out of pages, by name. */
export const otherExtractors: Readonly<Record<string, Extractor>> = {
  'whole page': async (html) => textOf(html),
  Readability: async (html) => {
    const { document } = parseHTML(html);
    return textOf(new Readability(document, { charThreshold: 500 }).parse()?.content ?? '');
  },
  defuddle: async (html, site) => {
    const { document } = parseHTML(html);
    return textOf((await Defuddle(document, addressOf(site))).content ?? '');
  },
  'article-extractor': async (html, site) =>
    textOf((await extractFromHtml(html, addressOf(site)))?.content ?? ''),
};

function addressOf(site: string): string {
  return `https://${site === '' ? 'page.invalid' : site}/`;
}

function textOf(html: string): string {
  return blocksOfHtml(html)
    .filter(({ kind }) => kind !== 'caption')
    .map(({ text }) => text)
    .join('\n');
}
