import { english } from '../../english/language.ts';
import type { Context, ContextPart, SpanPlace } from './context.ts';
import { cueRate } from './cues.ts';
import { bucket, type Features, FeatureTable } from './features.ts';
import type { Outline } from './outline.ts';
import { countBetween } from './relation.ts';
import { quoteKindOf, type Setting } from './setting.ts';
import { hashesOf, wordHash } from './tokens.ts';

/** A word that may introduce a quotation; token -1 stands for no word at all. */
export interface PossibleCue {
  readonly part: number;
  readonly token: number;
  readonly word: number;
}

/** The features of a quotation that no word introduces. */
const NO_CUE = new FeatureTable<NoCueValues>([
  [101, 'quoteKind'],
  [102, 'gap', 'quoteKind'],
  [103, 'left'],
  [104, 'right'],
  [105, 'size', 'quoteKind'],
  [106, 'left', 'left2'],
  [107, 'continues', 'quoteKind'],
]);

/** The features of a word that may introduce a quotation. */
const CUE = new FeatureTable<CueValues>([
  [110, 'word', 'where'],
  [111, 'word'],
  [112, 'word', 'quoteKind', 'after'],
  [113, 'where', 'distance'],
  [114, 'path', 'where'],
  [115, 'path', 'word'],
  [116, 'wording', 'where'],
  [117, 'wording', 'word', 'after'],
  [118, 'where', 'verbs', 'ending'],
  [119, 'where', 'left', 'ending'],
  [120, 'where', 'right', 'ending'],
  [121, 'where', 'next', 'ending'],
  [122, 'where', 'previous', 'ending'],
  [123, 'word', 'next', 'after'],
  [124, 'where', 'quoteKind', 'ending'],
  [125, 'word', 'distance', 'after'],
  [126, 'where', 'rateInTenths', 'quoteKind'],
  [127, 'where', 'rateInTenths', 'distance'],
  [128, 'where', 'tagBefore', 'tagAfter'],
  [129, 'left', 'left2', 'word'],
  [130, 'where', 'continues', 'colonLeads'],
  [131, 'where', 'tag', 'ending'],
  [132, 'word', 'previous', 'after'],
  [133, 'where', 'verbs', 'rateInFifths'],
]);

/** The names of all features of `describeCue`. */
export const CUE_FEATURE_NAMES: readonly string[] = [NO_CUE, CUE].flatMap(({ names }) => names);

type NoCueValues = ReturnType<typeof noCueValues>;
type CueValues = ReturnType<typeof cueValues>;

const COLON = wordHash(':');

/** Adds the features of one possible cue of a quotation. */
export function describeCue(
  context: Context,
  place: SpanPlace,
  setting: Setting,
  cue: PossibleCue,
  into: Features,
): void {
  const part = context.parts[cue.part];
  if (cue.token < 0 || !part) NO_CUE.describe(noCueValues(setting), into);
  else CUE.describe(cueValues(part, place, setting, cue), into);
}

function noCueValues(setting: Setting) {
  const { gap, left, left2, right, size, continues } = setting;
  return { quoteKind: quoteKindOf(setting), gap, left, right, size, left2, continues };
}

function cueValues({ outline, tags }: ContextPart, place: SpanPlace, setting: Setting, cue: PossibleCue) {
  const same = cue.part === place.part;
  const after = same && cue.token > place.token ? 1 : 0;
  const from = after === 1 ? place.token + 1 : cue.token + 1;
  const to = after === 1 ? cue.token : same ? place.token : outline.count;
  const between = countBetween(outline, tags, from, to);
  const sentences = same
    ? Math.max(-3, Math.min(2, (outline.sentence[cue.token] ?? 0) - place.sentence))
    : -4;
  const where = (sentences + 4) * 8 + Math.min(3, between.quotations) * 2 + after;
  const ending = endingOf(outline, cue.token);
  return {
    word: cue.word,
    where,
    quoteKind: quoteKindOf(setting),
    after,
    distance: bucket(to - from),
    path: between.path,
    wording: between.wording,
    verbs: bucket(between.verbs),
    ending,
    left: setting.left,
    right: setting.right,
    next: outline.hash[cue.token + 1] ?? 0,
    previous: outline.hash[cue.token - 1] ?? 0,
    rateInTenths: Math.round(cueRate(cue.word) * 10),
    tagBefore: tags[cue.token - 1] ?? 16,
    tagAfter: tags[cue.token + 1] ?? 16,
    left2: setting.left2,
    continues: setting.continues,
    colonLeads: setting.lead === COLON ? 1 : 0,
    tag: tags[cue.token] ?? 0,
    rateInFifths: Math.round(cueRate(cue.word) * 5),
  };
}

const OWNED_BY = hashesOf(english.ownersOfNouns);

/** What form a cue has: 4 a noun that somebody owns, 1 for -ing, 2 for -ed, 3 for -s, 0 else. */
export function endingOf(outline: Outline, token: number): number {
  if (OWNED_BY.has(outline.hash[token - 1] ?? 0)) return 4;
  const end = outline.end[token] ?? 0;
  const last = outline.text.charCodeAt(end - 1);
  if (last === 0x67 && outline.text.startsWith('ing', end - 3)) return 1;
  if (last === 0x64 && outline.text.startsWith('ed', end - 2)) return 2;
  return last === 0x73 ? 3 : 0;
}
