import { createHash } from 'node:crypto';
import type { ArticleReader } from '../../../src/library/reading/reader.ts';

/** Reads lines and nothing else, in no time: for tests of keeping articles, not of understanding them. */
export const plainReader: ArticleReader = {
  async read(bytes, { origin, title, link }) {
    const lines = Buffer.from(bytes)
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    const paragraphs = lines.map((text, index) => ({ number: index + 1, kind: 'body' as const, text }));
    const id = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
    return {
      article: { id, title: title ?? lines[0] ?? '', origin, ...(link ? { link } : {}), paragraphs },
      speech: { quotations: [], statements: [], speakers: [] },
    };
  },
  async version() {
    return 'plain';
  },
  async close() {},
};
