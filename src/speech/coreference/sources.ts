import { english } from '../../english/language.ts';
import { beforeOffice, bodyNouns, offices, prepositions, utterances } from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { speechVerbs, tellsSpeech } from '../../english/verbs-of-speech.ts';
import type { Entity } from '../entities/entity.ts';
import { type Naming, namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import type { Word } from '../entities/words.ts';

/** What the words of a source come down to. Numbers of words, both ends inclusive. */
export type SourceHead =
  | { readonly sort: 'entity'; readonly entity: Entity; readonly naming: Naming }
  | { readonly sort: 'pronoun'; readonly word: string; readonly at: number }
  | { readonly sort: 'relative'; readonly at: number }
  | { readonly sort: 'several' }
  | {
      readonly sort: 'noun';
      readonly first: number;
      readonly last: number;
      readonly head: string;
      readonly definite: boolean;
    }
  | { readonly sort: 'nothing' };

const { possessives, pronouns, relatives, determiners, definiteDeterminers } = english;

/** Finds the word or name in a source that says who speaks. */
export function headOfSource(paragraph: ReadParagraph, first: number, last: number): SourceHead {
  const { words } = paragraph;
  let from = first;
  while (from <= last && !words[from]?.isWord) from += 1;
  if (from > last) return { sort: 'nothing' };
  const opening = words[from]?.lower ?? '';
  const naming = namingCovering(paragraph, from);
  const lone = from === last || !words[from + 1]?.isWord || relatives.has(words[from + 1]?.lower ?? '');
  const shouted = /^(?:\p{Lu}\.?){2,}$/u.test(words[from]?.text ?? '');
  if ((!naming || opening === 'i') && !shouted) {
    if (pronouns.has(opening) && (lone || !possessives.has(opening))) {
      return { sort: 'pronoun', word: opening, at: from };
    }
    if (relatives.has(opening) && lone) return { sort: 'relative', at: from };
    if (english.speakersOfNothing.has(opening) && lone) return { sort: 'nothing' };
  }
  // "de |Brakel|", "Downing |Street|": words that end a name stand for the whole of it.
  if (naming?.entity && from > naming.mention.first && last >= naming.mention.last) {
    const after = words[naming.mention.last + 1];
    if (last === naming.mention.last || after?.lower === "'s" || !after?.isWord)
      return { sort: 'entity', entity: naming.entity, naming };
  }
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

/** "Anna Bergstrom and Hugh Tarrant said": two are told to speak, though the source is the first alone. */
function joinedByAnd(paragraph: ReadParagraph, { mention }: Naming): boolean {
  const { words } = paragraph;
  if (words[mention.last + 1]?.lower !== 'and') return false;
  const from = mention.last + 2;
  for (let at = from; at < from + 4; at += 1) {
    const other = namingCovering(paragraph, at);
    if (!other) {
      if (words[at]?.isWord && !speechVerbs.has(words[at]?.lower ?? '')) continue;
      return false;
    }
    if (other.entity?.kind === 'body' || !other.entity) return false;
    const next = words[other.mention.last + 1];
    const inverted = speechVerbs.has(words[mention.titleFirst - 1]?.lower ?? '');
    if (inverted) return !next?.isWord;
    return english.sharedVerbs.has(next?.lower ?? '') || saysAfter(words, other.mention.last + 1);
  }
  return false;
}

/** Whether a verb of speech follows, right away or after an aside between commas. */
function saysAfter(words: readonly Word[], from: number): boolean {
  if (words[from]?.text !== ',') return speechVerbs.has(words[from]?.lower ?? '');
  for (let at = from + 1; at < from + 12; at += 1) {
    if (words[at]?.text === ',') return speechVerbs.has(words[at + 1]?.lower ?? '');
  }
  return false;
}

/** What a noun phrase comes down to: a name in it, or its noun. */
function phrase(paragraph: ReadParagraph, first: number, last: number): SourceHead {
  const { words } = paragraph;
  const opening = words[first]?.lower ?? '';
  let head = -1;
  let at = first;
  let owner: Naming | null = null;
  let definite =
    definiteDeterminers.has(opening) || (!determiners.has(opening) && words[first]?.capital === true);
  for (let word = words[at]; at <= last && word !== undefined; word = words[at]) {
    const naming = namingCovering(paragraph, at);
    if (naming?.entity && at <= naming.mention.first) {
      const found = nameInPhrase(paragraph, first, last, naming, naming.entity, at);
      if (found !== 'owner' && found !== 'part') return found;
      if (found === 'owner') {
        definite = true;
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
  // "Bergstrom's warning": she says it.
  const issued = words[head]?.lower ?? '';
  if (owner?.entity && (utterances.has(issued) || english.issuedWritings.has(issued)))
    return { sort: 'entity', entity: owner.entity, naming: owner };
  const named =
    apposed(paragraph, at, last) ?? namedByOffice(paragraph, head) ?? namedAfter(paragraph, first, head);
  if (named) return named;
  if (head < 0) return { sort: 'nothing' };
  return { sort: 'noun', first, last: head, head: words[head]?.lower ?? '', definite };
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

/** "the campaign's manager, Anna Bergstrom": the name that a comma adds to a description. */
function apposed(paragraph: ReadParagraph, from: number, last: number): SourceHead | null {
  const { words } = paragraph;
  for (let at = from; at < last; at += 1) {
    const word = words[at];
    if (word?.text !== ',' && word?.text !== '—' && word?.text !== '–') continue;
    const naming = namingAfterTitle(paragraph, at + 1, last);
    if (!naming?.entity) return null;
    const after = words[naming.mention.last + 1];
    if (after?.lower === "'s" && naming.mention.last + 1 < last) return null;
    if (after?.lower === 'and' && naming.mention.last + 1 < last) return { sort: 'several' };
    if (naming.entity.kind === 'body' && naming.mention.kind !== 'body') return null;
    return { sort: 'entity', entity: naming.entity, naming };
  }
  return null;
}

/** "A fisherman|, Anna Bergstrom|, said": the name that follows the words of a source that describe one person. */
function namedAfter(paragraph: ReadParagraph, first: number, head: number): SourceHead | null {
  const { words } = paragraph;
  let comma = head + 1;
  // "the report's lead |author|, Anna Bergstrom"
  while (offices.has(words[comma]?.lower ?? '') && !words[comma]?.capital) comma += 1;
  const described = words[comma - 1]?.lower ?? '';
  if (head < 0 || words[comma]?.text !== ',' || /[^s]s$/u.test(described)) return null;
  const naming = namingCovering(paragraph, comma + 1);
  if (!naming?.entity || naming.mention.titleFirst !== comma + 1) return null;
  if (naming.mention.kind !== 'person' || naming.mention.parts.length < 2) return null;
  // "told a reporter, Anna Bergstrom said": another clause begins there.
  const after = words[naming.mention.last + 1];
  const object = tellsSpeech(words[first - 1]?.lower ?? '') && after?.isWord;
  const closed = after === undefined || /^[,.;:!?—–]$/u.test(after.text);
  return closed && !object ? { sort: 'entity', entity: naming.entity, naming } : null;
}

/** "|Larvik harbour| engineer Anna Bergstrom": the person whose description a name begins. */
function bearerAhead(paragraph: ReadParagraph, from: number): Naming | null {
  const { words } = paragraph;
  let office = false;
  for (let at = from; at < from + 4; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (naming) {
      office ||= naming.mention.titleFirst < naming.mention.first;
      return office && naming.mention.kind !== 'body' && naming.entity?.kind !== 'body' ? naming : null;
    }
    const word = words[at];
    if (!word?.isWord || word.capital || prepositions.has(word.lower) || tellsSpeech(word.lower)) return null;
    if (english.finiteOrJoining.has(word.lower) || determiners.has(word.lower)) return null;
    office ||= offices.has(word.lower);
  }
  return null;
}

/** The name at this word, or after "former" and the like. */
function namingAfterTitle(paragraph: ReadParagraph, from: number, last: number): Naming | null {
  for (let at = from; at <= last; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (naming) return naming.mention.titleFirst === at && naming.mention.last <= last ? naming : null;
    const lower = paragraph.words[at]?.lower ?? '';
    if (!beforeOffice.has(lower) && !offices.has(lower)) return null;
  }
  return null;
}

/** "master of ceremonies Anna Bergstrom": the name that a description in several words goes before. */
function namedByOffice(paragraph: ReadParagraph, head: number): SourceHead | null {
  const { words } = paragraph;
  if (words[head + 1]?.lower !== 'of') return null;
  for (let at = head + 2; at <= head + 4; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (!naming) {
      const word = words[at];
      if (!word?.isWord || word.capital || prepositions.has(word.lower) || determiners.has(word.lower))
        return null;
      continue;
    }
    const { mention, entity } = naming;
    if (at === head + 2 || !entity || entity.kind === 'body' || mention.parts.length < 2) return null;
    return mention.titleFirst === at ? { sort: 'entity', entity, naming } : null;
  }
  return null;
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
    /-year-old$/u.test(head) ||
    parentOf(head) !== undefined
  );
}

/** True for a noun for a body or a document that speaks ("agency", "report"). */
export function isBodyNoun(head: string): boolean {
  return bodyNouns.has(head);
}
