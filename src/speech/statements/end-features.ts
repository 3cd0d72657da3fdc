import { endingOf } from '../attribution/cue-features.ts';
import { bucket, type Features, FeatureTable } from '../attribution/features.ts';
import { lastSign } from '../attribution/outline.ts';
import { Tag } from '../attribution/tagger.ts';
import { pairAt } from './boundaries.ts';
import { type CuePlace, chanceStep, isComma, isThat, isWord, tagAt, wordAt } from './cue-place.ts';
import { candidateAt, type SourcedCue, stretchOf } from './sourced-cue.ts';

/** Rows of the table of weights for where content ends. */
export const END_ROWS = 1 << 19;

/** How far from its start content may end, in tokens. */
export const END_REACH = 80;

/** The features of a place where content may end. */
const END = new FeatureTable<EndValues>([
  [1, 'kind', 'word'],
  [2, 'next', 'tagAfter2', 'goesOn'],
  [3, 'next', 'next2'],
  [4, 'next', 'next2', 'tagAfter3'],
  [5, 'tag', 'next', 'tagAfter2'],
  [6, 'size', 'kind'],
  [7, 'rest', 'next'],
  [8, 'next', 'chance', 'verbs'],
  [9, 'next', 'verbs', 'tagAfter2'],
  [10, 'first', 'next', 'next2'],
  [11, 'tagAfter', 'tagAfter2', 'tagAfter3'],
  [12, 'firstTag', 'next', 'size'],
  [13, 'word', 'next', 'tagAfter2'],
  [14, 'last', 'tagAfter'],
  [15, 'tag', 'tagAfter', 'kind'],
  [16, 'open', 'next', 'toTheEnd'],
  [17, 'tagsAfter', 'tagsAfter2', 'verbs'],
  [18, 'commas', 'next', 'tagAfter2'],
  [19, 'next', 'same', 'chance'],
  [20, 'next', 'next2', 'next3'],
  [21, 'next', 'ending2', 'verbs'],
  [22, 'next', 'next2', 'verbsAndSame'],
  [23, 'size', 'rest', 'next'],
  [24, 'verbs', 'kind', 'word'],
  [25, 'next2', 'next3', 'chance'],
  [26, 'next', 'tagAfter2', 'rest'],
  [27, 'kind', 'last'],
  [28, 'first', 'kind', 'verbs'],
  [29, 'ending', 'tagAfter', 'tag'],
  [30, 'startsBefore', 'kind', 'next'],
  [31, 'lead', 'next', 'tagAfter2'],
  [32, 'firstWord', 'next', 'tagAfter2'],
  [33, 'lead', 'next', 'nextVerb'],
  [34, 'firstWord', 'next', 'nextVerb'],
  [35, 'main', 'next', 'verbs'],
  [36, 'main', 'next', 'tagAfter2'],
  [37, 'main', 'kind', 'size'],
  [38, 'next', 'chance2', 'likeCue'],
  [39, 'next', 'tagAfter2', 'likeCueAndChance'],
  [40, 'nextVerb', 'next', 'main'],
  [41, 'nextType', 'next', 'nextVerbAndMain'],
  [44, 'word', 'next', 'main'],
  [45, 'openComma', 'next', 'mainAndVerbs'],
  [46, 'next', 'next2', 'main'],
  [47, 'lead', 'kind', 'verbs'],
  [48, 'innerChance', 'chance', 'next'],
  [49, 'innerChance', 'kind', 'next'],
  [50, 'innerAndCue', 'next', 'tagAfter2'],
  [51, 'innerChance', 'lead', 'kind'],
]);

/** The features of content that ends with a quotation. */
const QUOTED_END = new FeatureTable<QuotedEndValues>([
  [42, 'sign', 'next'],
  [43, 'sign', 'tagAfter', 'tagAfter2'],
]);

/** The names of all features of `EndContext.describe`. */
export const END_FEATURE_NAMES: readonly string[] = [END, QUOTED_END].flatMap(({ names }) => names);

type EndValues = ReturnType<EndContext['values']>;
type QuotedEndValues = ReturnType<typeof quotedEndValues>;

/** Where content that starts at a token may end (exclusive), nearest first. */
export function possibleEnds(
  { place }: SourcedCue,
  start: number,
  never: ReadonlySet<number>,
): readonly number[] {
  const ends: number[] = [];
  const last = Math.min(place.to, start + END_REACH);
  for (let end = start + 1; end <= last; end++)
    if (isWord(place, end - 1) && !never.has(pairAt(place, end))) ends.push(end);
  return ends;
}

/** What the ends of one content share, and what is counted from end to end. */
export class EndContext {
  readonly #sourced: SourcedCue;
  readonly #start: number;
  /** 1 for content that goes on after source and cue. */
  readonly #goesOn: 0 | 1;
  /** The word before source and cue; 2 where they open the sentence. */
  readonly #lead: number;
  /** The verb of the clause that the content starts with; -1 when it starts with none. */
  readonly #mainVerb: number;
  #at: number;
  #verbs = 0;
  #commas = 0;
  #otherSigns = 0;
  /** The likeliest cue so far within the content. */
  #cue = 0;

  constructor(sourced: SourcedCue, start: number, goesOn: 0 | 1) {
    const { place } = sourced;
    const { from } = stretchOf(sourced);
    this.#sourced = sourced;
    this.#start = start;
    this.#goesOn = goesOn;
    this.#lead = from > place.from ? wordAt(place, from - 1) : 2;
    this.#mainVerb = candidateAt(place, isThat(place, start) ? start + 1 : start)?.verb ?? -1;
    this.#at = start;
  }

  /** Adds the features of one place where the content may end; called with rising ends. */
  describe(end: number, into: Features): void {
    const { place } = this.#sourced;
    for (; this.#at < end; this.#at++) this.#count(this.#at);
    END.describe(this.values(end), into);
    if (tagAt(place, end - 1) === Tag.quotation) QUOTED_END.describe(quotedEndValues(place, end), into);
  }

  #count(token: number): void {
    const { place } = this.#sourced;
    const tag = tagAt(place, token);
    this.#cue = Math.max(this.#cue, this.#chance(token));
    if (tag === Tag.verb || tag === Tag.aux) this.#verbs++;
    else if (isComma(place, token)) this.#commas++;
    else if (tag === Tag.punct) this.#otherSigns++;
  }

  /** The values of the features of one end. */
  values(end: number) {
    const { place, source } = this.#sourced;
    const at = (offset: number): number => wordAt(place, end + offset);
    const tag = (offset: number): number => tagAt(place, end + offset);
    const toTheEnd = end === place.to ? 1 : 0;
    const verbs = Math.min(this.#verbs, 3);
    const chance = chanceStep(Math.max(...[0, 1, 2, 3].map((offset) => this.#chance(end + offset))));
    const head = source?.headWord ?? 0;
    const same = head !== 0 && (at(1) === head || at(2) === head) ? 1 : 0;
    const main = this.#mainVerb < 0 ? 0 : this.#mainVerb < end ? 1 : 2;
    const next = candidateAt(place, end + 1) ?? candidateAt(place, end + 2);
    const nextVerb = next === undefined || next.verb < 0 ? 0 : this.#chance(next.verb) > 0.5 ? 2 : 1;
    const chance2 = chanceStep(this.#chance(end + 1));
    const likeCue = endingAt(place, end + 1) === endingOf(place.part.outline, place.token) ? 1 : 0;
    const innerChance = chanceStep(this.#cue);
    return {
      word: place.word,
      kind: this.#goesOn * 2 + toTheEnd,
      goesOn: this.#goesOn,
      toTheEnd,
      next: at(0),
      next2: at(1),
      next3: at(2),
      last: at(-1),
      tag: tag(-1),
      tagAfter: tag(0),
      tagAfter2: tag(1),
      tagAfter3: tag(2),
      tagsAfter: tag(0) * 32 + tag(1),
      tagsAfter2: tag(2) * 32 + tag(3),
      first: wordAt(place, this.#start),
      firstTag: tagAt(place, this.#start),
      firstWord: wordAt(place, place.from),
      lead: this.#lead,
      size: bucket(end - this.#start),
      rest: bucket(place.to - end),
      verbs,
      commas: Math.min(this.#commas, 3),
      openComma: this.#commas % 2,
      open: this.#otherSigns % 2,
      chance,
      chance2,
      innerChance,
      innerAndCue: innerChance * 8 + chance,
      same,
      verbsAndSame: verbs * 2 + same,
      ending: endingAt(place, end),
      ending2: endingAt(place, end + 1),
      startsBefore: this.#start < place.token ? 1 : 0,
      main,
      mainAndVerbs: main * 4 + verbs,
      nextType: next?.type ?? 15,
      nextVerb,
      nextVerbAndMain: nextVerb * 4 + main,
      likeCue,
      likeCueAndChance: likeCue * 8 + chance2,
    };
  }

  /** The chance that a token of the sentence is a cue. */
  #chance(token: number): number {
    const { to, chances } = this.#sourced.place;
    return token < to ? (chances[token] ?? 0) : 0;
  }
}

function quotedEndValues(place: CuePlace, end: number) {
  const { text, end: ends } = place.part.outline;
  return {
    sign: lastSign(text, ends[end - 1] ?? 0).charCodeAt(0),
    next: wordAt(place, end),
    tagAfter: tagAt(place, end),
    tagAfter2: tagAt(place, end + 1),
  };
}

function endingAt(place: CuePlace, token: number): number {
  return token < place.to ? endingOf(place.part.outline, token) : 5;
}
