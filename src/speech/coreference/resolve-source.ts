import type { Span } from '../../article/article.ts';
import { english, genderOfPronoun } from '../../english/language.ts';
import { type Gender, isGivenName, offices, prepositions } from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { wholeDescription } from '../entities/descriptions.ts';
import type { Entity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { roleOf, strangers, vague } from '../entities/roles.ts';
import { authorOf } from './author.ts';
import { bodyBearer, bodyPronoun, publisher } from './body-sources.ts';
import { apposedTo, roleEnd } from './clauses.ts';
import { type Discourse, descriptionText } from './discourse.ts';
import { likeliest } from './pronoun-model.ts';
import type { SourceWords } from './source-words.ts';
import { headOfSource, isBodyNoun, isPersonNoun } from './sources.ts';

/** Whom a source stands for, how certain that is (from 0 to 1), and by what it was found. */
export interface Resolution {
  readonly entity: Entity;
  readonly certainty: number;
  readonly how: 'name' | 'pronoun' | 'who' | 'role' | 'description' | 'it' | 'author' | 'as described';
  /** The words that describe somebody who is not named. */
  readonly mention?: Span;
}

/** Finds whom a source stands for, as far as the article has been read. */
export function resolveSource(
  discourse: Discourse,
  paragraph: ReadParagraph,
  source: SourceWords,
): Resolution | null {
  const head = headOfSource(paragraph, source.first, source.last);
  switch (head.sort) {
    case 'entity':
      return { entity: head.entity, certainty: certaintyOfName(head.entity), how: 'name' };
    case 'pronoun':
      return pronoun(discourse, paragraph, head.word, head.at, source);
    case 'relative':
      return antecedent(discourse, paragraph, head.at, source);
    case 'noun':
      return description(discourse, paragraph, head.first, head.last, head.head, head.definite, source);
    case 'several':
    case 'nothing':
      return null;
  }
}

function pronoun(
  discourse: Discourse,
  paragraph: ReadParagraph,
  word: string,
  at: number,
  source: SourceWords,
): Resolution | null {
  const gender = genderOfPronoun(word);
  if (gender) {
    const place = discourse.placeOf(paragraph, at, gender, source);
    const [found] = likeliest(discourse.salience, place);
    if (!found || found.share < AHEAD_INSTEAD) {
      const ahead = namedAhead(paragraph, at, gender);
      if (ahead) return { entity: ahead, certainty: 0.75, how: 'pronoun' };
    }
    if (!found) return null;
    if (found.entity.gender === null && found.share > 0.95) found.entity.gender = gender;
    return { entity: found.entity, certainty: found.share, how: 'pronoun' };
  }
  if (english.neuterOrPluralPronouns.has(word)) {
    const body = bodyPronoun(discourse, word);
    if (body && body.certainty > LEAST_BODY) return { ...body, how: 'it' };
    const group = word.startsWith('they') ? groupBefore(discourse, paragraph, at) : null;
    return group ?? (body && { ...body, how: 'it' });
  }
  if (english.firstPersonSingular.has(word) && (paragraph.quotedIn[at] ?? -1) < 0) {
    const { writer, answering } = discourse.outside;
    const answers = answering.get(paragraph.number);
    const author = answers === undefined ? authorOf(discourse.paragraphs, paragraph.index, writer) : answers;
    return author ? { entity: author, certainty: 0.8, how: 'author' } : null;
  }
  return null;
}

/** A body of less certainty is meant only where no group is. */
const LEAST_BODY = 0.5;

/** "The traders are angry. “…,” they said": whom the sentence before begins with, when they are several. */
function groupBefore(discourse: Discourse, paragraph: ReadParagraph, at: number): Resolution | null {
  const { words, quotedIn } = paragraph;
  let start = at;
  while (
    start > 0 &&
    ((quotedIn[start - 1] ?? -1) >= 0 || words[start - 1]?.sentence === words[at]?.sentence)
  )
    start -= 1;
  const sentence = words[start - 1]?.sentence;
  while (start > 0 && words[start - 1]?.sentence === sentence) start -= 1;
  let head = start;
  if (!english.determiners.has(words[head]?.lower ?? '')) return null;
  while (
    head - start < 3 &&
    /^\p{Ll}/u.test(words[head + 1]?.text ?? '') &&
    !/[^s]s$/u.test(words[head]?.lower ?? '')
  )
    head += 1;
  const isGroup =
    /[^s]s$/u.test(words[head]?.lower ?? '') && english.pluralVerbs.has(words[head + 1]?.lower ?? '');
  if (!isGroup || (quotedIn[start] ?? -1) >= 0) return null;
  const group = described(discourse, paragraph, start, head, words[head]?.lower ?? '');
  return group && { ...group, certainty: 0.7, how: 'it' };
}

/** Where nobody named before is likelier, a pronoun can mean somebody named after it. */
const AHEAD_INSTEAD = 0.4;

/** "After she called it “a lie”, Anna Bergstrom left": the first name after the comma that ends such a clause. */
function namedAhead({ words, namings, quotedIn }: ReadParagraph, at: number, gender: Gender): Entity | null {
  const sentence = words[at]?.sentence;
  let opening = at;
  while (opening > 0 && words[opening - 1]?.sentence === sentence) opening -= 1;
  if (at - opening > 3 || !english.frontedClauseOpeners.has(words[opening]?.lower ?? '')) return null;
  const next = namings.find(({ mention }) => mention.first > at && (quotedIn[mention.first] ?? -1) < 0);
  if (!next?.entity || next.entity.kind === 'body' || words[next.mention.first]?.sentence !== sentence)
    return null;
  const known = next.entity.gender;
  return next.mention.kind === 'person' && (known === null || known === gender) ? next.entity : null;
}

/** "Anna Bergstrom, who said": the name or noun right before. */
function antecedent(
  discourse: Discourse,
  paragraph: ReadParagraph,
  at: number,
  source: SourceWords,
): Resolution | null {
  const { words } = paragraph;
  if (words[at]?.lower === 'which') return thing(discourse, paragraph, at);
  for (let index = at - 1; index >= 0 && at - index < 25; index -= 1) {
    const naming = namingCovering(paragraph, index);
    if (naming?.entity) {
      const before = words[naming.mention.titleFirst - 1];
      // "an aide to Anna Bergstrom, who": the aide or she; nobody knows.
      if (before && prepositions.has(before.lower)) {
        return { entity: naming.entity, certainty: 0.6, how: 'who' };
      }
      return { entity: naming.entity, certainty: 0.9, how: 'who' };
    }
    const word = words[index];
    if (word?.isWord && offices.has(word.lower)) {
      const bearer = apposedTo(paragraph, index);
      if (bearer) return { entity: bearer, certainty: 0.8, how: 'who' };
      let first = index;
      while (
        first > 0 &&
        words[first - 1]?.isWord &&
        !prepositions.has(words[first - 1]?.lower ?? '') &&
        !speechVerbs.has(words[first - 1]?.lower ?? '')
      )
        first -= 1;
      while (first < index && !words[first]?.isWord) first += 1;
      const head = words[index]?.lower ?? '';
      return description(discourse, paragraph, first, index, head, words[first]?.lower === 'the', source);
    }
  }
  return null;
}

/** "The Larvik Gazette, which said": the body right before; nobody for things. */
function thing(discourse: Discourse, paragraph: ReadParagraph, at: number): Resolution | null {
  const { words } = paragraph;
  let last = at - 1;
  while (last > 0 && !words[last]?.isWord) last -= 1;
  const naming = namingCovering(paragraph, last);
  if (naming?.entity)
    return naming.entity.kind === 'body' ? { entity: naming.entity, certainty: 0.9, how: 'who' } : null;
  const head = words[last]?.lower ?? '';
  let first = last;
  while (first > 0 && last - first < 5 && !english.nounPhraseOpeners.has(words[first]?.lower ?? ''))
    first -= 1;
  return isBodyNoun(head) && last - first < 5 ? described(discourse, paragraph, first, last, head) : null;
}

function described(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
): Resolution | null {
  const { words, text, number } = paragraph;
  let begin = first;
  while (begin < last && english.leadingConjunctions.has(words[begin]?.lower ?? '')) begin += 1;
  const entity = discourse.describe(paragraph, begin, last, head);
  if (!entity) return null;
  const start = words[begin]?.start ?? 0;
  const name = descriptionText(text, start, words[last]?.end ?? start);
  const mention = { paragraph: number, start, end: start + name.length };
  return { entity, certainty: 1, how: 'as described', mention };
}

function description(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
  definite: boolean,
  source: SourceWords,
): Resolution | null {
  if (definite && isPersonNoun(head)) {
    const end = roleEnd(paragraph, first);
    const bearer = discourse.roleBearer(paragraph, first, Math.max(last, Math.min(end, source.last)));
    if (bearer) return { entity: bearer.entity, certainty: bearer.certainty, how: 'role' };
    const asked = roleOf(paragraph.words, first, last);
    const tells = last - first === 1 && (head.endsWith('-year-old') || parentOf(head) !== undefined);
    const telling = tells || (asked && !vague.has(asked.head) && !strangers.has(head));
    if (paragraph.words[first]?.lower === 'the' && telling) {
      const gender = offices.get(head) ?? parentOf(head) ?? null;
      const place = discourse.placeOf(paragraph, first, gender, source);
      const [found] = likeliest(discourse.salience, place);
      // Who is described otherwise is somebody else.
      if (found && found.share > 0.5 && found.entity.kind !== 'unnamed' && mayBePerson(found.entity)) {
        return { entity: found.entity, certainty: found.share, how: 'description' };
      }
    }
  }
  const body =
    discourse.ownedBodies.of(discourse.salience, paragraph, first, last, (gender) =>
      discourse.placeOf(paragraph, first, gender, null),
    ) ??
    publisher(discourse, paragraph, first, last) ??
    (definite ? bodyBearer(discourse, paragraph, first, last) : null);
  if (body) return { ...body, how: body.certainty === 1 ? 'name' : 'role' };
  const inside = first >= source.first && last <= source.last;
  const whole = inside ? wholeDescription(paragraph, source.first, source.last) : { first, last };
  return described(discourse, paragraph, whole.first, whole.last, head);
}
/** Someone whose name is no place's or body's, as far as it tells ("Larvik Hall"). */
function mayBePerson({ kind, parts }: Entity): boolean {
  return kind === 'person' || parts.length < 2 || isGivenName(parts[0] ?? '');
}

/** One capitalised word without any sign of a person ("Contrary") may be no name at all. */
function certaintyOfName(entity: Entity): number {
  const doubtful =
    entity.kind === 'unclear' &&
    entity.parts.length < 2 &&
    entity.named < 2 &&
    entity.personal === 0 &&
    !isGivenName(entity.parts[0] ?? '');
  return doubtful ? 0.4 : 1;
}
