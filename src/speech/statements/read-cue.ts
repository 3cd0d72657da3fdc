import type { Candidate } from '../attribution/candidates.ts';
import { Features } from '../attribution/features.ts';
import { TokenKind } from '../attribution/tokens.ts';
import {
  BEFORE_ROWS,
  describeEndBefore,
  describeStartBefore,
  possibleEndsBefore,
  possibleStartsBefore,
} from './before-features.ts';
import type { Boundaries } from './boundaries.ts';
import { CUE_ROWS, describeCue } from './cue-features.ts';
import type { CuePlace } from './cue-place.ts';
import { END_ROWS, EndContext, possibleEnds } from './end-features.ts';
import {
  describeResumption,
  ENDS_THERE,
  possibleResumptions,
  RESUMPTION_ROWS,
} from './resumption-features.ts';
import { describeSource, possibleSources, SOURCE_ROWS } from './source-features.ts';
import type { SourcedCue } from './sourced-cue.ts';
import { COMES_FIRST, describeStart, possibleStarts, START_ROWS } from './start-features.ts';

/** The tables of weights of each choice, and how often each word (by its hash) is a cue. */
export interface StatementTables extends Boundaries {
  readonly rates: ReadonlyMap<number, number>;
  readonly cue: Float32Array;
  readonly source: Float32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
  readonly endBefore: Float32Array;
  readonly startBefore: Float32Array;
  readonly resumption: Float32Array;
}

/** A stretch of tokens of a paragraph's outline, end exclusive. */
export interface Tokens {
  readonly start: number;
  readonly end: number;
}

/** A possible cue with its likeliest source and content, before it is known whether it is one. */
export interface CueReading {
  readonly place: CuePlace;
  /** The chance by the words around that it is a cue. */
  readonly chance: number;
  readonly source: Candidate | null;
  readonly sourceShare: number;
  /** What is said, in order: one stretch, or two around source and cue. */
  readonly content: readonly Tokens[];
  /** The chances of where the content begins and ends, multiplied. */
  readonly startShare: number;
  readonly endShare: number;
}

/** Less likely cues are not read further. */
const LEAST_CHANCE = 0.15;

/** Reads possible cues one after the other; the lists of features are reused. */
export class CueReader {
  readonly #tables: StatementTables;
  readonly #cue = new Features(CUE_ROWS);
  readonly #source = new Features(SOURCE_ROWS);
  readonly #start = new Features(START_ROWS);
  readonly #end = new Features(END_ROWS);
  readonly #before = new Features(BEFORE_ROWS);
  readonly #resumption = new Features(RESUMPTION_ROWS);

  constructor(tables: StatementTables) {
    this.#tables = tables;
  }

  /** The likely cues among the places of a paragraph with their sources and contents, in order. */
  readAll(places: readonly CuePlace[]): readonly CueReading[] {
    for (const place of places) place.chances[place.token] = this.#chanceOf(place);
    return places.flatMap((place) => {
      const chance = place.chances[place.token] ?? 0;
      return chance < LEAST_CHANCE ? [] : (this.#read(place, chance) ?? []);
    });
  }

  #chanceOf(place: CuePlace): number {
    this.#cue.clear();
    describeCue(place, this.#cue);
    return 1 / (1 + Math.exp(-this.#cue.sum(this.#tables.cue)));
  }

  /** The likeliest source and content of a possible cue; null where no words are left to be the content. */
  #read(place: CuePlace, chance: number): CueReading | null {
    const tables = this.#tables;
    const source = best(possibleSources(place), this.#source, tables.source, (candidate, into, rank) =>
      describeSource(place, candidate, rank, into),
    );
    if (source === null) return null;
    const sourced: SourcedCue = { place, source: source.option };
    const start = best(
      possibleStarts(sourced, tables.neverStarts),
      this.#start,
      tables.start,
      (option, into) => describeStart(sourced, option, into),
    );
    if (start === null) return null;
    const content =
      start.option === COMES_FIRST
        ? this.#contentFirst(sourced)
        : this.#contentAfter(sourced, start.option, 0);
    return (
      content && {
        place,
        chance,
        source: source.option,
        sourceShare: source.share,
        startShare: start.share * content.startShare,
        endShare: content.endShare,
        content: content.content,
      }
    );
  }

  #contentAfter(sourced: SourcedCue, start: number, goesOn: 0 | 1): Content | null {
    const { end: table, neverEnds } = this.#tables;
    const context = new EndContext(sourced, start, goesOn);
    const end = best(possibleEnds(sourced, start, neverEnds), this.#end, table, (option, into) =>
      context.describe(option, into),
    );
    return end && { content: [{ start, end: end.option }], startShare: 1, endShare: end.share };
  }

  #contentFirst(sourced: SourcedCue): Content | null {
    const tables = this.#tables;
    const end = best(possibleEndsBefore(sourced), this.#before, tables.endBefore, (option, into) =>
      describeEndBefore(sourced, option, into),
    );
    if (end === null) return null;
    const start = best(
      possibleStartsBefore(sourced, end.option),
      this.#before,
      tables.startBefore,
      (option, into) => describeStartBefore(sourced, option, end.option, into),
    );
    if (start === null) return null;
    const first = { start: start.option, end: end.option };
    const resumption = best(
      possibleResumptions(sourced),
      this.#resumption,
      tables.resumption,
      (option, into) => describeResumption(sourced, option, first, into),
    );
    const share = { startShare: start.share, endShare: end.share * (resumption?.share ?? 1) };
    const later = quotationAfter(sourced.place);
    if (resumption === null || resumption.option === ENDS_THERE)
      return { content: [first, ...later], ...share };
    const rest = this.#contentAfter(sourced, resumption.option, 1);
    return (
      rest && {
        content: [first, ...rest.content, ...later],
        startShare: share.startShare,
        endShare: share.endShare * rest.endShare,
      }
    );
  }
}

/**
 * The next sentence where it is nothing but a quotation: after words that come first (“A pier was needed, she said.
 * ‘We have none.’”) it nearly always goes on with them.
 */
function quotationAfter({ part: { outline }, to }: CuePlace): readonly Tokens[] {
  let start = to;
  while (outline.kind[start] === TokenKind.sign) start++;
  const alone = outline.sentence[start] !== outline.sentence[start + 1];
  return outline.kind[start] === TokenKind.quotation && alone ? [{ start, end: start + 1 }] : [];
}

interface Content {
  readonly content: readonly Tokens[];
  readonly startShare: number;
  readonly endShare: number;
}

/** The option whose features weigh most, with its share of certainty among all; null when there is none. */
function best<Option>(
  options: readonly Option[],
  features: Features,
  table: Float32Array,
  describe: (option: Option, into: Features, rank: number) => void,
): { option: Option; share: number } | null {
  let found: Option | undefined;
  let most = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const [rank, option] of options.entries()) {
    features.clear();
    describe(option, features, rank);
    const score = features.sum(table);
    if (score > most) {
      total = total * Math.exp(most - score) + 1;
      most = score;
      found = option;
    } else total += Math.exp(score - most);
  }
  return found === undefined ? null : { option: found, share: 1 / total };
}
