import { english } from '../../english/language.ts';
import type { Choices } from './choices.ts';
import type { Context } from './context.ts';
import { cueRate } from './cues.ts';
import { bucket, type Features, FeatureTable } from './features.ts';
import { Tag } from './tagger.ts';
import { wordHash } from './tokens.ts';

/** Rows of the table of weights that tells words quoted from scare quotes by the words around. */
export const QUOTED_ROWS = 1 << 15;

/** What the words between the marks look like. */
export interface Wording {
  readonly words: number;
  /** The share of words with a capital. */
  readonly capitals: number;
  /** The same without small words that titles write small ("of", "the"); 0 when there are none. */
  readonly titled: number;
  readonly endsWithSign: boolean;
  /** How many other marked spans of the article have the same words. */
  readonly same: number;
  /** Hashes of the first and last words. */
  readonly first: number;
  readonly last: number;
  /** Hash of which of the first five words have capitals, and how many words there are up to six. */
  readonly shape: number;
}

/** What the words of every marked span look like, in the context's order. */
export function wordingsOf(context: Context): readonly Wording[] {
  const counts = new Map<string, number>();
  const folded = context.places.map(({ part, span }) => {
    const text = (context.parts[part]?.outline.text ?? '').slice(
      span.start,
      Math.min(span.end, span.start + 80),
    );
    const words = text.toLowerCase().replace(/[.,!?…]+$/, '');
    counts.set(words, (counts.get(words) ?? 0) + 1);
    return words;
  });
  return context.places.map(({ part, span }, at) => {
    const text = (context.parts[part]?.outline.text ?? '').slice(span.start, span.end);
    return { ...wordingOf(text), same: (counts.get(folded[at] ?? '') ?? 1) - 1 };
  });
}

function wordingOf(text: string): Omit<Wording, 'same'> {
  const start = text.slice(0, 400);
  const words = start.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capitals = words.filter(isCapital).length;
  const large = words.filter((word, index) => index === 0 || !SMALL_WORDS.has(word));
  let shape = Math.min(6, words.length);
  for (const word of words.slice(0, 5)) shape = shape * 2 + (isCapital(word) ? 1 : 0);
  return {
    first: wordHash(words[0] ?? ''),
    last: wordHash((words.at(-1) ?? '').replace(/[.,!?…]+$/, '')),
    shape,
    words: words.length,
    titled: large.length === 0 ? 0 : large.filter(isCapital).length / large.length,
    capitals: words.length === 0 ? 0 : capitals / words.length,
    endsWithSign: /[.,!?…]$/.test(text),
  };
}

const SMALL_WORDS = english.smallTitleWords;

function isCapital(word: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(word);
}

/** The features of a marked span: the words around it with what it looks like itself. */
export const MARKED_FEATURES = new FeatureTable<MarkedValues>([
  [1, 'size', 'look'],
  [2, 'left'],
  [3, 'left', 'look'],
  [4, 'left', 'left2'],
  [5, 'right'],
  [6, 'right', 'look'],
  [7, 'tagsAround', 'look'],
  [8, 'leftVerbWord', 'look'],
  [9, 'left2', 'look'],
  [10, 'edges', 'size', 'look'],
  [11, 'gap', 'look'],
  [12, 'leftVerbWord', 'left'],
  [13, 'left3'],
  [14, 'right', 'right2'],
  [15, 'cueWord', 'sure', 'look'],
  [16, 'side', 'sure', 'leftTag'],
  [17, 'sideAndSure', 'left'],
  [18, 'sideAndSure', 'rightTag', 'look'],
  [19, 'shape'],
  [20, 'shape', 'leftTag', 'rightTag'],
  [21, 'shape', 'left'],
  [22, 'firstWord', 'titled'],
  [23, 'lastWord', 'titled'],
  [24, 'path', 'look'],
  [25, 'cueWord', 'left', 'left2'],
  [26, 'tagsAround', 'size'],
  [27, 'closed', 'edges', 'look'],
]);

type MarkedValues = ReturnType<typeof markedValues>;

/** Adds the hashed features of a marked span. */
export function describeMarked(choice: Choices, wording: Wording, context: Context, into: Features): void {
  MARKED_FEATURES.describe(markedValues(choice, wording, context), into);
}

function markedValues(choice: Choices, wording: Wording, context: Context) {
  const { setting, place } = choice;
  const outline = context.parts[place.part]?.outline;
  const size = bucket(wording.words);
  const titled = wording.titled === 1 ? (wording.words > 1 ? 2 : 1) : 0;
  const look = titled * 4 + (wording.endsWithSign ? 2 : 0) + setting.startsCapital;
  const cue = choice.cues[0];
  const sure = Math.round((cue?.share ?? 0) * 4);
  const cueWord = cue === undefined || cue.token < 0 ? 0 : cue.word;
  const side =
    cue === undefined || cue.token < 0 ? 0 : cue.part !== place.part ? 1 : cue.token > place.token ? 2 : 3;
  const relation = choice.choices[0]?.pair.relation;
  return {
    size,
    look,
    left: setting.left,
    left2: setting.left2,
    right: setting.right,
    tagsAround: setting.leftTag * 32 + setting.rightTag,
    leftVerbWord: setting.leftVerbWord,
    edges: setting.edges,
    gap: setting.gap,
    left3: outline?.hash[place.token - 3] ?? 0,
    right2: setting.right2,
    cueWord,
    sure,
    side,
    leftTag: setting.leftTag,
    sideAndSure: side * 8 + sure,
    rightTag: setting.rightTag,
    shape: wording.shape,
    firstWord: wording.first,
    titled,
    lastWord: wording.last,
    path: relation?.path ?? 0,
    closed: place.span.closed ? 1 : 0,
  };
}

interface View {
  readonly choice: Choices;
  readonly wording: Wording;
  /** Sum of weights over the features above. */
  readonly around: number;
  /** Certainty of the best source, and of the second. */
  readonly best: number;
  readonly second: number;
  readonly previous: Choices | undefined;
  readonly next: Choices | undefined;
}

const COLON = wordHash(':');

/** Everything that decides whether marked words are quoted from somebody, by name. */
export const MARKED_MEASURES: readonly (readonly [name: string, (view: View) => number])[] = [
  ['words around', (v) => v.around],
  [
    'share of the best cue',
    (v) => (v.choice.cues[0]?.token === -1 ? -1 : 1) * (v.choice.cues[0]?.share ?? 0),
  ],
  ['share of no cue', (v) => v.choice.cues.find((cue) => cue.token < 0)?.share ?? 0],
  ['best cue as a cue', (v) => cueRate(v.choice.cues[0]?.word ?? 0)],
  ['words', (v) => v.wording.words],
  ['share of capitals', (v) => v.wording.capitals],
  ['share of capitals but for small words', (v) => v.wording.titled],
  ['same words in marks', (v) => v.wording.same],
  ['ends with a sign', (v) => (v.wording.endsWithSign ? 1 : 0)],
  ['starts with a capital', (v) => v.choice.setting.startsCapital],
  ['first person', (v) => v.choice.setting.firstPerson],
  ['certainty of the best source', (v) => v.best],
  ['certainty of the second', (v) => v.second],
  ['score of the best source', (v) => v.choice.choices[0]?.score ?? -9],
  ['best source in the sentence', (v) => (v.choice.choices[0]?.pair.relation.sameSentence ? 1 : 0)],
  ['best source in the paragraph', (v) => (v.choice.choices[0]?.pair.relation.sameParagraph ? 1 : 0)],
  ['tokens to the best source', (v) => v.choice.choices[0]?.pair.relation.tokens ?? 99],
  ['kind of the best source', (v) => v.choice.choices[0]?.pair.candidate.type ?? -1],
  ['verb of the best source as a cue', (v) => cueRate(v.choice.choices[0]?.pair.candidate.verbWord ?? 0)],
  ['word left as a cue', (v) => cueRate(v.choice.setting.left)],
  ['word right as a cue', (v) => cueRate(v.choice.setting.right)],
  ['verb left as a cue', (v) => cueRate(v.choice.setting.leftVerbWord)],
  ['verb right as a cue', (v) => cueRate(v.choice.setting.rightVerbWord)],
  ['colon left', (v) => (v.choice.setting.left === COLON ? 1 : 0)],
  ['tag left', (v) => v.choice.setting.leftTag],
  ['tag right', (v) => v.choice.setting.rightTag],
  [
    'noun right',
    (v) => (v.choice.setting.rightTag === Tag.noun || v.choice.setting.rightTag === Tag.propn ? 1 : 0),
  ],
  ['edges of the paragraph', (v) => v.choice.setting.edges],
  ['goes on', (v) => v.choice.setting.continues],
  ['is closed', (v) => (v.choice.place.span.closed ? 1 : 0)],
  ['same paragraph as the one before', (v) => (v.previous?.place.part === v.choice.place.part ? 1 : 0)],
  ['same paragraph as the one after', (v) => (v.next?.place.part === v.choice.place.part ? 1 : 0)],
  ['words in the one before', (v) => v.previous?.place.words ?? -1],
  ['words in the one after', (v) => v.next?.place.words ?? -1],
  ['certainty of the one before', (v) => v.previous?.choices[0]?.share ?? -1],
  ['certainty of the one after', (v) => v.next?.choices[0]?.share ?? -1],
  ['paragraph', (v) => Math.min(30, v.choice.place.part)],
];

/** Writes the measures of marked span number `at` into `row`. */
export function measureMarked(
  all: readonly Choices[],
  at: number,
  wording: Wording,
  around: number,
  row: Float32Array,
): void {
  const choice = all[at];
  if (choice === undefined) return;
  const view: View = {
    choice,
    wording,
    around,
    best: choice.choices[0]?.share ?? 0,
    second: choice.choices[1]?.share ?? 0,
    previous: all[at - 1],
    next: all[at + 1],
  };
  for (let index = 0; index < MARKED_MEASURES.length; index++)
    row[index] = MARKED_MEASURES[index]?.[1](view) ?? 0;
}
