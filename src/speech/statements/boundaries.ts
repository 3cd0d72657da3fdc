import { TAGS } from '../attribution/tagger.ts';
import { type CuePlace, tagAt } from './cue-place.ts';

/**
 * Pairs of parts of speech between which content never starts, or never ends ("det noun": nobody's words begin within
 * a noun phrase). Counted in training articles; without them three of four places need not be weighed.
 */
export interface Boundaries {
  readonly neverStarts: ReadonlySet<number>;
  readonly neverEnds: ReadonlySet<number>;
}

const NAMES: readonly string[] = [...TAGS, 'before', 'after'];

/** The parts of speech before and at a token, as one number. */
export function pairAt(place: CuePlace, token: number): number {
  return tagAt(place, token - 1) * 32 + tagAt(place, token);
}

/** A pair as it is written in the file of weights ("det noun"). */
export function writtenPair(pair: number): string {
  return `${NAMES[pair >> 5] ?? ''} ${NAMES[pair & 31] ?? ''}`;
}

/** Pairs as numbers from how they are written. */
export function pairsFrom(written: readonly string[]): ReadonlySet<number> {
  return new Set(
    written.map((pair) => {
      const [first = '', second = ''] = pair.split(' ');
      return NAMES.indexOf(first) * 32 + NAMES.indexOf(second);
    }),
  );
}
