import { HeadOutput, type Scalar, type Vector } from './head.ts';
import { likeliestStretches, pointTo, type Stretch } from './pointing.ts';
import type { Window, WindowMarks } from './windows.ts';

/** What the model makes of one window: plain data. Pieces are the window's. */
export interface WindowReading {
  /** One for each of the window's marked spans. */
  readonly spans: readonly { readonly quoted: number; readonly sources: readonly Stretch[] }[];
  readonly cues: readonly CueReading[];
}

/** A word or words that say that somebody says something. */
export interface CueReading {
  readonly first: number;
  readonly last: number;
  /** The chance that a cue begins here, and that it is one of saying or writing. */
  readonly begins: number;
  readonly speech: number;
  /** Null when nobody is named. */
  readonly source: Stretch | null;
  /** The chance of the source, or of nobody. */
  readonly sourceChance: number;
  readonly content: Stretch;
}

/** In words. */
const LONGEST_SOURCE = 25;
const LONGEST_CONTENT = 150;
const LONGEST_CUE = 12;
/** How many sources of a marked span are told. */
const MOST_SOURCES = 8;
/** Words less likely to begin a cue are left out. */
const LEAST_BEGINS = 0.2;

/** Reads the head's numbers for a window. */
export function readWindow(window: Window, values: Float32Array): WindowReading {
  const output = new HeadOutput(values);
  const pieces = [...window.worded.keys()].filter((piece) => window.worded[piece] === 1);
  return {
    spans: window.marks.map((marks) => readSpan(marks, pieces, output)),
    cues: cuesIn(pieces, output),
  };
}

function readSpan(marks: WindowMarks, pieces: readonly number[], output: HeadOutput) {
  const sides = [
    { side: 'opening', piece: marks.opening },
    { side: 'closing', piece: marks.closing },
  ] as const;
  const held = sides.filter(({ piece }) => piece > 0);
  const query = (end: 'start' | 'end') => {
    const vectors = held.map(({ side, piece }) =>
      output.vector(`quotation source ${end} ${side}` as const, piece),
    );
    return (vectors[0] ?? new Float32Array()).map((value, at) => value + (vectors[1]?.[at] ?? 0));
  };
  const starts = pointTo(query('start'), 'quotation source start key', pieces, output);
  const ends = pointTo(query('end'), 'quotation source end key', pieces, output);
  const quoted = held.reduce((sum, { side, piece }) => sum + output.scalar(`quoted by ${side}`, piece), 0);
  return {
    quoted: 1 / (1 + Math.exp(-quoted)),
    sources: likeliestStretches(starts, ends, pieces, LONGEST_SOURCE, MOST_SOURCES),
  };
}

function cuesIn(pieces: readonly number[], output: HeadOutput): readonly CueReading[] {
  const cues: CueReading[] = [];
  for (let at = 1; at < pieces.length; at++) {
    const first = pieces[at] ?? 0;
    const begins = chanceOf('begins', first, output);
    if (begins < LEAST_BEGINS) continue;
    let last = at;
    while (last + 1 < pieces.length && last - at < LONGEST_CUE && goesOn(pieces[last + 1] ?? 0, output))
      last++;
    const [content] = stretchesFrom('content', first, pieces, LONGEST_CONTENT, output).stretches;
    if (content === undefined) continue;
    const { nobody, stretches } = stretchesFrom('source', first, pieces, LONGEST_SOURCE, output);
    const named = stretches[0] !== undefined && stretches[0].chance > nobody ? stretches[0] : null;
    cues.push({
      first,
      last: pieces[last] ?? first,
      begins,
      speech: 1 / (1 + Math.exp(-output.scalar('speech', first))),
      source: named,
      sourceChance: named?.chance ?? nobody,
      content,
    });
  }
  return cues;
}

function stretchesFrom(
  what: 'source' | 'content',
  cue: number,
  pieces: readonly number[],
  longest: number,
  output: HeadOutput,
): { nobody: number; stretches: readonly Stretch[] } {
  const point = (end: 'start' | 'end') =>
    pointTo(output.vector(`${what} ${end}` as Vector, cue), `${what} ${end} key` as Vector, pieces, output);
  const starts = point('start');
  const ends = point('end');
  return {
    nobody: Math.exp((starts[0] ?? 0) + (ends[0] ?? 0)),
    stretches: likeliestStretches(starts, ends, pieces, longest, 1),
  };
}

const TAGS: readonly Scalar[] = ['outside', 'begins', 'goes on'];

function chanceOf(tag: Scalar, piece: number, output: HeadOutput): number {
  const scores = TAGS.map((name) => output.scalar(name, piece));
  const most = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return Math.exp(output.scalar(tag, piece) - most) / sum;
}

function goesOn(piece: number, output: HeadOutput): boolean {
  const own = output.scalar('goes on', piece);
  return own > output.scalar('outside', piece) && own > output.scalar('begins', piece);
}
