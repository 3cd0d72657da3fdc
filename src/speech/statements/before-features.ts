import { bucket, type Features, FeatureTable } from '../attribution/features.ts';
import { countBetween } from '../attribution/relation.ts';
import { isWord, tagAt, wordAt } from './cue-place.ts';
import { END_REACH } from './end-features.ts';
import { clauseAt, type SourcedCue, sideOf, stretchOf } from './sourced-cue.ts';

/** Rows of each table of weights for content before the cue. */
export const BEFORE_ROWS = 1 << 17;

const BEFORE_REACH = 24;

/** The features of a place before the cue where content may end. */
const END_BEFORE = new FeatureTable<EndBeforeValues>([
  [1, 'spot', 'next', 'side'],
  [2, 'spot', 'word'],
  [3, 'spot', 'tagAfter', 'tag'],
  [4, 'spot', 'next', 'tagAfter2'],
  [5, 'distance', 'next'],
  [6, 'distance', 'word', 'side'],
  [7, 'spot', 'last'],
  [8, 'next', 'next2'],
  [9, 'spot', 'size', 'tag'],
  [10, 'spot', 'side', 'tag'],
  [11, 'path', 'side'],
]);

/** The features of a place where content that comes first may start. */
const START_BEFORE = new FeatureTable<StartBeforeValues>([
  [1, 'spot', 'tag', 'tagAfter'],
  [2, 'spot', 'word'],
  [3, 'spot', 'wordBefore', 'tag'],
  [4, 'wordBefore', 'word'],
  [5, 'wordBefore2', 'wordBefore'],
  [6, 'spot', 'size'],
  [7, 'wordBefore', 'skipped', 'size'],
  [8, 'spot', 'cue'],
  [9, 'tagBefore', 'tag', 'tagAfter'],
  [10, 'spot', 'firstWord'],
  [11, 'wordBefore', 'firstWord'],
  [12, 'wordBefore', 'tagBefore2', 'tag'],
  [13, 'spot', 'firstWord', 'secondTag'],
  [14, 'clause', 'spot'],
]);

/** The names of the features of `describeEndBefore` and `describeStartBefore`. */
export const END_BEFORE_FEATURE_NAMES = END_BEFORE.names;
export const START_BEFORE_FEATURE_NAMES = START_BEFORE.names;

type EndBeforeValues = ReturnType<typeof endBeforeValues>;
type StartBeforeValues = ReturnType<typeof startBeforeValues>;

/** Where content before the cue may end (exclusive), nearest first. */
export function possibleEndsBefore({ place }: SourcedCue): readonly number[] {
  const ends: number[] = [];
  for (let end = place.token; end > place.from && place.token - end <= BEFORE_REACH; end--)
    if (isWord(place, end - 1)) ends.push(end);
  return ends;
}

/** Adds the features of one place where content before the cue may end. */
export function describeEndBefore(sourced: SourcedCue, end: number, into: Features): void {
  END_BEFORE.describe(endBeforeValues(sourced, end), into);
}

function endBeforeValues(sourced: SourcedCue, end: number) {
  const { place } = sourced;
  const { token, part, word } = place;
  const { from } = stretchOf(sourced);
  return {
    word,
    spot: end > from ? 0 : Math.min(from - end, 6) + 1,
    side: sideOf(sourced),
    next: wordAt(place, end),
    next2: wordAt(place, end + 1),
    last: wordAt(place, end - 1),
    tag: tagAt(place, end - 1),
    tagAfter: tagAt(place, end),
    tagAfter2: tagAt(place, end + 1),
    distance: bucket(token - end),
    size: Math.min(end - place.from, 3),
    path: countBetween(part.outline, part.tags, end, token).path,
  };
}

/** Where content that ends before the cue may start: from the sentence's beginning on. */
export function possibleStartsBefore({ place }: SourcedCue, end: number): readonly number[] {
  const starts: number[] = [];
  for (let start = Math.max(place.from, end - END_REACH); start < end; start++) {
    if (isWord(place, start)) starts.push(start);
  }
  return starts;
}

/** Adds the features of one place where content before the cue may start. */
export function describeStartBefore(sourced: SourcedCue, start: number, end: number, into: Features): void {
  START_BEFORE.describe(startBeforeValues(sourced, start, end), into);
}

function startBeforeValues({ place }: SourcedCue, start: number, end: number) {
  const tag = (offset: number): number => tagAt(place, start + offset);
  return {
    cue: place.word,
    spot: start === place.from ? 2 : start - place.from === 1 ? 1 : 0,
    word: wordAt(place, start),
    wordBefore: wordAt(place, start - 1),
    wordBefore2: wordAt(place, start - 2),
    tag: tag(0),
    tagAfter: tag(1),
    tagBefore: tag(-1),
    tagBefore2: tag(-2),
    size: bucket(end - start),
    skipped: bucket(start - place.from),
    firstWord: wordAt(place, place.from),
    secondTag: tagAt(place, place.from + 1),
    clause: clauseAt(place, start),
  };
}
