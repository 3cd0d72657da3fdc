import { endingOf } from '../attribution/cue-features.ts';
import { bucket, type Features, FeatureTable } from '../attribution/features.ts';
import { startsATime } from '../attribution/phrases.ts';
import { countBetween } from '../attribution/relation.ts';
import { Tag } from '../attribution/tagger.ts';
import { pairAt } from './boundaries.ts';
import { auxiliaryOf, type CuePlace, chanceStep, isWord, opensClause, tagAt, wordAt } from './cue-place.ts';
import { candidateAt, clauseAt, leadOf, type SourcedCue, sideOf, stretchOf } from './sourced-cue.ts';

/** Rows of the table of weights for where content starts. */
export const START_ROWS = 1 << 19;

const START_REACH = 30;
const OPENER_REACH = 12;

/** What stands for "the content comes first" among the places where content may start. */
export const COMES_FIRST = -1;

/** The features of content that comes before source and cue. */
const FIRST = new FeatureTable<FirstValues>([
  [1, 'word', 'edge'],
  [2, 'word', 'next', 'side'],
  [3, 'lead', 'before', 'rest'],
  [4, 'lead', 'wordBehind', 'tagBehind2'],
  [5, 'lead', 'wordBefore', 'ending'],
  [6, 'lead', 'next', 'ending'],
  [7, 'rate', 'lead', 'tagAfter'],
  [8, 'firstWord', 'lead'],
  [9, 'firstTag', 'lead', 'secondTag'],
  [10, 'word', 'passive', 'comma'],
  [11, 'sourceWord', 'lead'],
  [12, 'wordBehind', 'wordBehind2', 'lead'],
  [13, 'wordBefore2', 'lead'],
  [14, 'word', 'wordBefore'],
  [15, 'room', 'lead'],
  [16, 'room', 'word'],
  [17, 'room', 'quoted', 'lead'],
  [18, 'verbs', 'quoted', 'lead'],
  [19, 'firstWord', 'quoted', 'lead'],
  [60, 'verbs', 'firstWord', 'lead'],
  [61, 'opener', 'lead', 'word'],
  [62, 'opener', 'room'],
  [63, 'tagBeforeSource', 'lead', 'verbs'],
]);

/** The features of a place after the cue where content may start. */
const START = new FeatureTable<StartValues>([
  [20, 'near', 'word'],
  [21, 'near', 'tags', 'comma'],
  [22, 'word', 'first'],
  [23, 'before', 'tag'],
  [24, 'path', 'side'],
  [25, 'path', 'word'],
  [26, 'wording', 'word'],
  [27, 'tagBefore', 'tag', 'tagAfter'],
  [28, 'before', 'first'],
  [29, 'near', 'ending', 'side'],
  [30, 'spot', 'before', 'comma'],
  [31, 'first', 'near'],
  [32, 'path', 'tags'],
  [33, 'word', 'tag', 'near'],
  [34, 'spot', 'near', 'tag'],
  [35, 'verbs', 'commas', 'near'],
  [36, 'passive', 'near', 'tag'],
  [37, 'next', 'near', 'tag'],
  [38, 'clause', 'near'],
  [39, 'clause', 'word'],
  [40, 'clause', 'before'],
  [41, 'lead', 'near', 'next'],
  [42, 'lead', 'word', 'adjacent'],
  [43, 'first', 'before', 'word'],
  [44, 'tags', 'tagAfter2', 'near'],
  [45, 'rate', 'path', 'clause'],
  [46, 'second', 'first', 'adjacent'],
  [47, 'wording', 'clause'],
  [48, 'opened', 'openerWord', 'word'],
  [49, 'opened', 'near', 'tag'],
  [50, 'opened', 'openerWord', 'path'],
  [51, 'shape', 'word'],
  [52, 'shape', 'near', 'opened'],
  [53, 'shape', 'before'],
  [54, 'shape', 'path'],
  [55, 'time', 'near', 'tag'],
  [56, 'opened', 'word', 'near'],
]);

/** The names of all features of `describeStart`. */
export const START_FEATURE_NAMES: readonly string[] = [FIRST, START].flatMap(({ names }) => names);

type FirstValues = ReturnType<typeof firstValues>;
type StartValues = ReturnType<typeof startValues>;

/** The tokens where content after the cue may start, and `COMES_FIRST`. */
export function possibleStarts({ place }: SourcedCue, never: ReadonlySet<number>): readonly number[] {
  const starts: number[] = [COMES_FIRST];
  const last = Math.min(place.to, place.token + 1 + START_REACH);
  for (let at = place.token + 1; at < last; at++)
    if (isWord(place, at) && !never.has(pairAt(place, at))) starts.push(at);
  return starts;
}

/** Adds the features of one place where content may start. */
export function describeStart(sourced: SourcedCue, start: number, into: Features): void {
  if (start === COMES_FIRST) FIRST.describe(firstValues(sourced), into);
  else START.describe(startValues(sourced, start), into);
}

function firstValues(sourced: SourcedCue) {
  const { place, source } = sourced;
  const { token, word, part } = place;
  const { from, to } = stretchOf(sourced);
  const side = sideOf(sourced);
  const lead = leadOf(sourced);
  const comma = lead >> 2;
  const quoted = tagAt(place, to) === Tag.quotation ? 1 : tagAt(place, to + 1) === Tag.quotation ? 2 : 0;
  return {
    word,
    lead,
    edge: side * 4 + comma,
    side,
    comma,
    next: wordAt(place, token + 1),
    tagAfter: tagAt(place, token + 1),
    before: bucket(from - place.from),
    rest: bucket(place.to - to),
    wordBehind: wordAt(place, to),
    wordBehind2: wordAt(place, to + 1),
    tagBehind2: tagAt(place, to + 1),
    wordBefore: wordAt(place, from - 1),
    wordBefore2: wordAt(place, from - 2),
    ending: endingOf(part.outline, token),
    rate: chanceStep(place.rate),
    firstWord: wordAt(place, place.from),
    firstTag: tagAt(place, place.from),
    secondTag: tagAt(place, place.from + 1),
    passive: wordAt(place, auxiliaryOf(place)),
    sourceWord: source?.headWord ?? 0,
    room: Math.min(4, from - place.from),
    quoted,
    verbs: Math.min(countBetween(part.outline, part.tags, place.from, from).verbs, 2),
    opener: openerAfter(place),
    tagBeforeSource: source?.beforeTag ?? 20,
  };
}

function startValues(sourced: SourcedCue, start: number) {
  const { place } = sourced;
  const { token, word, part } = place;
  const near = Math.min(start - token, 12);
  const between = countBetween(part.outline, part.tags, token + 1, start);
  const tag = (offset: number): number => tagAt(place, start + offset);
  const opener = openerAfter(place);
  const own = candidateAt(place, start);
  const lead = leadOf(sourced);
  return {
    word,
    near,
    adjacent: near === 1 ? 1 : 0,
    tag: tag(0),
    tagBefore: tag(-1),
    tagAfter: tag(1),
    tagAfter2: tag(2),
    tags: tag(0) * 32 + tag(1),
    lead,
    comma: lead >> 2,
    side: lead & 3,
    first: wordAt(place, start),
    second: wordAt(place, start + 1),
    before: wordAt(place, start - 1),
    next: wordAt(place, token + 1),
    path: between.path,
    wording: between.wording,
    verbs: bucket(between.verbs),
    commas: bucket(between.commas),
    ending: endingOf(part.outline, token),
    spot: spotOf(sourced, start),
    passive: wordAt(place, auxiliaryOf(place)),
    clause: clauseAt(place, start),
    rate: chanceStep(place.rate),
    opened: opener === 0 ? 0 : Math.max(1, Math.min(4, start - opener + 2)),
    openerWord: opener === 0 ? 0 : wordAt(place, opener),
    shape: own === undefined ? 0 : own.type * 4 + (own.subject ? 2 : 0) + (own.verb >= 0 ? 1 : 0) + 1,
    time: startsATime(part.outline, start) ? 1 : startsATime(part.outline, start - 1) ? 2 : 0,
  };
}

/** How a token stands to the source: 0 none, 1 before it, 2 within, 3 right after, 4 after one behind the cue, 5 after. */
function spotOf({ place, source }: SourcedCue, start: number): number {
  if (source === null) return 0;
  if (start < source.from) return 1;
  if (start < source.to) return 2;
  if (start === source.to) return 3;
  return source.from > place.token ? 4 : 5;
}

/** The first word within reach that opens a clause, as a token, 0 for none; a verb ends the search. */
function openerAfter(place: CuePlace): number {
  for (let at = place.token + 1; at < Math.min(place.to, place.token + OPENER_REACH); at++) {
    if (opensClause(place, at)) return at;
    if (tagAt(place, at) === Tag.verb) return 0;
  }
  return 0;
}
