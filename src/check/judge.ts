import type { Span } from '../article/article.ts';
import type { Change } from './align.ts';
import type { AskedWords } from './asked-words.ts';
import type { AskedQuotation, Checked, Difference, Place, Verdict } from './checked.ts';
import { type ComparedPiece, comparePieces, wordsIn } from './compared-piece.ts';
import { longestOf, type Part, partsOf, wholePiece } from './parts.ts';
import type { Piece } from './pieces.ts';
import { isSomebodyElse } from './speaker-named.ts';
import { endsClause, turningWordBefore, turningWordIn } from './turning-word.ts';
import { paragraphAt } from './word-index.ts';

/** The share of the quotation's words that must stand in the article for it to be the same quotation. */
const LEAST_SHARE = 0.6;
/** A piece of a joined quotation has so many words at least; fewer are found by chance. */
const LEAST_JOINED = 4;
/** Of pieces that are known to be near each other, three words are enough. */
const LEAST_NEARBY = 3;

/** What the pieces found say about a quotation. */
export function judge(
  asked: AskedQuotation,
  words: AskedWords,
  numbers: Int32Array,
  pieces: readonly Piece[],
): Checked {
  const compared = comparePieces(asked, words, numbers, worthJoining(pieces));
  const found = compared.reduce((sum, { same }) => sum + wordsIn(same), 0);
  if (found === 0 || found < LEAST_SHARE * words.words.length) return absent(asked);
  const parts = compared.flatMap((one) => partsOf(one, words));
  return checkedFrom(asked, words, compared, parts);
}

export function absent(asked: AskedQuotation): Checked {
  return {
    asked,
    verdict: 'absent',
    places: [],
    differences: [],
    speaker: null,
    quotedParts: [],
    turnedBy: null,
    inOtherWords: false,
  };
}

/** The pieces, or the longest alone when all are too short to be more than chance. */
function worthJoining(pieces: readonly Piece[]): readonly Piece[] {
  const lengthOf = ({ askedStart, askedEnd }: Piece) => askedEnd - askedStart;
  const long = pieces.filter((piece) => lengthOf(piece) >= LEAST_JOINED);
  if (long.length > 0) return long;
  return [...pieces].sort((one, other) => lengthOf(other) - lengthOf(one)).slice(0, 1);
}

function checkedFrom(
  asked: AskedQuotation,
  words: AskedWords,
  compared: readonly ComparedPiece[],
  parts: readonly Part[],
): Checked {
  const quoted = parts.filter(({ marked }) => marked !== undefined);
  const main = longestOf(quoted) ?? longestOf(parts);
  if (main === undefined) return absent(asked);
  const differences = compared.flatMap((one) => one.differences);
  const outside = parts.reduce(
    (sum, { marked, words: count }) => sum + (marked === undefined ? count : 0),
    0,
  );
  const joined = joinedParts(compared, quoted);
  const turning = turningBefore(main);
  const verdict = verdictOf({
    differences,
    outside,
    joined: joined.length > 1,
    unquoted: quoted.length === 0,
    turned: turning?.within === true,
  });
  const quotation = main.marked?.quotation ?? null;
  const { read } = main.from.piece.candidate.of;
  const comparable = verdict !== 'reported' && verdict !== 'joined';
  const shown = joined.length > 1 ? joined : [wholePiece(main.from, main.marked)];
  return {
    asked,
    verdict: comparable && isSomebodyElse(asked.person, read, quotation) ? 'misattributed' : verdict,
    places: shown.map((part) => placeOf(part, words)),
    differences,
    speaker: quotation?.speaker ?? null,
    quotedParts: outside === 0 ? [] : quoted.flatMap(spansOf),
    turnedBy: turning?.word ?? turningWordIn(main.from.text, markedCuts(main.from, words)),
    inOtherWords: false,
  };
}

/** The parts that a joined quotation is made of: those of several pieces, or of several utterances. */
function joinedParts(compared: readonly ComparedPiece[], quoted: readonly Part[]): readonly Part[] {
  const long = quoted.filter((part) => part.words >= LEAST_NEARBY);
  if (compared.length < 2) return long;
  return compared.flatMap((one) => {
    const own = long.filter((part) => part.from === one);
    return own.length > 0 ? own : [wholePiece(one)];
  });
}

/**
 * The word right before the quotation that turns its sense, and whether it was cut off to make a statement of the
 * rest: it is quoted as well, and the quotation goes on to the end of a clause.
 */
function turningBefore({ from, marked }: Part): { readonly word: Span; readonly within: boolean } | null {
  const start = from.same[0]?.source ?? 0;
  const { of } = from.piece.candidate;
  const word = turningWordBefore(from.text, of.begins[paragraphAt(of, start)] ?? 0, start);
  const last = from.same.at(-1);
  const ends = last !== undefined && endsClause(from.text, last.source + last.length);
  return word && { word, within: ends && marked !== undefined && start > marked.start };
}

function markedCuts({ changes }: ComparedPiece, { joints }: AskedWords): readonly Change[] {
  return changes.filter((one) => one.askedStart === one.askedEnd && joints[one.askedStart] === 'cut');
}

interface Findings {
  readonly differences: readonly Difference[];
  /** Words outside of all marks. */
  readonly outside: number;
  readonly joined: boolean;
  readonly unquoted: boolean;
  /** A "not" of the same quotation was cut off. */
  readonly turned: boolean;
}

function verdictOf({ differences, outside, joined, unquoted, turned }: Findings): Verdict {
  if (unquoted) return 'reported';
  if (joined) return 'joined';
  if (differences.length === 0) {
    if (outside > 0) return 'reported';
    return turned ? 'shortened' : 'verbatim';
  }
  const onlyLeftOut = differences.every(
    ({ kind, asked }) => asked.start === asked.end && kind !== 'negation' && kind !== 'number',
  );
  return onlyLeftOut ? 'shortened' : 'altered';
}

function placeOf(part: Part, { words }: AskedWords): Place {
  const [span] = spansOf(part);
  return {
    read: part.from.piece.candidate.of.read,
    paragraph: span?.paragraph ?? 0,
    range: { start: span?.start ?? 0, end: span?.end ?? 0 },
    asked: { start: words[part.askedStart]?.start ?? 0, end: words[part.askedEnd - 1]?.end ?? 0 },
    quotation: part.marked?.quotation ?? null,
  };
}

function spansOf({ from, sourceStart, sourceEnd }: Part): readonly Span[] {
  return from.text.spans(sourceStart, sourceEnd);
}
