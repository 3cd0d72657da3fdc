import type { Candidate } from './candidates.ts';
import type { Context, ContextPart } from './context.ts';
import type { Cue } from './cue-choice.ts';
import { endingOf } from './cue-features.ts';
import { bucket, type Features, FeatureTable } from './features.ts';
import type { Pair } from './pairs.ts';
import { countBetween } from './relation.ts';
import type { Setting } from './setting.ts';

/** The features of a candidate source where the quotation seems to have no cue. */
const UNCUED = new FeatureTable<UncuedValues>([
  [0, 'sure', 'where', 'type'],
  [1, 'sure', 'gap', 'where'],
]);

/** Where the cue stands in another paragraph than the candidate. */
const CUED_ELSEWHERE = new FeatureTable<CuedElsewhereValues>([
  [2, 'sure', 'where', 'cueWord'],
  [3, 'sure', 'where', 'subject'],
]);

/** Where both stand in one paragraph. */
const CUED = new FeatureTable<CuedValues>([
  [4, 'sure', 'reach', 'own'],
  [5, 'reach', 'ownAndDistance', 'sure'],
  [6, 'path', 'after', 'own'],
  [7, 'path', 'cueWord', 'after'],
  [8, 'wording', 'after', 'cueWord'],
  [9, 'reachAndOwn', 'cueWord', 'sure'],
  [10, 'reachAndOwn', 'ending', 'type'],
  [11, 'reach', 'previous', 'own'],
  [12, 'reach', 'before', 'cueWord'],
  [13, 'reach', 'endingAndVerbs', 'own'],
  [14, 'reachAndOwn', 'verbWord', 'ending'],
  [15, 'reachAndOwn', 'shape', 'ending'],
  [16, 'reachAndOwn', 'spot', 'sure'],
  [17, 'path', 'ending', 'startsSentence'],
  [18, 'reachAndOwn', 'startsSentence', 'ending'],
  [19, 'reachAndOwn', 'commas', 'ending'],
  [20, 'tagsBefore', 'reach', 'own'],
  [21, 'headWord', 'cueWord'],
  [22, 'before', 'ownAndEnding', 'distance'],
  [23, 'type', 'ownAndEnding', 'reachAndDistance'],
  [24, 'ownAndEnding', 'reachAndDistance', 'commas'],
]);

/** The names of all features of `describeCued`; each once for either cue. */
export const CUED_FEATURE_NAMES: readonly string[] = [UNCUED, CUED_ELSEWHERE, CUED].flatMap(
  ({ names }) => names,
);

type UncuedValues = ReturnType<typeof uncuedValues>;
type CuedElsewhereValues = ReturnType<typeof cuedElsewhereValues>;
type CuedValues = ReturnType<typeof cuedValues>;

/** So many cues of a quotation are looked at, the likeliest first. */
const CUES = 2;
const FIRST_NUMBER = 200;
const NUMBERS_A_CUE = 40;

/** Adds how a candidate source stands to the quotation's likeliest cues. */
export function describeCued(
  context: Context,
  setting: Setting,
  pair: Pair,
  cues: readonly Cue[],
  into: Features,
): void {
  for (const [index, cue] of cues.slice(0, CUES).entries()) {
    const sure = surenessOf(cue);
    if (index > 0 && sure === 0) return;
    const offset = FIRST_NUMBER + index * NUMBERS_A_CUE;
    const part = context.parts[cue.part];
    if (cue.token < 0) UNCUED.describe(uncuedValues(setting, pair, sure), into, offset);
    else if (!part || cue.part !== pair.candidate.part)
      CUED_ELSEWHERE.describe(cuedElsewhereValues(pair, cue, sure), into, offset);
    else CUED.describe(cuedValues(part, pair, cue, sure), into, offset);
  }
}

function surenessOf({ share }: Cue): number {
  if (share > 0.85) return 3;
  if (share > 0.5) return 2;
  return share > 0.2 ? 1 : 0;
}

function uncuedValues(setting: Setting, { candidate, relation }: Pair, sure: number) {
  return { sure, where: relation.where, type: candidate.type, gap: setting.gap };
}

function cuedElsewhereValues({ candidate, relation }: Pair, cue: Cue, sure: number) {
  return { sure, where: relation.where, cueWord: cue.word, subject: candidate.subject ? 1 : 0 };
}

function cuedValues({ outline, tags }: ContextPart, { candidate, relation }: Pair, cue: Cue, sure: number) {
  const after = candidate.from > cue.token ? 1 : 0;
  const from = after === 1 ? cue.token + 1 : candidate.to;
  const to = after === 1 ? candidate.from : cue.token;
  const between = countBetween(outline, tags, from, Math.max(from, to));
  const sentences = Math.max(-3, Math.min(2, candidate.sentence - (outline.sentence[cue.token] ?? 0)));
  const own = ownership(candidate, cue);
  const ending = endingOf(outline, cue.token);
  const reach = (sentences + 3) * 4 + after * 2;
  const distance = bucket(to - from);
  return {
    sure,
    reach,
    own,
    ownAndDistance: own * 16 + distance,
    path: between.path,
    after,
    cueWord: cue.word,
    wording: between.wording,
    reachAndOwn: reach * 4 + own,
    ending,
    type: candidate.type,
    previous: outline.hash[cue.token - 1] ?? 0,
    before: candidate.before,
    endingAndVerbs: ending * 16 + bucket(between.verbs),
    verbWord: candidate.verbWord,
    shape: candidate.shape,
    spot: relation.after * 2 + (relation.sameSentence ? 1 : 0),
    startsSentence: candidate.startsSentence ? 1 : 0,
    commas: bucket(between.commas),
    tagsBefore: candidate.beforeTag * 32 + (tags[cue.token - 1] ?? 16),
    headWord: candidate.headWord,
    ownAndEnding: own * 8 + ending,
    distance,
    reachAndDistance: reach * 16 + distance,
  };
}

/** 3 when the cue is the candidate's head, 2 when it is its verb, 1 for the subject of another, else 0. */
function ownership(candidate: Candidate, cue: Cue): number {
  if (candidate.head === cue.token) return 3;
  if (candidate.verb === cue.token) return 2;
  return candidate.subject ? 1 : 0;
}
