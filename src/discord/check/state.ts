import type { Range } from '../../article/article.ts';
import {
  decodeArticle,
  decodeNumber,
  encodeArticle,
  encodeCustomId,
  encodeNumber,
} from '../kit/custom-id.ts';

/** The route of the buttons of a check. */
export const CHECK_ROUTE = 'check1';

/** What a press does: shows a place among the paragraphs around it, or posts what is shown for everybody. */
export type CheckPress =
  | {
      readonly action: 'context';
      /** The article's id, or its first nine digits. */
      readonly article: string;
      readonly paragraph: number;
      readonly range: Range;
    }
  | { readonly action: 'post' };

/** The custom id of a button. */
export function encodeCheck(press: CheckPress): string {
  if (press.action === 'post') return encodeCustomId(CHECK_ROUTE, 'o');
  const { article, paragraph, range } = press;
  const numbers = [paragraph, range.start, range.end - range.start].map(encodeNumber);
  return encodeCustomId(CHECK_ROUTE, 'c', encodeArticle(article), ...numbers);
}

/** Reads the fields of such a custom id; null when they are not one. */
export function decodeCheck(fields: readonly string[]): CheckPress | null {
  const [action, articleDigits = '', ...digits] = fields;
  if (action === 'o') return { action: 'post' };
  const article = decodeArticle(articleDigits);
  const [paragraph, start, length] = digits.map(decodeNumber);
  if (action !== 'c' || article === null || paragraph == null || start == null || length == null) return null;
  return { action: 'context', article, paragraph, range: { start, end: start + length } };
}
