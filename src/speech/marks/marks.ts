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

/** The outermost spans of a paragraph, in one pass over its marks. */
function spansOfParagraph(text: string, marks: readonly Mark[], reopens: boolean): readonly RawSpan[] {
  const spans: RawSpan[] = [];
  const left = curlyBalance(marks);
  let open: OpenMark | null = null;
  for (const [index, mark] of marks.entries()) {
    if (open === null) {
      if (opensSpan(mark)) open = opened(mark);
    } else if (mark.kind === 'open') {
      if (nests(open, mark, left[index + 1] ?? 0)) continue;
      spans.push(unclosed(open.mark, mark.at));
      open = opened(mark);
    } else if (closesSpan(open, mark)) {
      spans.push(closed(open.mark, mark));
      open = null;
    }
  }
  if (open !== null && runsOn(text, open.mark, reopens)) spans.push(unclosed(open.mark, text.length));
  return spans;
}

/** The mark that opened a span, and how many marks of its own kind (straight or curly) and of the other are open inside. */
interface OpenMark {
  readonly mark: Mark;
  sameNested: number;
  otherNested: number;
}

function opened(mark: Mark): OpenMark {
  return { mark, sameNested: 0, otherNested: 0 };
}

function opensSpan({ kind, at }: Mark): boolean {
  return kind !== 'inch' && (kind !== 'close' || at === 0);
}

/**
 * Whether an opening mark inside an open span opens one inside it, which is then counted; otherwise the span was never closed.
 *
 * @param left how many more curly marks close than open after it
 */
function nests(open: OpenMark, { curly }: Mark, left: number): boolean {
  if (curly !== open.mark.curly) open.otherNested++;
  else if (curly && left >= 2) open.sameNested++;
  else return false;
  return true;
}

/** Whether a mark closes the open span rather than one inside it, which is then counted off. */
function closesSpan(open: OpenMark, { curly, kind }: Mark): boolean {
  const same = curly === open.mark.curly;
  if (!same && open.otherNested > 0) open.otherNested--;
  else if (same && open.sameNested > 0) open.sameNested--;
  else return same || kind !== 'both';
  return false;
}

/** Whether a span that nothing closes goes on to the paragraph's end; otherwise its mark was a mistake. */
function runsOn(text: string, open: Mark, reopens: boolean): boolean {
  return reopens || open.at === 0 || (open.sure && hasThreeWords(text, open.at));
}

function closed(open: Mark, close: Mark): RawSpan {
  return {
    outerStart: open.at,
    outerEnd: close.at + close.length,
    innerStart: open.at + open.length,
    innerEnd: close.at,
    closed: true,
  };
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
