import { authorOf } from './author.ts';
import { apposedTo, genderOfPronoun, roleEnd, withComplement } from './clauses.ts';
import { countForm, type Member } from './member.ts';
import { descriptionText, type Mind } from './mind.ts';
import { bodyNames, isPlace, offices, prepositions, speechVerbs } from './names.ts';
import { likeliest } from './pronoun-model.ts';
import type { ReadParagraph } from './reading.ts';
import { roleOf, strangers, vague } from './roles.ts';
import type { SourceWords } from './source-words.ts';
import { headOfSource, isPersonNoun, namingCovering } from './sources.ts';

/** Whom a source stands for, how certain that is (from 0 to 1), and by what it was found. */
export interface Resolution {
  readonly member: Member;
  readonly certainty: number;
  readonly how: 'name' | 'pronoun' | 'who' | 'role' | 'description' | 'it' | 'author' | 'as described';
}

/** Finds whom a source stands for, in the mind of somebody who has read as far as there. */
export function resolveSource(mind: Mind, paragraph: ReadParagraph, source: SourceWords): Resolution | null {
  const head = headOfSource(paragraph, source.first, source.last);
  switch (head.sort) {
    case 'member':
      return { member: head.member, certainty: certaintyOfName(head.member), how: 'name' };
    case 'pronoun':
      return pronoun(mind, paragraph, head.word, head.at, source);
    case 'relative':
      return antecedent(mind, paragraph, head.at);
    case 'noun':
      return description(mind, paragraph, head.first, head.last, head.head, head.definite, source);
    case 'several':
    case 'nothing':
      return null;
  }
}

function pronoun(
  mind: Mind,
  paragraph: ReadParagraph,
  word: string,
  at: number,
  source: SourceWords,
): Resolution | null {
  const gender = genderOfPronoun(word);
  if (gender) {
    const place = mind.placeOf(paragraph, at, gender, source);
    const [found] = likeliest(mind.attention, place);
    if (!found) return null;
    if (found.member.gender === null && found.share > 0.95) found.member.gender = gender;
    return { member: found.member, certainty: found.share, how: 'pronoun' };
  }
  if (/^(?:it|its|they|them|their)$/u.test(word)) return bodyPronoun(mind, word);
  if (/^(?:i|me|my)$/u.test(word) && (paragraph.quotedIn[at] ?? -1) < 0) {
    const author = authorOf(mind.paragraphs, paragraph.index);
    return author ? { member: author, certainty: 0.8, how: 'author' } : null;
  }
  return null;
}

/** The body that the sentence before speaks of, when it is only one. */
function bodyPronoun(mind: Mind, word: string): Resolution | null {
  const far = word.startsWith('it') ? 2 : 1;
  const bodies = mind.attention.nearby(
    (member) =>
      member.kind === 'body' && !isPlace(member.parts.at(-1) ?? '') && (far > 1 || member.parts.length > 0),
    far,
  );
  const [found, second] = bodies;
  if (!found) return null;
  const subject = found.lastSubject === found.sentence;
  const rival = second !== undefined && second.lastSubject >= found.lastSubject;
  return { member: found.member, certainty: subject && !rival ? 0.7 : 0.4, how: 'it' };
}

/** "Anna Bergstrom, who said": the name or noun right before. */
function antecedent(mind: Mind, paragraph: ReadParagraph, at: number): Resolution | null {
  const { words } = paragraph;
  for (let index = at - 1; index >= 0 && at - index < 25; index -= 1) {
    const naming = namingCovering(paragraph, index);
    if (naming?.member) {
      const before = words[naming.mention.titleFirst - 1];
      // "an aide to Anna Bergstrom, who": the aide or she; nobody knows.
      if (before && prepositions.has(before.lower)) {
        return { member: naming.member, certainty: 0.6, how: 'who' };
      }
      return { member: naming.member, certainty: 0.9, how: 'who' };
    }
    const word = words[index];
    if (word?.isWord && offices.has(word.lower)) {
      const bearer = apposedTo(paragraph, index);
      if (bearer) return { member: bearer, certainty: 0.8, how: 'who' };
      let first = index;
      while (
        first > 0 &&
        words[first - 1]?.isWord &&
        !prepositions.has(words[first - 1]?.lower ?? '') &&
        !speechVerbs.has(words[first - 1]?.lower ?? '')
      )
        first -= 1;
      return described(mind, paragraph, first, index, words[index]?.lower ?? '');
    }
  }
  return null;
}

/** "the agency", after a body whose name says that it is one. */
function bodyBearer(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
): Member | null {
  if (last - first !== 1 || paragraph.words[first]?.lower !== 'the') return null;
  const endings = bodyNames.get(head);
  if (!endings) return null;
  const fits = (member: Member): boolean =>
    member.kind === 'body' && member.parts.some((part) => endings.has(part));
  const [found, second] = mind.attention.nearby(fits, 5);
  return found && !second ? found.member : null;
}

function described(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
): Resolution | null {
  const member = mind.describe(paragraph, first, last, head);
  if (!member) return null;
  const { words, text, number } = paragraph;
  const start = words[first]?.start ?? 0;
  const name = descriptionText(text, start, words[last]?.end ?? start);
  countForm(member.forms, name);
  member.spans.push({ paragraph: number, start, end: start + name.length });
  return { member, certainty: 1, how: 'as described' };
}

function description(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
  definite: boolean,
  source: SourceWords,
): Resolution | null {
  if (definite && isPersonNoun(head)) {
    const end = roleEnd(paragraph, first);
    const bearer = mind.roleBearer(paragraph, first, Math.max(last, Math.min(end, source.last)));
    if (bearer) return { member: bearer.member, certainty: bearer.certainty, how: 'role' };
    const asked = roleOf(paragraph.words, first, last);
    if (paragraph.words[first]?.lower === 'the' && asked && !vague.has(asked.head) && !strangers.has(head)) {
      const place = mind.placeOf(paragraph, first, offices.get(head) ?? null, source);
      const [found] = likeliest(mind.attention, place);
      if (found && found.share > 0.5) {
        return { member: found.member, certainty: found.share, how: 'description' };
      }
    }
  }
  const body = definite ? bodyBearer(mind, paragraph, first, last, head) : null;
  if (body) return { member: body, certainty: 0.7, how: 'role' };
  return described(mind, paragraph, source.first, withComplement(paragraph.words, source.last), head);
}
/** One capitalised word without any sign of a person ("Contrary") may be no name at all. */
function certaintyOfName(member: Member): number {
  const doubtful =
    member.kind === 'unclear' && member.parts.length < 2 && member.named < 2 && member.personal === 0;
  return doubtful ? 0.4 : 1;
}
