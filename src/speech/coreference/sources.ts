import { english } from '../../english/language.ts';
import { bodyNouns, offices, prepositions, utterances } from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { patterns } from '../../english/patterns.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import type { Entity } from '../entities/entity.ts';
import { type Naming, namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { apposed, bearerAhead, joinedByAnd, namedAfter, namedByOffice } from './bearers.ts';
import type { SourceHead } from './source-head.ts';

const { possessives, pronouns, relatives, determiners, definiteDeterminers } = english;

/** Finds the word or name in a source that says who speaks. */
export function headOfSource(paragraph: ReadParagraph, first: number, last: number): SourceHead {
  const { words } = paragraph;
  let from = first;
  while (from <= last && !words[from]?.isWord) from += 1;
  if (from > last) return { sort: 'nothing' };
  const opening = words[from]?.lower ?? '';
  const plain = loneWord(paragraph, from, last) ?? endOfName(paragraph, from, last);
  if (plain) return plain;
  const head = phrase(paragraph, from, last);
  // "her warning": she says it.
  if (head.sort === 'noun' && possessives.has(opening) && utterances.has(head.head)) {
    return { sort: 'pronoun', word: opening, at: from };
  }
  if (head.sort === 'entity' && joinedByAnd(paragraph, head.naming)) return { sort: 'several' };
  if (head.sort === 'entity' && head.entity.kind !== 'person') {
    const bearer = bearerAhead(paragraph, head.naming.mention.last + 1);
    if (bearer?.entity) return { sort: 'entity', entity: bearer.entity, naming: bearer };
  }
  return head;
}

/** "He", "who", "nobody": a source that is a word of a small class. */
function loneWord(paragraph: ReadParagraph, at: number, last: number): SourceHead | null {
  const { words } = paragraph;
  const { lower = '', text = '' } = words[at] ?? {};
  const isName = namingCovering(paragraph, at) !== null && lower !== 'i';
  const isShouted = /^(?:\p{Lu}\.?){2,}$/u.test(text);
  if (isName || isShouted) return null;
  const next = words[at + 1];
  const lone = at === last || !next?.isWord || relatives.has(next.lower);
  if (pronouns.has(lower) && (lone || !possessives.has(lower))) return { sort: 'pronoun', word: lower, at };
  if (relatives.has(lower) && lone) return { sort: 'relative', at };
  return english.speakersOfNothing.has(lower) && lone ? { sort: 'nothing' } : null;
}

/** "de |Brakel|", "Downing |Street|": words that end a name stand for the whole of it. */
function endOfName(paragraph: ReadParagraph, from: number, last: number): SourceHead | null {
  const naming = namingCovering(paragraph, from);
  if (!naming?.entity || from <= naming.mention.first || last < naming.mention.last) return null;
  const after = paragraph.words[naming.mention.last + 1];
  const whole = last === naming.mention.last || after?.lower === "'s" || !after?.isWord;
  return whole ? { sort: 'entity', entity: naming.entity, naming } : null;
}

/** What a noun phrase comes down to: a name in it, or its noun. */
function phrase(paragraph: ReadParagraph, first: number, last: number): SourceHead {
  const { words } = paragraph;
  const { head, end, owner, named, owned } = wordsOfPhrase(paragraph, first, last);
  if (named) return named;
  // "Bergstrom's warning": she says it.
  const issued = words[head]?.lower ?? '';
  if (owner?.entity && (utterances.has(issued) || english.issuedWritings.has(issued)))
    return { sort: 'entity', entity: owner.entity, naming: owner };
  const bearer =
    apposed(paragraph, end, last) ?? namedByOffice(paragraph, head) ?? namedAfter(paragraph, first, head);
  if (bearer) return bearer;
  if (head < 0) return { sort: 'nothing' };
  const opening = words[first];
  const definite =
    owned ||
    definiteDeterminers.has(opening?.lower ?? '') ||
    (!determiners.has(opening?.lower ?? '') && opening?.capital === true);
  return { sort: 'noun', first, last: head, head: words[head]?.lower ?? '', definite };
}

/** The words of a phrase up to where it ends. */
interface PhraseWords {
  /** The number of its noun; -1 without one. */
  readonly head: number;
  /** The number of the word after it. */
  readonly end: number;
  /** "|Bergstrom|'s warning": whose it is, when that stands right before its noun. */
  readonly owner: Naming | null;
  /** Whether a name owns some of it. */
  readonly owned: boolean;
  /** A name that is all that the phrase comes down to. */
  readonly named: SourceHead | null;
}

function wordsOfPhrase(paragraph: ReadParagraph, first: number, last: number): PhraseWords {
  const { words } = paragraph;
  let head = -1;
  let at = first;
  let owner: Naming | null = null;
  let owned = false;
  for (let word = words[at]; at <= last && word !== undefined; word = words[at]) {
    const naming = namingCovering(paragraph, at);
    if (naming?.entity && at <= naming.mention.first) {
      const found = nameInPhrase(paragraph, first, last, naming, naming.entity, at);
      if (found !== 'owner' && found !== 'part') return { head, end: at, owner, owned, named: found };
      if (found === 'owner') {
        owned = true;
        owner = naming;
      } else head = naming.mention.last;
      at = naming.mention.last + (found === 'owner' ? 2 : 1);
      continue;
    }
    if (at > first && endsPhrase(word.lower, word.isWord)) break;
    if (word.lower === "'s") owner = null;
    else if (word.isWord) head = at;
    at += 1;
  }
  return { head, end: at, owner, owned, named: null };
}

/** What a name in a phrase makes of it: the whole of it, the owner of what follows, or a part of a longer noun. */
function nameInPhrase(
  paragraph: ReadParagraph,
  first: number,
  last: number,
  naming: Naming,
  entity: Entity,
  at: number,
): SourceHead | 'owner' | 'part' {
  const { words } = paragraph;
  const { mention } = naming;
  const named: SourceHead = { sort: 'entity', entity, naming };
  const after = mention.last + 1;
  const next = words[after];
  if (after > last || next === undefined || endsPhrase(next.lower, next.isWord)) {
    // "Harbour Committee Members" is no body's name when only its end was taken for one.
    const cut = entity.kind === 'body' && words[mention.titleFirst - 1]?.capital && at > first;
    if (!cut || determiners.has(words[at - 1]?.lower ?? '')) return named;
    const head = words[mention.last]?.lower ?? '';
    return { sort: 'noun', first, last: mention.last, head, definite: false };
  }
  if (next.lower === "'s" || /^['’]$/u.test(next.text)) return after >= last ? named : 'owner';
  if (next.lower === 'and' || next.lower === '&') {
    const other = namingCovering(paragraph, after + 1);
    return other && after + 1 <= last ? { sort: 'several' } : named;
  }
  return next.isWord ? 'part' : named;
}

function endsPhrase(lower: string, isWord: boolean): boolean {
  if (!isWord) return !/^['’"“”‘-]$/u.test(lower);
  return (
    prepositions.has(lower) ||
    relatives.has(lower) ||
    speechVerbs.has(lower) ||
    lower === 'is' ||
    lower === 'was'
  );
}

/** True for a noun for one person ("senator"), false for things, groups and plurals. */
export function isPersonNoun(head: string): boolean {
  return (
    (offices.has(head) && ![...english.pluralOffices].some((plural) => head.endsWith(plural))) ||
    patterns.ageAsNoun.test(head) ||
    parentOf(head) !== undefined
  );
}

/** True for a noun for a body or a document that speaks ("agency", "report"). */
export function isBodyNoun(head: string): boolean {
  return bodyNouns.has(head);
}
