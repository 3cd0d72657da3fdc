import { english, genderOfPronoun } from '../../english/language.ts';
import type { Gender } from '../../english/names.ts';
import { patterns } from '../../english/patterns.ts';
import type { Entity } from '../entities/entity.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';
import { authorOf } from './author.ts';
import { bodyPronoun } from './body-sources.ts';
import type { Discourse } from './discourse.ts';
import { likeliest } from './pronoun-model.ts';
import { described, type Resolution } from './resolution.ts';
import type { SourceWords } from './source-words.ts';

/** Finds whom a pronoun means that is word `at` of the paragraph; `word` is the pronoun in lower case. */
export function resolvePronoun(
  discourse: Discourse,
  paragraph: ReadParagraph,
  word: string,
  at: number,
  source: SourceWords,
): Resolution | null {
  const gender = genderOfPronoun(word);
  if (gender) return person(discourse, paragraph, gender, at, source);
  if (english.neuterOrPluralPronouns.has(word)) return bodyOrGroup(discourse, paragraph, word, at);
  const quoted = (paragraph.quotedIn[at] ?? -1) >= 0;
  return english.firstPersonSingular.has(word) && !quoted ? writer(discourse, paragraph) : null;
}

/** "He", "she": somebody named before, or in the clause after. */
function person(
  discourse: Discourse,
  paragraph: ReadParagraph,
  gender: NonNullable<Gender>,
  at: number,
  source: SourceWords,
): Resolution | null {
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

/** "It", "they": a body named before, or several who are described. */
function bodyOrGroup(
  discourse: Discourse,
  paragraph: ReadParagraph,
  word: string,
  at: number,
): Resolution | null {
  const body = bodyPronoun(discourse, word);
  if (body && body.certainty > LEAST_BODY) return { ...body, how: 'it' };
  const group = word.startsWith('they') ? groupBefore(discourse, paragraph, at) : null;
  return group ?? (body && { ...body, how: 'it' });
}

/** "I" outside quotations: who wrote the article, or whoever answers in an interview. */
function writer(discourse: Discourse, paragraph: ReadParagraph): Resolution | null {
  const { writer: named, answering } = discourse.outside;
  const answers = answering.get(paragraph.number);
  const author = answers === undefined ? authorOf(discourse.paragraphs, paragraph.index, named) : answers;
  return author ? { entity: author, certainty: 0.8, how: 'author' } : null;
}

/** A body of less certainty is meant only where no group is. */
const LEAST_BODY = 0.5;

/** "The traders are angry. “…,” they said": whom the sentence before begins with, when they are several. */
function groupBefore(discourse: Discourse, paragraph: ReadParagraph, at: number): Resolution | null {
  const { words, quotedIn } = paragraph;
  const start = sentenceBefore(paragraph, at);
  let head = start;
  if (!english.determiners.has(words[head]?.lower ?? '')) return null;
  while (
    head - start < 3 &&
    /^\p{Ll}/u.test(words[head + 1]?.text ?? '') &&
    !patterns.pluralNoun.test(words[head]?.lower ?? '')
  )
    head += 1;
  const isGroup =
    patterns.pluralNoun.test(words[head]?.lower ?? '') &&
    english.pluralVerbs.has(words[head + 1]?.lower ?? '');
  if (!isGroup || (quotedIn[start] ?? -1) >= 0) return null;
  const group = described(discourse, paragraph, start, head, words[head]?.lower ?? '');
  return group && { ...group, certainty: 0.7, how: 'it' };
}

/** The first word of the sentence before the one that has word `at`, quotations passed over. */
function sentenceBefore({ words, quotedIn }: ReadParagraph, at: number): number {
  let start = at;
  while (
    start > 0 &&
    ((quotedIn[start - 1] ?? -1) >= 0 || words[start - 1]?.sentence === words[at]?.sentence)
  )
    start -= 1;
  const sentence = words[start - 1]?.sentence;
  while (start > 0 && words[start - 1]?.sentence === sentence) start -= 1;
  return start;
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
