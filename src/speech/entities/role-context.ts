import { alternativesOf, english } from '../../english/language.ts';
import { beforeOffice, demonyms, honorifics, isPlace, offices, prepositions } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { countForm, type Entity } from './entity.ts';
import type { NameMention } from './mentions.ts';
import { namingCovering, type ReadParagraph } from './read-paragraphs.ts';
import { describingWords, roleOf } from './roles.ts';

const LONGEST = 14;
const MOST_ROLES = 30;
/** "34-year-old", "London-born", "high-ranked". */
const COMPOUND = new RegExp(`-(?:${alternativesOf('compoundAdjectiveEndings')})$|-\\p{L}+ed$`, 'u');

/** Collects what the words around every name say that its bearer is. */
export function noteRoles(paragraphs: readonly ReadParagraph[]): void {
  for (const paragraph of paragraphs) {
    for (const { mention, entity } of paragraph.namings) {
      if (!entity || entity.kind === 'body') continue;
      titleBefore(paragraph, mention, entity);
      appositionAfter(paragraph, mention, entity);
      appositionBefore(paragraph, mention, entity);
    }
  }
}

/** "former President", "Fox News host", "Ukraine's President". */
function titleBefore(paragraph: ReadParagraph, mention: NameMention, entity: Entity): void {
  const { words } = paragraph;
  let first = mention.titleFirst;
  while (first > 0 && mention.titleFirst - first < 7 && belongsToTitle(paragraph, first - 1)) first -= 1;
  while (first < mention.first && words[first]?.lower === "'s") first += 1;
  if (first >= mention.first) return;
  const role = roleOf(words, first, mention.first - 1);
  const onlyHonorific = mention.first - first === 1 && honorifics.has(words[first]?.lower ?? '');
  if (!role || onlyHonorific) return;
  let last = mention.first - 1;
  while (last > first && honorifics.has(words[last]?.lower ?? '') && !offices.has(words[last]?.lower ?? ''))
    last -= 1;
  keep(paragraph, entity, first, last);
  const text = paragraph.text.slice(words[first]?.start, words[mention.last]?.end);
  if (first < mention.titleFirst && !words[first]?.opens) countForm(entity.forms, text);
}

/** Whether a word may be part of what stands before a name and says what its bearer is. */
function belongsToTitle(paragraph: ReadParagraph, at: number): boolean {
  const word = paragraph.words[at];
  const next = paragraph.words[at + 1];
  if (!word?.isWord || next === undefined || next.start - word.end > 1) return false;
  const { lower } = word;
  if (lower === "'s") return true;
  if (next.start === word.end || speechVerbs.has(lower)) return false;
  if (offices.has(lower) || beforeOffice.has(lower)) return word.text.length > 1 || !word.capital;
  if (!word.capital) return demonyms.has(lower) || (lower.includes('-') && COMPOUND.test(lower));
  // A sentence opens with any word.
  return word.text.length > 1 && (!word.opens || isPlace(lower) || namingCovering(paragraph, at) !== null);
}

/** "Kerr Putney, the city's police chief," and "Kerr Putney is the city's police chief". */
function appositionAfter(paragraph: ReadParagraph, mention: NameMention, entity: Entity): void {
  const { words } = paragraph;
  const mark = words[mention.last + 1];
  const copula = mark && english.copulas.has(mark.lower);
  if (mark === undefined || !(copula || /^[,(–—]$/u.test(mark.text))) return;
  const first = mention.last + 2;
  const begin = words[first];
  if (begin === undefined || !begin.isWord) return;
  if (copula && !english.articles.has(begin.lower)) return;
  const party = /^[rdi]-\p{L}/u.test(begin.lower);
  if (
    !english.descriptionOpeners.has(begin.lower) &&
    !offices.has(begin.lower) &&
    !beforeOffice.has(begin.lower) &&
    !demonyms.has(begin.lower) &&
    !party &&
    !namingCovering(paragraph, first)
  ) {
    return;
  }
  let last = first;
  while (last - first < LONGEST) {
    const next = words[last + 1];
    // "the Office of Ports and Piers"
    if (
      next?.lower === 'and' &&
      words[last]?.capital &&
      words[last + 2]?.capital &&
      [null, namingCovering(paragraph, last)].includes(namingCovering(paragraph, last + 2))
    ) {
      last += 2;
      continue;
    }
    if (
      next === undefined ||
      /^[,;:.!?()–—“”"]$/u.test(next.text) ||
      english.appositionEnders.has(next.lower)
    )
      break;
    last += 1;
  }
  if (party) {
    if (entity.roles.length < MOST_ROLES) {
      entity.roles.push({ head: 'member', words: describingWords(words, first, last) });
    }
    return;
  }
  const covering = namingCovering(paragraph, last);
  // A list of people, not a description of one.
  if (covering?.entity && covering.entity.kind !== 'body' && covering.mention.first === first) return;
  if (covering && covering.mention.kind === 'person' && !hasPreposition(paragraph, first, last)) return;
  if (!headOffice(paragraph, first, last)) return;
  keep(paragraph, entity, first, last);
}

/** "Holm's campaign manager, Anna Bergstrom". */
function appositionBefore(paragraph: ReadParagraph, mention: NameMention, entity: Entity): void {
  const { words } = paragraph;
  const at = mention.titleFirst - 1;
  if (words[at]?.text !== ',') return;
  let first = -1;
  for (let index = at - 1; index >= 0 && at - index < LONGEST; index -= 1) {
    const word = words[index];
    if (word === undefined || (!word.isWord && word.text !== "'" && word.text !== '’')) break;
    if (speechVerbs.has(word.lower)) break;
    if (english.descriptionOpeners.has(word.lower)) {
      first = index;
      if (!prepositions.has(words[index - 1]?.lower ?? '')) break;
    } else if (word.lower === "'s" || word.opens)
      first = namingStart(paragraph, word.lower === "'s" ? index - 1 : index);
  }
  if (first < 0) return;
  const head = headOffice(paragraph, first, at - 1);
  if (head) keep(paragraph, entity, first, at - 1);
}

function namingStart(paragraph: ReadParagraph, word: number): number {
  return namingCovering(paragraph, word)?.mention.titleFirst ?? word;
}

// The noun before the first preposition must be an office: "the mayor of London", not "a day after the vote".
function headOffice(paragraph: ReadParagraph, first: number, last: number): boolean {
  let head = '';
  for (let index = first; index <= last; index += 1) {
    const word = paragraph.words[index];
    if (word === undefined || prepositions.has(word.lower)) break;
    head = word.lower;
  }
  return offices.has(head);
}

function hasPreposition({ words }: ReadParagraph, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1)
    if (prepositions.has(words[index]?.lower ?? '')) return true;
  return false;
}

function leadsRole(lower: string): boolean {
  return english.articles.has(lower) || english.possessives.has(lower);
}

function keep(paragraph: ReadParagraph, entity: Entity, first: number, last: number): void {
  const { words } = paragraph;
  let from = first;
  // "Its director" is a director wherever that is read alone.
  while (from < last && leadsRole(words[from]?.lower ?? '')) from += 1;
  const text = paragraph.text.slice(words[from]?.start, words[last]?.end);
  const known = entity.roleTexts.has(text);
  const role = known || entity.roles.length < MOST_ROLES ? roleOf(words, first, last) : null;
  if (!role) return;
  if (!known) entity.roles.push(role);
  if (entity.kind === 'unclear') entity.kind = 'person';
  countForm(entity.roleTexts, text);
}
