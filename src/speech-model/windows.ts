import type { Stream } from './stream.ts';

/** The most pieces of a window, its beginning and end included; and from one window's beginning to the next's. */
const WINDOW = 384;
const STRIDE = 224;

/** What is read at once of a stream: plain data, that goes from process to process. */
export interface Window {
  /** Where in the stream the window begins. Piece 1 of the window is this piece; piece 0 stands for "nobody". */
  readonly from: number;
  readonly ids: Int32Array;
  readonly shapes: Int32Array;
  /** 1 for pieces that begin a word with letters or digits, and for piece 0. */
  readonly worded: Uint8Array;
  /** Marked spans of which a mark stands in the window. Pieces of the window; -1 for a mark outside it. */
  readonly marks: readonly WindowMarks[];
}

export interface WindowMarks {
  /** Index of the marked span. */
  readonly span: number;
  readonly opening: number;
  readonly closing: number;
}

/** The numbers of the pieces that BERT reads before and after a text. */
export interface Edges {
  readonly begin: number;
  readonly end: number;
}

/** The windows that cover a stream, each overlapping the next; the last one is as long as the others. */
export function windowsOf(stream: Stream, edges: Edges): readonly Window[] {
  const most = WINDOW - 2;
  const last = Math.max(0, stream.ids.length - most);
  const windows: Window[] = [];
  for (let from = 0; from < last; from += STRIDE) windows.push(windowAt(stream, from, from + most, edges));
  windows.push(windowAt(stream, last, stream.ids.length, edges));
  return windows;
}

function windowAt(stream: Stream, from: number, to: number, { begin, end }: Edges): Window {
  const local = (piece: number): number => (piece >= from && piece < to ? piece - from + 1 : -1);
  const marks = stream.marks
    .map(({ opening, closing }, span) => ({ span, opening: local(opening), closing: local(closing) }))
    .filter(({ opening, closing }) => opening > 0 || closing > 0);
  return {
    from,
    ids: Int32Array.from([begin, ...stream.ids.slice(from, to), end]),
    shapes: Int32Array.from([0, ...stream.shapes.slice(from, to), 0]),
    worded: Uint8Array.from([1, ...stream.worded.slice(from, to), 0]),
    marks,
  };
}

/** How many pieces a piece stands from the nearest edge of a window that cuts the stream. */
export function centrality({ from, ids }: Window, length: number, piece: number): number {
  const to = from + ids.length - 2;
  const before = from > 0 ? piece - from : Number.POSITIVE_INFINITY;
  const after = to < length ? to - piece : Number.POSITIVE_INFINITY;
  return Math.min(before, after);
}
