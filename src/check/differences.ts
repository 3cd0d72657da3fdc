import type { Span } from '../article/article.ts';
import telling from '../english/telling-words.json' with { type: 'json' };
import type { Change } from './align.ts';
import type { ArticleText } from './article-text.ts';
import type { AskedWords } from './asked-words.ts';
import type { Difference, DifferenceKind } from './checked.ts';
import { comparedWords } from './words.ts';

const negations = new Set(telling.negations.split(' '));
const numbers = new Set(telling.numbers.split(' '));

/** An editor's bracket stands for so many words of the article at most. */
const MOST_IN_BRACKET = 6;

/** A change as what people are told; null when only typography differs, or an editor has marked it. */
export function differenceOf(
  change: Change,
  quote: string,
  asked: AskedWords,
  text: ArticleText,
): Difference | null {
  const leftOut = text.words(change.sourceStart, change.sourceEnd);
  const added = asked.words.slice(change.askedStart, change.askedEnd);
  if (
    isMarked(change, asked) ||
    sameLetters(
      leftOut,
      added.map(({ folded }) => folded),
    )
  )
    return null;
  const first = added[0];
  const last = added.at(-1);
  const before = asked.words[change.askedStart - 1]?.end ?? 0;
  const range =
    first && last ? { start: first.start, end: endOf(quote, last.end) } : { start: before, end: before };
  const written = added.map(({ start, end }) => quote.slice(start, end));
  const kind = kindOf(leftOut, written);
  const spans = text.spans(change.sourceStart, change.sourceEnd);
  const turns = (span: Span) => comparedWords(text.text(span)).some(({ folded }) => negations.has(folded));
  // Where words are missing over a paragraph's end, those of one paragraph are shown: the one with the "not", or the first.
  const source = (kind === 'negation' ? spans.find(turns) : undefined) ?? spans[0] ?? null;
  return { kind, asked: range, source };
}

/** With the apostrophe of "the allies’ plan". */
function endOf(quote: string, end: number): number {
  return /^['’]\s/u.test(quote.slice(end, end + 2)) ? end + 1 : end;
}

function isMarked({ askedStart, askedEnd, sourceStart, sourceEnd }: Change, { joints }: AskedWords): boolean {
  if (askedStart !== askedEnd) return false;
  const joint = joints[askedStart];
  return joint === 'cut' || (joint === 'bracket' && sourceEnd - sourceStart <= MOST_IN_BRACKET);
}

/** "U.S." and "US", "per cent" and "%", "open-minded" and "openminded". */
function sameLetters(leftOut: readonly string[], added: readonly string[]): boolean {
  const folded = leftOut.flatMap((word) => comparedWords(word).map((one) => one.folded));
  return folded.length > 0 && folded.join('') === added.join('');
}

function kindOf(leftOut: readonly string[], added: readonly string[]): DifferenceKind {
  const [one, other] = [leftOut, added].map((words) =>
    words.flatMap((word) => comparedWords(word).map(({ folded }) => folded)),
  );
  const count = (words: readonly string[] | undefined, known: (word: string) => boolean) =>
    (words ?? []).filter(known);
  const isNegation = (word: string) => negations.has(word);
  if (count(one, isNegation).length % 2 !== count(other, isNegation).length % 2) return 'negation';
  const isNumber = (word: string) => /^\d/.test(word) || numbers.has(word);
  if (count(one, isNumber).join(' ') !== count(other, isNumber).join(' ')) return 'number';
  const isName = (word: string) => /^\p{Lu}\p{L}/u.test(word);
  if (leftOut.some(isName) && added.some(isName)) return 'name';
  return 'words';
}
