import type { Candidate } from '../attribution/candidates.ts';
import { endingOf } from '../attribution/cue-features.ts';
import { bucket, type Features, FeatureTable } from '../attribution/features.ts';
import { PhraseType } from '../attribution/phrases.ts';
import { countBetween } from '../attribution/relation.ts';
import { auxiliaryOf, type CuePlace, candidatesBefore, chanceStep, tagAt, wordAt } from './cue-place.ts';

/** Rows of the table of weights that ranks the words that may name who says so. */
export const SOURCE_ROWS = 1 << 18;

/** The features of a statement of nobody named (“it was said that”). */
const NOBODY = new FeatureTable<NobodyValues>([
  [1, 'word'],
  [2, 'word', 'auxiliary'],
  [3, 'ending', 'auxiliary'],
  [4, 'word', 'tagBefore'],
  [5, 'rate', 'previous'],
  [6, 'rate', 'next'],
  [7, 'rate', 'before', 'ending'],
  [8, 'tagBefore', 'tagBefore2', 'ending'],
  [9, 'tag', 'tagBefore'],
]);

/** The features of words that may name who says so. */
const SOURCE = new FeatureTable<SourceValues>([
  [20, 'spot', 'type'],
  [21, 'spot', 'rank'],
  [22, 'spot', 'distance'],
  [23, 'path', 'side'],
  [24, 'path', 'word', 'side'],
  [25, 'wording', 'side'],
  [26, 'wording', 'word', 'side'],
  [27, 'spot', 'word'],
  [28, 'spot', 'ending', 'type'],
  [29, 'head', 'spot'],
  [30, 'head', 'word'],
  [31, 'spot', 'shape', 'ending'],
  [32, 'spot', 'tagsAround'],
  [33, 'wordBefore', 'spot'],
  [34, 'wordAfter', 'spot'],
  [35, 'spot', 'verbs', 'commas'],
  [36, 'spot', 'auxiliary', 'ending'],
  [37, 'spot', 'next', 'after'],
  [38, 'spot', 'startsSentence', 'ending'],
  [39, 'spot', 'verbWord', 'ending'],
  [40, 'path', 'type', 'ending'],
  [41, 'word', 'wordBefore', 'side'],
  [42, 'spot', 'previous', 'type'],
  [43, 'spot', 'tagBefore', 'endingAndDistance'],
  [44, 'type', 'wordBefore', 'spot'],
  [45, 'spot', 'size', 'type'],
  [46, 'word', 'type', 'side'],
]);

/** The names of all features of `describeSource`. */
export const SOURCE_FEATURE_NAMES: readonly string[] = [NOBODY, SOURCE].flatMap(({ names }) => names);

type NobodyValues = ReturnType<typeof nobodyValues>;
type SourceValues = ReturnType<typeof sourceValues>;

const MOST_BEFORE = 14;
const MOST_AFTER = 8;

/** The candidate sources of a cue in its sentence, nearest first on each side, and null for nobody named. */
export function possibleSources(place: CuePlace): readonly (Candidate | null)[] {
  const { candidates } = place.part;
  const split = candidatesBefore(place, place.token);
  const found: (Candidate | null)[] = [];
  for (let order = split - 1; order >= Math.max(0, split - MOST_BEFORE); order--) {
    const candidate = candidates[order];
    if (candidate === undefined || candidate.from < place.from) break;
    found.push(candidate);
  }
  for (let order = split; order < Math.min(candidates.length, split + MOST_AFTER); order++) {
    const candidate = candidates[order];
    if (candidate === undefined || candidate.from >= place.to) break;
    if (candidate.from > place.token) found.push(candidate);
  }
  found.push(null);
  return found;
}

/** Adds the features of one candidate source, number `rank` of the list; null stands for nobody named. */
export function describeSource(
  place: CuePlace,
  candidate: Candidate | null,
  rank: number,
  into: Features,
): void {
  if (candidate === null) NOBODY.describe(nobodyValues(place), into);
  else SOURCE.describe(sourceValues(place, candidate, rank), into);
}

function nobodyValues(place: CuePlace) {
  const { token, word, part } = place;
  return {
    word,
    auxiliary: wordAt(place, auxiliaryOf(place)),
    ending: endingOf(part.outline, token),
    rate: chanceStep(place.rate),
    tag: tagAt(place, token),
    tagBefore: tagAt(place, token - 1),
    tagBefore2: tagAt(place, token - 2),
    previous: wordAt(place, token - 1),
    next: wordAt(place, token + 1),
    before: bucket(token - place.from),
  };
}

function sourceValues(place: CuePlace, candidate: Candidate, rank: number) {
  const { token, word, part } = place;
  const after = candidate.from > token ? 1 : 0;
  const covers = candidate.from <= token && candidate.to > token ? 1 : 0;
  const from = after === 1 ? token + 1 : candidate.to;
  const to = after === 1 ? candidate.from : token;
  const between = countBetween(part.outline, part.tags, from, Math.max(from, to));
  const side = after * 2 + covers;
  const ending = endingOf(part.outline, token);
  const distance = bucket(to - from);
  return {
    word,
    spot: side * 8 + bondOf(candidate, token),
    side,
    after,
    type: candidate.type,
    rank: Math.min(rank, 12),
    distance,
    path: between.path,
    wording: between.wording,
    verbs: bucket(between.verbs),
    commas: bucket(between.commas),
    ending,
    endingAndDistance: ending * 16 + distance,
    // A name as a word says nothing about names in other articles.
    head: candidate.type === PhraseType.name ? 0 : candidate.headWord,
    shape: candidate.shape,
    tagsAround: candidate.beforeTag * 32 + candidate.afterTag,
    wordBefore: candidate.before,
    wordAfter: candidate.after,
    auxiliary: wordAt(place, auxiliaryOf(place)),
    next: wordAt(place, token + 1),
    previous: wordAt(place, token - 1),
    tagBefore: tagAt(place, token - 1),
    startsSentence: candidate.startsSentence ? 1 : 0,
    verbWord: candidate.verbWord,
    size: bucket(candidate.to - candidate.from),
  };
}

/** 2 the cue's subject, 3 the owner of a cue that is a noun, 1 the subject and 4 the owner of another word, else 0. */
function bondOf(candidate: Candidate, token: number): number {
  const owner = candidate.owned >= 0;
  if (candidate.verb === token) return owner ? 3 : 2;
  return candidate.subject ? 1 : owner ? 4 : 0;
}
