import { bucket, type Features, FeatureTable } from '../attribution/features.ts';
import { countBetween } from '../attribution/relation.ts';
import { isComma, isWord, tagAt, wordAt } from './cue-place.ts';
import { clauseAt, type SourcedCue, sideOf, stretchOf } from './sourced-cue.ts';

/** Rows of the table of weights for where content goes on. */
export const RESUMPTION_ROWS = 1 << 17;

const RESUMPTION_REACH = 16;

/** What stands for "the content does not go on". */
export const ENDS_THERE = -1;

/** The features of content that ends before source and cue. */
const NO_RESUMPTION = new FeatureTable<NoResumptionValues>([
  [1, 'next', 'tagAfter2'],
  [2, 'next', 'next2'],
  [3, 'rest', 'comma', 'size'],
  [4, 'cue', 'next'],
  [5, 'tagAfter', 'tagAfter2', 'comma'],
  [6, 'verbs', 'rest', 'comma'],
  [7, 'firstWord', 'size', 'comma'],
  [8, 'firstTag', 'verbs', 'next'],
]);

/** The features of a place where content goes on after source and cue. */
const RESUMPTION = new FeatureTable<ResumptionValues>([
  [20, 'distance', 'wordBefore', 'side'],
  [21, 'distance', 'tag', 'comma'],
  [22, 'wordBefore', 'word'],
  [23, 'wordBefore', 'tags', 'distance'],
  [24, 'distance', 'verbs', 'wordBefore'],
  [25, 'distance', 'size', 'word'],
  [26, 'path', 'side'],
  [27, 'clause', 'distance', 'verbs'],
  [28, 'cue', 'distance', 'wordBefore'],
  [29, 'rest', 'distance', 'verbs'],
  [30, 'firstWord', 'distance', 'word'],
]);

/** The names of all features of `describeResumption`. */
export const RESUMPTION_FEATURE_NAMES: readonly string[] = [NO_RESUMPTION, RESUMPTION].flatMap(
  ({ names }) => names,
);

type NoResumptionValues = ReturnType<typeof noResumptionValues>;
type ResumptionValues = ReturnType<typeof resumptionValues>;

/** Content that comes first, as tokens, end exclusive. */
interface Before {
  readonly start: number;
  readonly end: number;
}

/** The tokens where content that comes first may go on after source and cue, and `ENDS_THERE`. */
export function possibleResumptions(sourced: SourcedCue): readonly number[] {
  const { place } = sourced;
  const { to } = stretchOf(sourced);
  const starts: number[] = [ENDS_THERE];
  const last = Math.min(place.to, to + RESUMPTION_REACH);
  for (let at = to; at < last; at++) if (isWord(place, at)) starts.push(at);
  return starts;
}

/** Adds the features of one place where content may go on. */
export function describeResumption(
  sourced: SourcedCue,
  resumption: number,
  before: Before,
  into: Features,
): void {
  if (resumption === ENDS_THERE) NO_RESUMPTION.describe(noResumptionValues(sourced, before), into);
  else RESUMPTION.describe(resumptionValues(sourced, resumption, before), into);
}

function noResumptionValues(sourced: SourcedCue, before: Before) {
  const { place } = sourced;
  const { to } = stretchOf(sourced);
  return {
    cue: place.word,
    next: wordAt(place, to),
    next2: wordAt(place, to + 1),
    tagAfter: tagAt(place, to),
    tagAfter2: tagAt(place, to + 1),
    rest: bucket(place.to - to),
    firstWord: wordAt(place, before.start),
    firstTag: tagAt(place, before.start),
    ...shared(sourced, before),
  };
}

function resumptionValues(sourced: SourcedCue, resumption: number, before: Before) {
  const { place } = sourced;
  const { outline, tags } = place.part;
  const { to } = stretchOf(sourced);
  const tag = (offset: number): number => tagAt(place, resumption + offset);
  return {
    cue: place.word,
    distance: Math.min(resumption - to, 8),
    word: wordAt(place, resumption),
    wordBefore: wordAt(place, resumption - 1),
    tag: tag(0),
    tags: tag(0) * 32 + tag(1),
    side: sideOf(sourced),
    path: countBetween(outline, tags, to, resumption).path,
    clause: clauseAt(place, resumption),
    rest: bucket(place.to - resumption),
    firstWord: wordAt(place, before.start),
    ...shared(sourced, before),
  };
}

function shared({ place }: SourcedCue, { start, end }: Before) {
  const { outline, tags } = place.part;
  return {
    comma: isComma(place, end) ? 1 : 0,
    size: bucket(end - start),
    verbs: Math.min(3, countBetween(outline, tags, start, end).verbs),
  };
}
