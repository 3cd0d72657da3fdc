import { english } from '../../english/language.ts';
import { isGivenName, offices, prepositions } from '../../english/names.ts';
import { parentOf } from '../../english/parents.ts';
import { patterns } from '../../english/patterns.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { wholeDescription } from '../entities/descriptions.ts';
import type { Entity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { roleOf, strangers, vague } from '../entities/roles.ts';
import type { Word } from '../entities/words.ts';
import { bodyBearer, publisher } from './body-sources.ts';
import { apposedTo, roleEnd } from './clauses.ts';
import type { Discourse } from './discourse.ts';
import { likeliest } from './pronoun-model.ts';
import { described, type Resolution } from './resolution.ts';
import { resolvePronoun } from './resolve-pronoun.ts';
import type { SourceWords } from './source-words.ts';
import { headOfSource, isBodyNoun, isPersonNoun } from './sources.ts';

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
      return resolvePronoun(discourse, paragraph, head.word, head.at, source);
    case 'relative':
      return antecedent(discourse, paragraph, head.at, source);
    case 'noun':
      return description(discourse, paragraph, head.first, head.last, head.head, head.definite, source);
    case 'several':
    case 'nothing':
      return null;
  }
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
      // "an aide to Anna Bergstrom, who": the aide or she; nobody knows.
      const doubtful = prepositions.has(words[naming.mention.titleFirst - 1]?.lower ?? '');
      return { entity: naming.entity, certainty: doubtful ? 0.6 : 0.9, how: 'who' };
    }
    const word = words[index];
    if (!word?.isWord || !offices.has(word.lower)) continue;
    const bearer = apposedTo(paragraph, index);
    if (bearer) return { entity: bearer, certainty: 0.8, how: 'who' };
    const first = startOfRole(words, index);
    const definite = words[first]?.lower === 'the';
    return description(discourse, paragraph, first, index, word.lower, definite, source);
  }
  return null;
}

/** Where the description begins whose noun is word `head`. */
function startOfRole(words: readonly Word[], head: number): number {
  let first = head;
  while (first > 0) {
    const before = words[first - 1];
    if (!before?.isWord || prepositions.has(before.lower) || speechVerbs.has(before.lower)) break;
    first -= 1;
  }
  return first;
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

function description(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
  definite: boolean,
  source: SourceWords,
): Resolution | null {
  const known =
    definite && isPersonNoun(head) ? personBefore(discourse, paragraph, first, last, head, source) : null;
  if (known) return known;
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

/** "The mayor", "the 56-year-old": somebody named before who has that office, or of whom the text is about. */
function personBefore(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
  source: SourceWords,
): Resolution | null {
  const end = roleEnd(paragraph, first);
  const bearer = discourse.roleBearer(paragraph, first, Math.max(last, Math.min(end, source.last)));
  if (bearer) return { entity: bearer.entity, certainty: bearer.certainty, how: 'role' };
  if (paragraph.words[first]?.lower !== 'the' || !tellsOfPerson(paragraph, first, last, head)) return null;
  const gender = offices.get(head) ?? parentOf(head) ?? null;
  const [found] = likeliest(discourse.salience, discourse.placeOf(paragraph, first, gender, source));
  // Who is described otherwise is somebody else.
  return found && found.share > 0.5 && found.entity.kind !== 'unnamed' && mayBePerson(found.entity)
    ? { entity: found.entity, certainty: found.share, how: 'description' }
    : null;
}

/** Whether such a description is of one person whom the reader knows ("the 56-year-old", "the actor"), not of just any. */
function tellsOfPerson({ words }: ReadParagraph, first: number, last: number, head: string): boolean {
  if (last - first === 1 && (patterns.ageAsNoun.test(head) || parentOf(head) !== undefined)) return true;
  const asked = roleOf(words, first, last);
  return asked !== null && !vague.has(asked.head) && !strangers.has(head);
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
