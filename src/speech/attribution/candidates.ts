import { english } from '../../english/language.ts';
import type { Outline } from './outline.ts';
import { type Phrase, startsATime } from './phrases.ts';
import { Tag } from './tagger.ts';
import { DASH, hashesOf, TokenKind, wordHash } from './tokens.ts';

const { adj, adp, adv, aux, cconj, part: particle, punct, quotation, sconj, verb: verbTag } = Tag;
const QUOTATION = TokenKind.quotation;

/** How a candidate stands to the verbs of its sentence; `shape` adds these bits up. */
const Shape = {
  /** An apposition or insertion between commas parts it from its verb ("Doe, the mayor, said"). */
  insertion: 1,
  /** A prepositional phrase does ("a spokesman for the mayor said"). */
  preposition: 2,
  /** A relative clause does ("Doe, who chairs the panel, said"). */
  relative: 4,
  /** Another subject is joined to it ("Doe and Roe said"). */
  joined: 8,
  /** Its verb has an auxiliary ("has said", "was told"). */
  auxiliary: 16,
  /** Its "verb" is the noun that it owns ("Doe’s claim"). */
  owner: 32,
  /** Its verb is in the passive ("was accused"). */
  passive: 64,
} as const;

/** A phrase that may be a source, with what surrounds it. Words are hashes (0: none). */
export interface Candidate extends Phrase {
  readonly part: number;
  /** Its number among the part's candidates. */
  readonly order: number;
  readonly sentence: number;
  readonly headWord: number;
  /** The verb it is the subject of as far as the surface tells, or the noun it owns; its token, or -1. */
  readonly verb: number;
  readonly verbWord: number;
  readonly shape: number;
  /** The words right before and after, and their tags. */
  readonly before: number;
  readonly before2: number;
  readonly after: number;
  readonly after2: number;
  readonly beforeTag: number;
  readonly afterTag: number;
  readonly startsSentence: boolean;
  /** True when it looks like the subject of its verb. */
  readonly subject: boolean;
}

/** The candidates of a paragraph, one a phrase, in the phrases' order. */
export function candidatesIn(
  outline: Outline,
  tags: Uint8Array,
  phrases: readonly Phrase[],
  part: number,
): readonly Candidate[] {
  return phrases.map((phrase, order) => {
    const { from, to } = phrase;
    const sentence = outline.sentence[from] ?? 0;
    const startsSentence = from === 0 || outline.sentence[from - 1] !== sentence;
    const { verb, shape } =
      phrase.owned >= 0 ? { verb: phrase.owned, shape: Shape.owner } : verbAfter(outline, tags, to, sentence);
    const before = startsSentence && outline.kind[from - 1] !== QUOTATION ? -1 : from - 1;
    const beforeTag = tags[before] ?? 16;
    const governed = beforeTag === adp || beforeTag === verbTag;
    return {
      from,
      to,
      head: phrase.head,
      type: phrase.type,
      owned: phrase.owned,
      part,
      order,
      sentence,
      headWord: outline.hash[phrase.head] ?? 0,
      verb,
      verbWord: outline.hash[verb] ?? 0,
      shape,
      before: outline.hash[before] ?? 0,
      before2: before > 0 ? (outline.hash[before - 1] ?? 0) : 0,
      after: outline.hash[to] ?? 0,
      after2: outline.hash[to + 1] ?? 0,
      beforeTag,
      afterTag: tags[to] ?? 16,
      startsSentence,
      subject: verb >= 0 && !governed && phrase.owned < 0,
    };
  });
}

const RELATIVE = hashesOf(english.relatives);
const COMMA = wordHash(',');
const DASHES = new Set([DASH, ...['-', '(', ')'].map(wordHash)]);
/** How far ahead of a candidate its verb is looked for, in tokens. */
const VERB_REACH = 32;

/**
 * The first verb after token `from` on the candidate's own level: adverbs and auxiliaries are passed over,
 * what stands between commas, dashes or brackets is left aside, and so are prepositional phrases.
 */
function verbAfter(
  outline: Outline,
  tags: Uint8Array,
  from: number,
  sentence: number,
): { verb: number; shape: number } {
  let shape = 0;
  let auxiliary = -1;
  const end = reachOf(outline, from, sentence);
  for (let at = from; at < end; at++) {
    const tag = tags[at];
    if (tag === verbTag)
      return { verb: at, shape: isPassive(outline, auxiliary, at) ? shape | Shape.passive : shape };
    if (tag === aux) {
      shape |= Shape.auxiliary;
      auxiliary = at;
    } else if (tag !== adv && tag !== particle) {
      if (auxiliary >= 0) return { verb: auxiliary, shape };
      const between = passedOver(outline, tags, at, end, shape !== 0);
      if (between === null) return { verb: -1, shape };
      shape |= between.shape;
      at = between.last;
    }
  }
  return { verb: auxiliary, shape };
}

/** The end of what is looked at for a verb: that of the sentence, or of the reach. */
function reachOf(outline: Outline, from: number, sentence: number): number {
  const last = Math.min(outline.count, from + VERB_REACH);
  let end = from;
  while (end < last && outline.sentence[end] === sentence) end++;
  return end;
}

/**
 * What stands between a candidate and its verb from token `at` on, with its last token; null for what ends the search.
 *
 * @param inPhrase whether something that begins a phrase or clause was passed over before
 */
function passedOver(
  outline: Outline,
  tags: Uint8Array,
  at: number,
  end: number,
  inPhrase: boolean,
): { shape: number; last: number } | null {
  const tag = tags[at];
  if (startsATime(outline, at)) return { shape: 0, last: tag === adj ? at + 1 : at };
  const word = outline.hash[at] ?? 0;
  if (word === COMMA || DASHES.has(word)) {
    const last = closing(outline, at, end, word);
    const isRelative = RELATIVE.has(outline.hash[at + 1] ?? 0);
    return last < 0 ? null : { shape: isRelative ? Shape.relative : Shape.insertion, last };
  }
  const shape = shapeOf(word, tag);
  const goesOn = shape !== 0 || (inPhrase && tag !== punct && tag !== quotation);
  return goesOn ? { shape, last: at } : null;
}

/** What a word between a candidate and its verb begins: a relative clause, a prepositional phrase, another subject. */
function shapeOf(word: number, tag: number | undefined): number {
  if (RELATIVE.has(word)) return Shape.relative;
  if (tag === adp || tag === sconj) return Shape.preposition;
  return tag === cconj ? Shape.joined : 0;
}

const BE = hashesOf(english.formsOfBe);

/** A form of "be" and a participle that does not end in -ing. */
function isPassive(outline: Outline, auxiliary: number, verb: number): boolean {
  return (
    auxiliary >= 0 &&
    BE.has(outline.hash[auxiliary] ?? 0) &&
    !outline.text.startsWith('ing', (outline.end[verb] ?? 0) - 3)
  );
}

/** The next comma, dash or bracket of the same kind after `at` and before `end`, or -1. */
function closing(outline: Outline, at: number, end: number, opener: number): number {
  for (let index = at + 1; index < end; index++) {
    const word = outline.hash[index] ?? 0;
    if (opener === COMMA ? word === COMMA : DASHES.has(word)) return index;
  }
  return -1;
}
