import type { Span } from '../article/article.ts';
import telling from '../english/telling-words.json' with { type: 'json' };
import type { Change } from './align.ts';
import type { ArticleText } from './article-text.ts';
import { comparedWords } from './words.ts';

const negations = new Set(telling.negations.split(' '));
const denials = new Set(telling.denials.split(' '));
/** "He denied firmly that …": so far before the quotation a denial may stand when "that" leads to it. */
const REACH = 3;

/**
 * The word that turns the sense of a stretch and is not shown with it: a "not" right before its first word, or
 * "denied … that". Null where there is none, and where a sentence or a clause begins with the stretch.
 *
 * @param from where the words that belong to the same sentence may begin
 */
export function turningWordBefore(text: ArticleText, from: number, start: number): Span | null {
  const before = text.words(Math.max(from, start - REACH - 1), start).map(folded);
  const first = text.spans(start, start + 1)[0];
  const last = text.spans(start - 1, start)[0];
  if (before.length === 0 || first === undefined || last === undefined || !joins(text, last, first))
    return null;
  const word = before.at(-1) ?? '';
  if (negations.has(word)) return last;
  if (word !== 'that') return null;
  const denial = before.findLastIndex((one) => denials.has(one));
  if (denial < 0) return null;
  const at = start - (before.length - denial);
  return text.spans(at, at + 1)[0] ?? null;
}

/** Whether nothing but a blank or an opening mark stands between two words. */
function joins(text: ArticleText, one: Span, other: Span): boolean {
  if (one.paragraph !== other.paragraph) return false;
  return /^\s*[“"‘'«]?$/u.test(text.text({ paragraph: one.paragraph, start: one.end, end: other.start }));
}

/** Whether a clause ends before a word. */
export function endsClause(text: ArticleText, word: number): boolean {
  const [last] = text.spans(word - 1, word);
  const [next] = text.spans(word, word + 1);
  if (last === undefined || next === undefined || next.paragraph !== last.paragraph) return true;
  return /[.,;:!?…—–”"]/u.test(text.text({ paragraph: last.paragraph, start: last.end, end: next.start }));
}

/** A "not" among the words that a marked cut leaves out. */
export function turningWordIn(text: ArticleText, cuts: readonly Change[]): Span | null {
  for (const { sourceStart, sourceEnd } of cuts)
    for (let at = sourceStart; at < sourceEnd; at += 1) {
      const [span] = text.spans(at, at + 1);
      if (span !== undefined && negations.has(folded(text.text(span)))) return span;
    }
  return null;
}

function folded(word: string): string {
  return comparedWords(word)[0]?.folded ?? '';
}
