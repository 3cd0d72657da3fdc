import { align, type Change, type Reach, type Same } from './align.ts';
import { ArticleText } from './article-text.ts';
import type { AskedWords } from './asked-words.ts';
import type { AskedQuotation, Difference } from './checked.ts';
import { differenceOf } from './differences.ts';
import type { Piece } from './pieces.ts';
import { isInterrupted, stretchAt } from './utterances.ts';
import { paragraphAt } from './word-index.ts';

/** A piece compared with the part of the quotation that it has. */
export interface ComparedPiece {
  readonly piece: Piece;
  readonly text: ArticleText;
  readonly same: readonly Same[];
  readonly changes: readonly Change[];
  /** The changes that are more than typography and are not marked by an editor. */
  readonly differences: readonly Difference[];
}

/** Compares the pieces of a quotation, in its order; words between two of them belong to the first. */
export function comparePieces(
  asked: AskedQuotation,
  words: AskedWords,
  numbers: Int32Array,
  pieces: readonly Piece[],
): readonly ComparedPiece[] {
  return pieces.map((piece, place) => {
    const reach: Reach = {
      ...reachInSource(piece),
      askedStart: place === 0 ? 0 : piece.askedStart,
      askedEnd: pieces[place + 1]?.askedStart ?? words.words.length,
    };
    const text = new ArticleText(piece.candidate.of);
    const { same, changes } = align(numbers, piece, reach, words.joints);
    const differences = changes
      .filter((change) => !isWhoSpeaks(change, piece))
      .flatMap((change) => differenceOf(change, asked.quote, words, text) ?? []);
    return { piece, text, same, changes, differences };
  });
}

/** Whether only the words that interrupt an utterance are left out: "…," she said, "…". */
function isWhoSpeaks(
  { askedStart, askedEnd, sourceStart, sourceEnd }: Change,
  { candidate }: Piece,
): boolean {
  if (askedStart !== askedEnd) return false;
  const one = stretchAt(candidate.marked, sourceStart - 1);
  const next = stretchAt(candidate.marked, sourceEnd);
  if (one === undefined || next === undefined) return false;
  return one.end === sourceStart && next.start === sourceEnd && isInterrupted(one, next);
}

/** To the ends of the stretches between marks that the piece begins and ends in, else of the paragraphs. */
function reachInSource({
  candidate: { of, marked },
  sourceStart,
  sourceEnd,
}: Piece): Pick<Reach, 'sourceStart' | 'sourceEnd'> {
  const first = stretchAt(marked, sourceStart);
  const last = stretchAt(marked, sourceEnd - 1);
  return {
    sourceStart: first?.start ?? of.begins[paragraphAt(of, sourceStart)] ?? 0,
    sourceEnd: last?.end ?? of.begins[paragraphAt(of, sourceEnd - 1) + 1] ?? of.numbers.length,
  };
}

/** How many words the quotation and the article have in common. */
export function wordsIn(same: readonly Same[]): number {
  return same.reduce((sum, { length }) => sum + length, 0);
}
