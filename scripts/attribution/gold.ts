import { readFileSync } from 'node:fs';
import type { Article, Paragraph, Range } from '../../src/article/article.ts';

/** A quotation of a gold file; offsets count code points of the article's text. */
export interface GoldQuotation extends Range {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly head: readonly [number, number] | null;
  readonly alt: readonly (readonly [number, number])[] | null;
  readonly length: string;
  readonly sourceType: string;
  readonly position: string;
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuotation[];
  readonly ignored: readonly (readonly [number, number])[];
  readonly unattributed: readonly (readonly [number, number])[];
}

/** An article in one style of marks, with where each paragraph starts in the gold text. */
export interface StyledArticle {
  readonly gold: GoldArticle;
  readonly article: Article;
  readonly offsets: readonly number[];
}

export type Style = 'american' | 'british' | 'straight';
export const STYLES: readonly Style[] = ['american', 'british', 'straight'];

/** The articles of a gold file without characters outside the BMP, whose offsets would not be UTF-16's. */
export function goldArticles(path: string): readonly GoldArticle[] {
  const articles: GoldArticle[] = JSON.parse(readFileSync(path, 'utf8'));
  return articles.map((article) => ({
    ...article,
    text: article.text.replace(/[\u{10000}-\u{10ffff}]/gu, '□'),
  }));
}

/** The article as paragraphs, one a non-empty line, every character at its place. */
export function styled(gold: GoldArticle, style: Style): StyledArticle {
  const paragraphs: Paragraph[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const line of restyle(gold.text, style).split('\n')) {
    const text = line.trim();
    if (text !== '') {
      offsets.push(offset + line.indexOf(text.charAt(0)));
      paragraphs.push({ number: paragraphs.length + 1, kind: 'body', text });
    }
    offset += line.length + 1;
  }
  const title = paragraphs[0]?.text ?? gold.id;
  return { gold, article: { id: gold.id, title, origin: gold.id, paragraphs }, offsets };
}

/** Double marks turned into straight ones, or into British single ones with the single ones inside doubled. */
export function restyle(text: string, style: Style): string {
  if (style === 'american') return text;
  if (style === 'straight') return text.replace(/[“”]/g, '"');
  let nested = 0;
  return text.replace(/[“”"‘’\n]/g, (sign, at: number) => {
    const before = at === 0 ? ' ' : text.charAt(at - 1);
    const after = text.charAt(at + 1) || ' ';
    if (sign === '\n') nested = 0;
    if (sign === '“') return '‘';
    if (sign === '”') return '’';
    if (sign === '"') return /[\s([—–\-‘]/.test(before) && /\S/.test(after) ? '‘' : '’';
    if (sign === '‘' && !/\d/.test(after)) {
      nested++;
      return '“';
    }
    if (sign === '’' && nested > 0 && !/[\p{L}\p{N}]/u.test(after) && /\S/.test(before)) {
      nested--;
      return '”';
    }
    return sign;
  });
}
