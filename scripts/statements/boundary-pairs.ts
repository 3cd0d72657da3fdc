import { type Boundaries, pairAt } from '../../src/speech/statements/boundaries.ts';
import type { Example } from './examples.ts';

/** The share of contents whose start, or end, may be missed. */
const MISSED = 0.004;
const REACH = 30;

/** How often content starts or ends at a pair of parts of speech, and how often it does not. */
interface Count {
  readonly pair: number;
  yes: number;
  no: number;
}

/** The pairs of parts of speech at which content that follows its cue starts or ends so rarely that they are left out. */
export function boundariesOf(examples: readonly Example[]): Boundaries {
  const starts = new Map<number, Count>();
  const ends = new Map<number, Count>();
  for (const { place, after } of examples) {
    if (after === null) continue;
    const [from, to] = after;
    const last = Math.min(place.to, place.token + 1 + REACH);
    for (let at = place.token + 1; at < last; at++) count(starts, pairAt(place, at), at === from);
    for (let end = from + 1; end <= place.to; end++) count(ends, pairAt(place, end), end === to);
  }
  return { neverStarts: rarest(starts), neverEnds: rarest(ends) };
}

function count(counts: Map<number, Count>, pair: number, isBoundary: boolean): void {
  let own = counts.get(pair);
  if (own === undefined) {
    own = { pair, yes: 0, no: 0 };
    counts.set(pair, own);
  }
  if (isBoundary) own.yes++;
  else own.no++;
}

/** The pairs with the smallest shares of boundaries, as many as together miss few enough of them. */
function rarest(counts: ReadonlyMap<number, Count>): ReadonlySet<number> {
  const all = [...counts.values()].sort((a, b) => a.yes / (a.yes + a.no) - b.yes / (b.yes + b.no));
  let room = MISSED * all.reduce((sum, { yes }) => sum + yes, 0);
  const never = new Set<number>();
  for (const { pair, yes } of all) {
    if (yes > room) continue;
    room -= yes;
    never.add(pair);
  }
  return never;
}
