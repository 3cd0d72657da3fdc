import { createHash } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { Article, Paragraph } from './article.ts';
import { repairLine } from './repair.ts';

/** What is known about a text before it is read. */
export interface GivenText {
  /** The file name or address it comes from. */
  readonly origin: string;
  readonly title?: string;
  readonly link?: string;
}

/**
 * Reads an article: decodes, repairs and divides it into paragraphs.
 *
 * @throws UserError when the bytes hold no text.
 */
export function readArticle(bytes: Uint8Array, given: GivenText): Article {
  const text = decode(bytes);
  const paragraphs: Paragraph[] = [];
  for (const line of text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)) {
    const repaired = repairLine(line);
    if (repaired === '') continue;
    const item = /^[-*•]\s+(?=\S)/u.exec(repaired);
    paragraphs.push({
      number: paragraphs.length + 1,
      kind: item ? 'listItem' : 'body',
      text: item ? repaired.slice(item[0].length) : repaired,
    });
  }
  const first = paragraphs[0];
  if (first === undefined) throw new UserError(`“${given.origin}” holds no text.`);
  const hash = createHash('sha256');
  for (const paragraph of paragraphs) hash.update(paragraph.text).update('\n');
  const title = given.title ?? first.text;
  return {
    id: hash.digest('hex').slice(0, 16),
    title: title.length <= 200 ? title : `${title.slice(0, title.lastIndexOf(' ', 198))} …`,
    origin: given.origin,
    ...(given.link === undefined ? {} : { link: given.link }),
    paragraphs,
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
