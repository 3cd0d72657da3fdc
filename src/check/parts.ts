import type { AskedWords } from './asked-words.ts';
import { type ComparedPiece, wordsIn } from './compared-piece.ts';
import { isInterrupted, type MarkedWords, stretchAt } from './utterances.ts';
import { paragraphAt } from './word-index.ts';

/** Words that a quotation has from one utterance, or from outside of all. Ends exclusive, in words. */
export interface Part {
  readonly from: ComparedPiece;
  /** Undefined outside of all marks. */
  readonly marked: MarkedWords | undefined;
  readonly words: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly askedStart: number;
  readonly askedEnd: number;
}

/** Divides a piece where it leaves one utterance for another, unless that is only interrupted by who speaks. */
export function partsOf(from: ComparedPiece, asked: AskedWords): readonly Part[] {
  const parts: Part[] = [];
  for (const { asked: at, source, length } of from.same) {
    for (let offset = 0; offset < length; offset += 1) {
      const next: Part = {
        from,
        marked: stretchAt(from.piece.candidate.marked, source + offset),
        words: 1,
        sourceStart: source + offset,
        sourceEnd: source + offset + 1,
        askedStart: at + offset,
        askedEnd: at + offset + 1,
      };
      const last = parts.at(-1);
      if (last !== undefined && belongTogether(last, next, asked))
        parts[parts.length - 1] = joined(last, next);
      else parts.push(next);
    }
  }
  return parts;
}

function joined(last: Part, next: Part): Part {
  const { marked, sourceEnd, askedEnd } = next;
  return { ...last, marked: marked ?? last.marked, words: last.words + 1, sourceEnd, askedEnd };
}

function belongTogether(last: Part, next: Part, asked: AskedWords): boolean {
  const cut = asked.joints[next.askedStart] === 'cut';
  // What is left out over the end of a paragraph makes two places of one utterance.
  if (last.marked?.utterance === next.marked?.utterance)
    return cut || last.sourceEnd === next.sourceStart || paragraphOf(last) === paragraphOf(next);
  if (last.marked === undefined || next.marked === undefined) return false;
  const touching = last.sourceEnd === last.marked.end && next.sourceStart === next.marked.start;
  if (touching && isInterrupted(last.marked, next.marked)) return true;
  const speaker = last.marked.quotation?.speaker ?? null;
  return cut && speaker !== null && speaker === next.marked.quotation?.speaker;
}

/** The paragraph of a part's last word. */
function paragraphOf({ from, sourceEnd }: Part): number {
  return paragraphAt(from.piece.candidate.of, sourceEnd - 1);
}

/** All of a piece as one part. */
export function wholePiece(from: ComparedPiece, marked?: MarkedWords): Part {
  const [first] = from.same;
  const last = from.same.at(-1);
  return {
    from,
    marked,
    words: wordsIn(from.same),
    sourceStart: first?.source ?? 0,
    sourceEnd: last === undefined ? 0 : last.source + last.length,
    askedStart: first?.asked ?? 0,
    askedEnd: last === undefined ? 0 : last.asked + last.length,
  };
}

/** The part with most words; the first of those with as many. */
export function longestOf(parts: readonly Part[]): Part | undefined {
  return parts.reduce<Part | undefined>(
    (longest, part) => (longest === undefined || part.words > longest.words ? part : longest),
    undefined,
  );
}
