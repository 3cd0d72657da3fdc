import type { Range } from './range.ts';

/** Quotations up to this length stay whole; longer ones are divided like other text. */
const LONGEST_QUOTATION = 120;
/** The same for parentheses: beyond this an unclosed bracket is likelier than an aside. */
const LONGEST_PARENTHESIS = 400;

const opening = /\(|''|[“‘"'«„]/gu;

/**
 * The parentheses and short quotations of a text, marks included: stretches that no sentence ends
 * in. In order of their ends, never overlapping (the outermost is kept).
 */
export function protectedRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let reached = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < reached) continue;
    const end = closeOf(text, match[0], match.index);
    if (end === -1) continue;
    ranges.push({ start: match.index, end });
    reached = end;
  }
  return ranges;
}

/** Where the mark that closes the one at `at` ends; -1 when it opens nothing, or nothing short. */
function closeOf(text: string, mark: string, at: number): number {
  if (mark === '(') return closeOfParenthesis(text, at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + mark.length);
  if (after === '' || /\s/u.test(after)) return -1;
  if (mark !== '«' && mark !== '„' && /[\p{L}\p{N}.,!?]/u.test(before)) return -1;
  const close = closers.get(mark);
  if (close === undefined) return -1;
  const ahead = text.slice(at + mark.length, at + mark.length + LONGEST_QUOTATION);
  let first = -1;
  close.lastIndex = 0;
  for (let found = close.exec(ahead); found !== null; found = close.exec(ahead)) {
    const end = at + mark.length + found.index + found[0].length;
    // An apostrophe (“the voters’ choice”) looks like a closing mark, unless a stop stands before it.
    if (!isSingle(mark) || /[.,!?…;]/u.test(ahead.charAt(found.index - 1))) return end;
    if (first === -1) first = end;
    // A further opening mark begins another quotation.
    if (/[‘“]/u.test(ahead.slice(first - at - mark.length))) return first;
  }
  return first;
}

function isSingle(mark: string): boolean {
  return mark === '‘' || mark === "'";
}

const closers = new Map([
  ['“', /”/gu],
  ['„', /[“”]/gu],
  ['«', /»/gu],
  ["''", /''/gu],
  ['"', /(?<=\S)"/gu],
  ['‘', /(?<=\S)’(?![\p{L}\p{N}])/gu],
  ["'", /(?<=\S)'(?![\p{L}\p{N}'])/gu],
]);

function closeOfParenthesis(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_PARENTHESIS);
  let depth = 0;
  for (let index = at; index < limit; index += 1) {
    const unit = text.charAt(index);
    if (unit === '(') depth += 1;
    else if (unit === ')') {
      depth -= 1;
      if (depth === 0) return index + 1;
    } else if (unit === '\n' && text.charAt(index + 1) === '\n') return -1;
  }
  return -1;
}
