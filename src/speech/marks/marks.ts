import { type Mark, type MarkStyle, marksOf } from './mark-signs.ts';

/** A stretch of a paragraph between quotation marks, quoted or not. Offsets are UTF-16 units. */
export interface MarkedSpan {
  /** Index of the paragraph in the list given. */
  readonly paragraph: number;
  /** Between the marks, blanks trimmed. */
  readonly start: number;
  readonly end: number;
  /** From the opening mark to after the closing one. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** False when the marks are never closed (the quotation goes on in the next paragraph, or by mistake). */
  readonly closed: boolean;
  /** True when the span before it was left open and this one opens its paragraph. */
  readonly continues: boolean;
  /** Present for a paragraph that the page sets apart as somebody's words, without marks. */
  readonly setApart?: true;
}

/**
 * Every outermost stretch between quotation marks, in reading order, never overlapping. American and
 * British marks, straight and curly, are told apart over the article as a whole: the kind that stands
 * outside the other, more often, is the one that quotes.
 */
export function markedSpans(paragraphs: readonly string[]): readonly MarkedSpan[] {
  const double = spansIn(paragraphs, 'double');
  const single = spansIn(paragraphs, 'single');
  const british = wordsOutside(single, double) > wordsOutside(double, single);
  return british ? withOthers(paragraphs, single, double) : withOthers(paragraphs, double, single);
}

/**
 * The spans of an article's own marks with those of the other kind that stand outside them and are speech by their
 * look: whole sentences, not written as headlines are, with their full stop or comma inside the marks.
 */
function withOthers(
  paragraphs: readonly string[],
  spans: readonly MarkedSpan[],
  others: readonly MarkedSpan[],
): readonly MarkedSpan[] {
  const added: MarkedSpan[] = [];
  let next = 0;
  for (const other of others) {
    while (isBefore(spans[next], other)) next++;
    const following = spans[next];
    const apart = following === undefined || isBefore(other, following);
    const text = paragraphs[other.paragraph] ?? '';
    const words = text.slice(other.start, other.end);
    if (apart && other.closed && !other.continues && SPEECH.test(words)) added.push(other);
  }
  if (added.length === 0) return spans;
  return [...spans, ...added].toSorted((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

const SPEECH = /^(?=.*\s\p{Ll}{4})\p{Lu}\S*(?:\s+\S+)+\s+\S*[.,!?…]$/su;

/** How many characters of `spans` stand outside all of `others`; both in reading order. */
function wordsOutside(spans: readonly MarkedSpan[], others: readonly MarkedSpan[]): number {
  let total = 0;
  let next = 0;
  for (const span of spans) {
    while (isBefore(others[next], span)) next++;
    const other = others[next];
    const inside = other?.paragraph === span.paragraph && other.outerStart < span.start;
    if (!inside) total += span.end - span.start;
  }
  return total;
}

function isBefore(other: MarkedSpan | undefined, span: MarkedSpan): boolean {
  if (other === undefined) return false;
  if (other.paragraph !== span.paragraph) return other.paragraph < span.paragraph;
  return other.outerEnd <= span.outerStart;
}

/** Every outermost stretch between marks of one kind, in reading order, whatever the article quotes with. */
export function spansIn(paragraphs: readonly string[], style: MarkStyle): readonly MarkedSpan[] {
  const marks = paragraphs.map((text) => marksOf(text, style));
  const found: MarkedSpan[] = [];
  let open = false;
  for (const [paragraph, text] of paragraphs.entries()) {
    const next = marks[paragraph + 1]?.[0];
    const reopens = next !== undefined && next.at === 0 && next.kind !== 'close';
    const spans = spansOfParagraph(text, marks[paragraph] ?? [], reopens);
    for (const [index, span] of spans.entries()) {
      const inner = trimmed(text, span.innerStart, span.innerEnd);
      if (inner === null || isMarkup(text, span.outerStart)) continue;
      found.push({
        paragraph,
        ...inner,
        outerStart: span.outerStart,
        outerEnd: span.outerEnd,
        closed: span.closed,
        continues: open && index === 0 && span.outerStart === 0,
      });
    }
    open = spans.at(-1)?.closed === false;
  }
  return found;
}

interface RawSpan {
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly closed: boolean;
}

/** An attribute's value in left-over markup (author="…"). */
function isMarkup(text: string, at: number): boolean {
  return text.charAt(at - 1) === '=';
}

/** One pass over the marks; `closersLeft[i]` makes telling a nested opener from a forgotten closer O(1). */
function spansOfParagraph(text: string, marks: readonly Mark[], reopens: boolean): readonly RawSpan[] {
  const spans: RawSpan[] = [];
  const left = curlyBalance(marks);
  let open: Mark | null = null;
  let sameNested = 0;
  let otherNested = 0;
  for (const [index, mark] of marks.entries()) {
    if (open === null) {
      if (mark.kind === 'close' && mark.at > 0) continue;
      if (mark.kind === 'inch') continue;
      open = mark;
      sameNested = 0;
      otherNested = 0;
    } else if (mark.kind === 'open') {
      if (mark.curly !== open.curly) otherNested++;
      else if (mark.curly && (left[index + 1] ?? 0) >= 2) sameNested++;
      else {
        spans.push(unclosed(open, mark.at));
        open = mark;
        sameNested = 0;
        otherNested = 0;
      }
    } else if (mark.curly !== open.curly && otherNested > 0) otherNested--;
    else if (mark.curly !== open.curly && mark.kind === 'both') continue;
    else if (mark.curly === open.curly && sameNested > 0) sameNested--;
    else {
      spans.push({
        outerStart: open.at,
        outerEnd: mark.at + mark.length,
        innerStart: open.at + open.length,
        innerEnd: mark.at,
        closed: true,
      });
      open = null;
    }
  }
  if (open !== null) {
    const runsOn = reopens || open.at === 0 || hasThreeWords(text, open.at);
    if (runsOn && (open.sure || reopens || open.at === 0)) spans.push(unclosed(open, text.length));
  }
  return spans;
}

/** For each mark: curly closers minus curly openers from it to the paragraph's end. */
function curlyBalance(marks: readonly Mark[]): readonly number[] {
  const balance = new Array<number>(marks.length + 1).fill(0);
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index];
    const step = mark?.curly ? (mark.kind === 'close' ? 1 : -1) : 0;
    balance[index] = (balance[index + 1] ?? 0) + step;
  }
  return balance;
}

function unclosed(open: Mark, end: number): RawSpan {
  return {
    outerStart: open.at,
    outerEnd: end,
    innerStart: open.at + open.length,
    innerEnd: end,
    closed: false,
  };
}

function hasThreeWords(text: string, from: number): boolean {
  return /\S+\s+\S+\s+\S/.test(text.slice(from, from + 200));
}

const EDGE = /[\s"“”„‟«»`]/;
const WORD = /[\p{L}\p{N}]/u;

/** The span without blanks and stray marks at both ends; null when no word is left. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  let from = start;
  let to = end;
  while (from < to && EDGE.test(text.charAt(from))) from++;
  while (to > from && EDGE.test(text.charAt(to - 1))) to--;
  return WORD.test(text.slice(from, to)) ? { start: from, end: to } : null;
}
