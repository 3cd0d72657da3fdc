import type { WordPieces } from '../encoder/word-pieces.ts';
import type { MarkedSpan } from '../speech/marks/marks.ts';

/** Pieces that stand for what is no word: the unused ones of BERT's vocabulary are free to be given a meaning. */
const Special = {
  opening: '[unused1]',
  closing: '[unused2]',
  paragraph: '[unused3]',
  leftOut: '[unused4]',
} as const;

/** A word or sign of an article. Offsets are UTF-16 units in the paragraph's text. */
export interface StreamWord {
  /** Index of the paragraph in the list given. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/**
 * An article as the model reads it: word pieces in order, one sign between paragraphs, and one sign each in place
 * of the marks that open and close a marked span, whatever they look like.
 */
export interface Stream {
  /** The pieces' numbers in the vocabulary. */
  readonly ids: readonly number[];
  /** For each piece its `Shape`. */
  readonly shapes: readonly number[];
  /** For each piece that begins a word: the word's index; for all others -1. */
  readonly words: readonly number[];
  /** For each piece: 1 when it begins a word with letters or digits, else 0. */
  readonly worded: readonly number[];
  readonly places: readonly StreamWord[];
  /** For each marked span: the pieces that stand for its opening and its closing mark. */
  readonly marks: readonly { readonly opening: number; readonly closing: number }[];
}

/** How a piece's word is written, and whether it stands between quotation marks (4 more). */
const Shape = { lower: 0, capital: 1, upper: 2, sign: 3, marked: 4 } as const;

/** Of a long marked span only so many words at each end are read. */
const WORDS_AT_END = 24;

/** The stream of an article's paragraphs with their marked spans, in reading order. Linear in the length. */
export function streamOf(
  paragraphs: readonly string[],
  spans: readonly MarkedSpan[],
  pieces: WordPieces,
): Stream {
  const stream = {
    ids: [] as number[],
    shapes: [] as number[],
    words: [] as number[],
    worded: [] as number[],
    places: [] as StreamWord[],
    marks: spans.map(() => ({ opening: 0, closing: 0 })),
  };
  const sign = (name: string, marked: number): number => {
    stream.words.push(-1);
    stream.worded.push(0);
    stream.shapes.push(Shape.sign + marked);
    return stream.ids.push(pieces.numberOf(name)) - 1;
  };
  const push = (words: readonly CutWord[], marked: number): void => {
    for (const { paragraph, start, end, ids, shape } of words) {
      for (const [at, id] of ids.entries()) {
        stream.words.push(at === 0 ? stream.places.length : -1);
        stream.worded.push(at === 0 && shape !== Shape.sign ? 1 : 0);
        stream.shapes.push(shape + marked);
        stream.ids.push(id);
      }
      stream.places.push({ paragraph, start, end });
    }
  };
  let next = 0;
  for (const [paragraph, text] of paragraphs.entries()) {
    if (paragraph > 0) sign(Special.paragraph, 0);
    const wordsIn = (text: string, from: number, to: number) => cutWords(text, paragraph, from, to, pieces);
    let from = 0;
    for (let span = spans[next]; span?.paragraph === paragraph; span = spans[++next]) {
      const mark = stream.marks[next];
      push(wordsIn(text, from, span.outerStart), 0);
      const opening = sign(Special.opening, Shape.marked);
      const inside = wordsIn(text, span.start, span.end);
      if (inside.length > 2 * WORDS_AT_END + 2) {
        push(inside.slice(0, WORDS_AT_END), Shape.marked);
        sign(Special.leftOut, Shape.marked);
        push(inside.slice(-WORDS_AT_END), Shape.marked);
      } else push(inside, Shape.marked);
      const closing = sign(Special.closing, Shape.marked);
      if (mark) Object.assign(mark, { opening, closing });
      from = span.outerEnd;
    }
    push(wordsIn(text, from, text.length), 0);
  }
  return stream;
}

/** A word or sign with its pieces. */
interface CutWord extends StreamWord {
  readonly ids: number[];
  readonly shape: number;
}

function cutWords(
  text: string,
  paragraph: number,
  from: number,
  to: number,
  pieces: WordPieces,
): readonly CutWord[] {
  const stretch = text
    .slice(from, to)
    .replace(/[‘’]/g, "'")
    .replace(/[“”„‟]/g, '"');
  const { ids, starts, ends, begins } = pieces.cut(stretch);
  const words: { paragraph: number; start: number; end: number; ids: number[]; shape: number }[] = [];
  for (let at = 1; at < ids.length - 1; at++) {
    const id = ids[at] ?? 0;
    const end = from + (ends[at] ?? 0);
    const last = words.at(-1);
    if (begins[at] === 0 && last) {
      last.ids.push(id);
      last.end = end;
    } else words.push({ paragraph, start: from + (starts[at] ?? 0), end, ids: [id], shape: 0 });
  }
  for (const word of words) word.shape = shapeOf(text.slice(word.start, word.end));
  return words;
}

function shapeOf(word: string): number {
  if (!/[\p{L}\p{N}]/u.test(word)) return Shape.sign;
  const first = word.charAt(0);
  if (first === first.toLowerCase()) return Shape.lower;
  return word.length > 1 && word === word.toUpperCase() ? Shape.upper : Shape.capital;
}
