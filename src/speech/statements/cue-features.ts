import { endingOf } from '../attribution/cue-features.ts';
import { bucket, type Features, FeatureTable, mix } from '../attribution/features.ts';
import { Tag } from '../attribution/tagger.ts';
import {
  auxiliaryOf,
  type CuePlace,
  candidatesBefore,
  chanceStep,
  subjectOf,
  tagAt,
  wordAt,
} from './cue-place.ts';

/** Rows of the table of weights that tells cues from other words. */
export const CUE_ROWS = 1 << 18;

/** The features of a word that may be a cue. */
const CUE = new FeatureTable<CueValues>([
  [1, 'word'],
  [2, 'word', 'next'],
  [3, 'word', 'previous'],
  [4, 'word', 'tagBefore', 'tagAfter'],
  [5, 'word', 'tagsAfter'],
  [6, 'rate', 'next', 'tagAfter2'],
  [7, 'rate', 'previous', 'ending'],
  [8, 'rate', 'tagsAfter', 'tagAfter3'],
  [9, 'rate', 'tagsBefore', 'ending'],
  [10, 'word', 'auxiliary'],
  [11, 'rate', 'auxiliary', 'ending'],
  [12, 'word', 'subjectType'],
  [13, 'rate', 'subjectType', 'tagAfter'],
  [14, 'rate', 'subjectWord'],
  [15, 'rate', 'next', 'next2'],
  [16, 'rate', 'previous2', 'previous'],
  [17, 'word', 'tag', 'ending'],
  [18, 'rate', 'tag', 'endingAndTagAfter'],
  [19, 'rate', 'rest', 'before'],
  [20, 'word', 'after'],
  [21, 'word', 'firstSign'],
  [22, 'rate', 'firstWord', 'before'],
  [23, 'word', 'quotation'],
  [24, 'rate', 'quotation', 'next'],
  [25, 'rate', 'subjectShape', 'ending'],
  [26, 'word', 'next', 'tagsAfter2'],
  [27, 'rate', 'tagBeforeSubject', 'subjectType'],
  [28, 'rate', 'wordBeforeSubject', 'ending'],
  [29, 'word', 'wordBeforeSubject'],
  [30, 'rate', 'clause', 'tagAfter'],
  [31, 'word', 'clause'],
  [32, 'mixedTagsAfter', 'tagAfter3', 'tagAfter4AndRate'],
]);

/** The names of all features of `describeCue`. */
export const CUE_FEATURE_NAMES = CUE.names;

type CueValues = ReturnType<typeof cueValues>;

/** Adds the features of a word that may be a cue. */
export function describeCue(place: CuePlace, into: Features): void {
  CUE.describe(cueValues(place), into);
}

function cueValues(place: CuePlace) {
  const { token, word, part } = place;
  const at = (offset: number): number => wordAt(place, token + offset);
  const tag = (offset: number): number => tagAt(place, token + offset);
  const rate = chanceStep(place.rate);
  const ending = endingOf(part.outline, token);
  const subject = subjectOf(place);
  return {
    word,
    next: at(1),
    next2: at(2),
    previous: at(-1),
    previous2: at(-2),
    tag: tag(0),
    tagBefore: tag(-1),
    tagsBefore: tag(-1) * 32 + tag(-2),
    tagAfter: tag(1),
    tagAfter2: tag(2),
    tagAfter3: tag(3),
    tagsAfter: tag(1) * 32 + tag(2),
    tagsAfter2: tag(2) * 32 + tag(3),
    mixedTagsAfter: mix(tag(1), tag(2)),
    tagAfter4AndRate: tag(4) * 8 + rate,
    rate,
    ending,
    endingAndTagAfter: ending * 32 + tag(1),
    auxiliary: wordAt(place, auxiliaryOf(place)),
    subjectType: subject?.type ?? 15,
    subjectWord: subject?.headWord ?? 0,
    subjectShape: subject?.shape ?? 0,
    tagBeforeSubject: subject?.beforeTag ?? 17,
    wordBeforeSubject: subject?.before ?? 0,
    rest: bucket(place.to - token),
    after: bucket(place.to - token - 1),
    before: bucket(token - place.from),
    firstWord: wordAt(place, place.from),
    firstSign: firstSign(place),
    quotation: quotationNear(place),
    clause: clauseAfter(place),
  };
}

const LOOKED_AT = 12;

/** The first sign after the cue and how far it is. */
function firstSign(place: CuePlace): number {
  for (let at = place.token + 1; at < place.to && at - place.token <= LOOKED_AT; at++) {
    if (tagAt(place, at) === Tag.punct) return mix(wordAt(place, at), bucket(at - place.token));
  }
  return 0;
}

/** Where a quotation stands near the cue: 1 right after, 2 later, 3 right before, 4 before, 0 nowhere. */
function quotationNear(place: CuePlace): number {
  if (tagAt(place, place.token + 1) === Tag.quotation) return 1;
  for (let at = place.token + 2; at < place.to && at - place.token <= LOOKED_AT; at++)
    if (tagAt(place, at) === Tag.quotation) return 2;
  for (let at = place.token - 1; at >= place.from && place.token - at <= LOOKED_AT; at--)
    if (tagAt(place, at) === Tag.quotation) return place.token - at < 4 ? 3 : 4;
  return 0;
}

/** Whether a noun phrase with a verb of its own follows: 0 no, 1 right after, 2 after "that", 3 further on. */
function clauseAfter(place: CuePlace): number {
  const { candidates } = place.part;
  const first = candidatesBefore(place, place.token + 1);
  for (let order = first; order < first + 4; order++) {
    const candidate = candidates[order];
    if (candidate === undefined || candidate.from >= place.to) return 0;
    if (!candidate.subject) continue;
    const gap = candidate.from - place.token - 1;
    return gap === 0 ? 1 : gap === 1 ? 2 : 3;
  }
  return 0;
}
