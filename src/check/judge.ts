import { type Alignment, align, type Change, type Reach, type Same } from './align.ts';
import { ArticleText } from './article-text.ts';
import type { AskedWords } from './asked-words.ts';
import type { AskedQuotation, Checked, Difference, Place, Verdict } from './checked.ts';
import { differenceOf } from './differences.ts';
import type { Piece } from './pieces.ts';
import { isSomebodyElse } from './speaker-named.ts';
import { type MarkedWords, stretchAt } from './utterances.ts';
import { paragraphAt } from './word-index.ts';

/** The share of the quotation's words that must stand in the article for it to be the same quotation. */
const LEAST_SHARE = 0.6;
/** A part of a joined quotation has so many words at least; fewer are found by chance. */
const LEAST_JOINED = 4;
/** Words between two stretches of one sentence: "…," she told the meeting on Friday, "…". */
const MOST_INTERRUPTING = 20;

/** A piece compared, with the stretches between marks that its words stand in. */
interface Compared {
  readonly piece: Piece;
  readonly text: ArticleText;
  readonly same: readonly Same[];
  readonly changes: readonly Change[];
  readonly differences: readonly Difference[];
}

/** What the pieces found say about a quotation. */
export function judge(
  asked: AskedQuotation,
  words: AskedWords,
  numbers: Uint32Array,
  pieces: readonly Piece[],
): Checked {
  const kept = worthJoining(pieces);
  const compared = kept.map((piece, place) => comparePiece(asked, words, numbers, kept, piece, place));
  const found = compared.reduce((sum, { same }) => sum + wordsIn(same), 0);
  if (found === 0 || found < LEAST_SHARE * words.words.length) return absent(asked);
  const parts = compared.flatMap((one) => partsOf(one, words));
  return checkedFrom(asked, words, compared, parts);
}

export function absent(asked: AskedQuotation): Checked {
  return { asked, verdict: 'absent', places: [], differences: [], speaker: null, quotedParts: [] };
}

/** The pieces, or the longest alone when the others are too short to be more than chance. */
function worthJoining(pieces: readonly Piece[]): readonly Piece[] {
  const long = pieces.filter(({ askedStart, askedEnd }) => askedEnd - askedStart >= LEAST_JOINED);
  if (long.length > 0) return long;
  const [longest] = [...pieces].sort(
    (one, other) => other.askedEnd - other.askedStart - (one.askedEnd - one.askedStart),
  );
  return longest === undefined ? [] : [longest];
}

function comparePiece(
  asked: AskedQuotation,
  words: AskedWords,
  numbers: Uint32Array,
  pieces: readonly Piece[],
  piece: Piece,
  place: number,
): Compared {
  const text = new ArticleText(piece.candidate.of);
  const isLast = place === pieces.length - 1;
  const reach: Reach = {
    ...reachInSource(piece),
    askedStart: place === 0 ? 0 : piece.askedStart,
    askedEnd: isLast ? words.words.length : (pieces[place + 1]?.askedStart ?? piece.askedEnd),
  };
  const { same, changes }: Alignment = align(numbers, piece, reach, words.joints);
  const differences = changes.flatMap((change) => differenceOf(change, asked.quote, words, text) ?? []);
  return { piece, text, same, changes, differences };
}

/** To the ends of the stretches between marks that the piece begins and ends in, else of the paragraphs. */
function reachInSource({
  candidate,
  sourceStart,
  sourceEnd,
}: Piece): Pick<Reach, 'sourceStart' | 'sourceEnd'> {
  const { of, marked } = candidate;
  const first = stretchAt(marked, sourceStart);
  const last = stretchAt(marked, sourceEnd - 1);
  return {
    sourceStart: first?.start ?? of.begins[paragraphAt(of, sourceStart)] ?? 0,
    sourceEnd: last?.end ?? of.begins[paragraphAt(of, sourceEnd - 1) + 1] ?? of.numbers.length,
  };
}

/** Consecutive words of a piece that stand in one utterance, or outside of all. */
interface Part {
  readonly compared: Compared;
  readonly marked: MarkedWords | undefined;
  readonly words: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly askedStart: number;
  readonly askedEnd: number;
}

/** Divides a piece where it leaves one utterance for another, unless that is only interrupted by who speaks. */
function partsOf(compared: Compared, asked: AskedWords): readonly Part[] {
  const parts: Part[] = [];
  for (const { asked: at, source, length } of compared.same) {
    for (let offset = 0; offset < length; offset += 1) {
      const marked = stretchAt(compared.piece.candidate.marked, source + offset);
      const last = parts.at(-1);
      const word = { sourceStart: source + offset, sourceEnd: source + offset + 1, askedStart: at + offset };
      const next: Part = { compared, marked, words: 1, ...word, askedEnd: at + offset + 1 };
      if (last !== undefined && belongsTo(last, next, asked))
        parts[parts.length - 1] = {
          ...last,
          marked: next.marked ?? last.marked,
          words: last.words + 1,
          sourceEnd: next.sourceEnd,
          askedEnd: next.askedEnd,
        };
      else parts.push(next);
    }
  }
  return parts;
}

function belongsTo(last: Part, next: Part, asked: AskedWords): boolean {
  const cut = asked.joints[next.askedStart] === 'cut';
  if (last.marked?.utterance === next.marked?.utterance)
    return cut || last.sourceEnd === next.sourceStart || paragraphOf(last) === paragraphOf(next);
  if (last.marked === undefined || next.marked === undefined) return false;
  const touching = last.sourceEnd === last.marked.end && next.sourceStart === next.marked.start;
  const between = next.marked.start - last.marked.end;
  const speaker = last.marked.quotation?.speaker ?? null;
  const sameSpeaker = speaker === (next.marked.quotation?.speaker ?? null);
  if (touching && sameSpeaker && between <= MOST_INTERRUPTING) return true;
  return sameSpeaker && speaker !== null && cut;
}

/** Of a part's last word. */
function paragraphOf({ compared, sourceEnd }: Part): number {
  return paragraphAt(compared.piece.candidate.of, sourceEnd - 1);
}

function checkedFrom(
  asked: AskedQuotation,
  words: AskedWords,
  compared: readonly Compared[],
  parts: readonly Part[],
): Checked {
  const quoted = parts.filter(({ marked }) => marked !== undefined);
  const main = longest(quoted) ?? longest(parts);
  if (main === undefined) return absent(asked);
  const differences = compared.flatMap((one) => one.differences);
  const speaker = main.marked?.quotation?.speaker ?? null;
  const outside = parts
    .filter(({ marked }) => marked === undefined)
    .reduce((sum, part) => sum + part.words, 0);
  const joined = joinedParts(compared, quoted);
  const verdict = verdictOf(differences, joined.length > 1, quoted.length === 0, outside);
  const isElse =
    verdict !== 'reported' &&
    verdict !== 'joined' &&
    isSomebodyElse(asked.person, main.compared.piece.candidate.of.read, main.marked?.quotation ?? null);
  const shown = joined.length > 1 ? joined : [whole(compared, main)];
  return {
    asked,
    verdict: isElse ? 'misattributed' : verdict,
    places: shown.map((part) => placeOf(part, words)),
    differences,
    speaker,
    quotedParts:
      outside === 0
        ? []
        : quoted.flatMap(({ compared: one, sourceStart, sourceEnd }) =>
            one.text.spans(sourceStart, sourceEnd),
          ),
  };
}

function longest(parts: readonly Part[]): Part | undefined {
  return [...parts].sort((one, other) => other.words - one.words)[0];
}

/** The parts that a joined quotation is made of: those of several pieces, or of several utterances. */
function joinedParts(compared: readonly Compared[], quoted: readonly Part[]): readonly Part[] {
  const least = LEAST_JOINED - 1;
  if (compared.length > 1)
    return compared.flatMap((one) => {
      const own = quoted.filter((part) => part.compared === one && part.words >= least);
      return own.length > 0 ? own : [wholePiece(one)];
    });
  return quoted.filter((part) => part.words >= least);
}

function wholePiece(compared: Compared): Part {
  const [first] = compared.same;
  const last = compared.same.at(-1);
  return {
    compared,
    marked: undefined,
    words: wordsIn(compared.same),
    sourceStart: first?.source ?? 0,
    sourceEnd: last === undefined ? 0 : last.source + last.length,
    askedStart: first?.asked ?? 0,
    askedEnd: last === undefined ? 0 : last.asked + last.length,
  };
}

/** The whole stretch that was compared, said to stand where most of its words do. */
function whole(compared: readonly Compared[], main: Part): Part {
  const own = compared.find((one) => one === main.compared);
  return own === undefined ? main : { ...wholePiece(own), marked: main.marked };
}

function verdictOf(
  differences: readonly Difference[],
  joined: boolean,
  unquoted: boolean,
  outside: number,
): Verdict {
  if (unquoted) return 'reported';
  if (joined) return 'joined';
  if (differences.length === 0) return outside === 0 ? 'verbatim' : 'reported';
  const onlyLeftOut = differences.every(
    ({ kind, asked }) => asked.start === asked.end && kind !== 'negation' && kind !== 'number',
  );
  return onlyLeftOut ? 'shortened' : 'altered';
}

function placeOf(part: Part, { words }: AskedWords): Place {
  const { text, piece } = part.compared;
  const [span] = text.spans(part.sourceStart, part.sourceEnd);
  const first = words[part.askedStart];
  const last = words[part.askedEnd - 1];
  return {
    read: piece.candidate.of.read,
    paragraph: span?.paragraph ?? 0,
    range: { start: span?.start ?? 0, end: span?.end ?? 0 },
    asked: { start: first?.start ?? 0, end: last?.end ?? 0 },
    quotation: part.marked?.quotation ?? null,
  };
}

function wordsIn(same: readonly Same[]): number {
  return same.reduce((sum, { length }) => sum + length, 0);
}
