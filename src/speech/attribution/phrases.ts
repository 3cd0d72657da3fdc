import { english, listOf, type WordClass } from '../../english/language.ts';
import type { Outline } from './outline.ts';
import { Tag } from './tagger.ts';
import { hashesOf, TokenKind } from './tokens.ts';

/** What kind of words may name who speaks. */
export const PhraseType = {
  heOrShe: 0,
  speakerOrHearer: 1,
  they: 2,
  it: 3,
  relative: 4,
  objectPronoun: 5,
  name: 6,
  definite: 7,
  indefinite: 8,
  possessed: 9,
  possessor: 10,
  quantifier: 11,
} as const;

/** A noun phrase or pronoun, as token numbers in its outline: [from, to) with its head. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly type: number;
  /** The head of the phrase that a possessor owns ("Doe’s claim"), else -1. */
  readonly owned: number;
}

const { noun, propn, adj, num, pron, det, verb, aux, part } = Tag;
const CAPITAL = TokenKind.capital;
const UPPER = TokenKind.upper;

const PRONOUN_CLASSES: readonly (readonly [type: number, words: WordClass])[] = [
  [PhraseType.heOrShe, 'phraseHeOrShe'],
  [PhraseType.speakerOrHearer, 'phraseSpeakerOrHearer'],
  [PhraseType.they, 'phraseThey'],
  [PhraseType.it, 'phraseIt'],
  [PhraseType.relative, 'phraseRelatives'],
  [PhraseType.objectPronoun, 'phraseObjects'],
  [PhraseType.quantifier, 'phraseQuantifiers'],
];
const PRONOUN_TYPES = new Map(
  PRONOUN_CLASSES.flatMap(([type, words]) =>
    Array.from(hashesOf(english[words]), (word): [number, number] => [word, type]),
  ),
);

const POSSESSIVE_PRONOUNS = hashesOf(english.phrasePossessives);
const DEFINITE = hashesOf(english.phraseDefinites);
const POSSESSIVE_ENDING = hashesOf(english.phrasePossessiveEndings);
const STARTS_A_NAME = hashesOf(english.phraseNameOpeners);
const DAYS = hashesOf(english.days);
const BEFORE_TIMES = hashesOf(english.beforeTimes);
const TIMES = hashesOf(english.times);

/** Every word that tells phrases apart, with what it is: what learns from phrases depends on them. */
export const phraseWords: readonly string[] = [
  ...PRONOUN_CLASSES.map(([type, words]) => `${type}: ${listOf(words)}`),
  ...(
    [
      'phrasePossessives',
      'phraseDefinites',
      'phrasePossessiveEndings',
      'phraseNameOpeners',
      'days',
      'beforeTimes',
      'times',
    ] as const
  ).map(listOf),
];

/** "The mayor last night", "Doe Tuesday": a time after a name is not part of it. */
export function startsATime(outline: Outline, at: number): boolean {
  const word = outline.hash[at] ?? 0;
  if (DAYS.has(word)) return true;
  const next = outline.hash[at + 1] ?? 0;
  return BEFORE_TIMES.has(word) && (TIMES.has(next) || DAYS.has(next));
}

/** The base noun phrases and pronouns of a paragraph outside its marked spans, in order of their starts. */
export function phrasesOf(outline: Outline, tags: Uint8Array): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < outline.count) {
    const type = pronounType(outline, tags, at);
    if (
      type !== undefined &&
      !(POSSESSIVE_PRONOUNS.has(outline.hash[at] ?? 0) && isNominal(outline, tags, at + 1))
    ) {
      phrases.push({ from: at, to: at + 1, head: at, type, owned: -1 });
      at++;
    } else at = pushNounPhrase(outline, tags, at, phrases);
  }
  return phrases;
}

/** A word of the pronoun list that no noun follows ("that" before a noun is a determiner). */
function pronounType(outline: Outline, tags: Uint8Array, at: number): number | undefined {
  const type = PRONOUN_TYPES.get(outline.hash[at] ?? 0);
  // "US" and "WHO" are names.
  if (type === undefined || outline.kind[at] === UPPER) return undefined;
  const mayDetermine =
    type === PhraseType.quantifier || type === PhraseType.it || type === PhraseType.relative;
  const nounFollows = isNominal(outline, tags, at + 1) && tags[at] !== pron;
  return mayDetermine && nounFollows ? undefined : type;
}

function isNominal(outline: Outline, tags: Uint8Array, at: number): boolean {
  const tag = tags[at];
  if (tag === noun || tag === propn || tag === adj || tag === num) return true;
  return isNameLike(outline, tags, at);
}

/** A capitalised word inside a sentence is part of a name, whatever the tagger thinks of it ("…,” Will said"). */
function isNameLike(outline: Outline, tags: Uint8Array, at: number): boolean {
  const kind = outline.kind[at];
  if (kind !== CAPITAL && kind !== UPPER) return false;
  const tag = tags[at];
  if (kind === CAPITAL && (tag === pron || tag === det)) return false;
  return at > 0 && outline.sentence[at - 1] === outline.sentence[at];
}

function isHead(outline: Outline, tags: Uint8Array, at: number): boolean {
  const tag = tags[at];
  return tag === noun || tag === propn || isNameLike(outline, tags, at);
}

/** Pushes the phrase that starts at `from`, and the possessors within it; where to look on. */
function pushNounPhrase(outline: Outline, tags: Uint8Array, from: number, into: Phrase[]): number {
  const { to, possessors, ...found } = nounPhrase(outline, tags, from);
  // "Doe’s warning that": the tagger takes many such nouns for verbs.
  const head = found.head < 0 && possessors.length > 0 && tags[to] === verb ? to : found.head;
  for (const owner of possessors) {
    into.push({ from, to: owner.to, head: owner.head, type: PhraseType.possessor, owned: head });
  }
  // "The mayor last night said": a time is nobody who speaks.
  if (startsATime(outline, from)) return Math.max(head + 1, from + 1);
  if (head < 0) return loneWord(outline, tags, from, to, into);
  const possessed = possessors.length > 0 || POSSESSIVE_PRONOUNS.has(outline.hash[from] ?? 0);
  into.push({ from, to: head + 1, head, type: typeOf(outline, tags, from, head, possessed), owned: -1 });
  return head + 1;
}

interface NounPhrase {
  /** The token after its last one. */
  readonly to: number;
  /** Its last noun or name, after the last possessor; -1 for none. */
  readonly head: number;
  readonly possessors: readonly { readonly to: number; readonly head: number }[];
}

/** The determiner, adjectives, numbers, nouns and possessors that follow one another from `from` on. */
function nounPhrase(outline: Outline, tags: Uint8Array, from: number): NounPhrase {
  const possessors: { to: number; head: number }[] = [];
  let head = -1;
  const determined = tags[from] === det || POSSESSIVE_PRONOUNS.has(outline.hash[from] ?? 0);
  let at = determined ? from + 1 : from;
  for (; at < outline.count && outline.sentence[at] === outline.sentence[from]; at++) {
    if (head >= 0 && (STARTS_A_NAME.has(outline.hash[at] ?? 0) || startsATime(outline, at))) break;
    if (isHead(outline, tags, at)) head = at;
    else if (POSSESSIVE_ENDING.has(outline.hash[at] ?? 0) && head === at - 1 && head >= 0) {
      possessors.push({ to: at, head });
      head = -1;
    } else if (tags[at] !== adj && tags[at] !== num) break;
  }
  return { to: at, head, possessors };
}

/** "The accused said", "Two told": a determiner, adjective or number that stands for a noun before a verb. */
function loneWord(outline: Outline, tags: Uint8Array, from: number, to: number, into: Phrase[]): number {
  const last = to - 1;
  const next = tags[to];
  const isWord = outline.kind[last] !== TokenKind.number;
  if (last >= from && isWord && tags[last] !== part && (next === verb || next === aux)) {
    into.push({ from, to, head: last, type: PhraseType.quantifier, owned: -1 });
  }
  return Math.max(to, from + 1);
}

function typeOf(outline: Outline, tags: Uint8Array, from: number, head: number, possessed: boolean): number {
  if (tags[head] === propn || isNameLike(outline, tags, head)) return PhraseType.name;
  if (possessed) return PhraseType.possessed;
  return DEFINITE.has(outline.hash[from] ?? 0) ? PhraseType.definite : PhraseType.indefinite;
}
