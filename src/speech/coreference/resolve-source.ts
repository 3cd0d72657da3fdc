import type { Span } from '../../article/article.ts';
import { type Gender, offices, prepositions, speechVerbs } from '../../english/names.ts';
import { authorOf } from '../entities/author.ts';
import { bodyBearer, bodyPronoun, publisher } from '../entities/body-sources.ts';
import { wholeDescription } from '../entities/descriptions.ts';
import type { Member } from '../entities/entity.ts';
import type { ReadParagraph } from '../entities/read-paragraphs.ts';
import { roleOf, strangers, vague } from '../entities/roles.ts';
import { apposedTo, genderOfPronoun, roleEnd } from './clauses.ts';
import { descriptionText, type Mind } from './discourse.ts';
import { likeliest } from './pronoun-model.ts';
import type { SourceWords } from './source-words.ts';
import { headOfSource, isBodyNoun, isPersonNoun, namingCovering } from './sources.ts';

/** Whom a source stands for, how certain that is (from 0 to 1), and by what it was found. */
export interface Resolution {
  readonly member: Member;
  readonly certainty: number;
  readonly how: 'name' | 'pronoun' | 'who' | 'role' | 'description' | 'it' | 'author' | 'as described';
  /** The words that describe somebody who is not named. */
  readonly mention?: Span;
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
      return antecedent(mind, paragraph, head.at, source);
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
    if (!found || found.share < AHEAD_INSTEAD) {
      const ahead = namedAhead(paragraph, at, gender);
      if (ahead) return { member: ahead, certainty: 0.75, how: 'pronoun' };
    }
    if (!found) return null;
    if (found.member.gender === null && found.share > 0.95) found.member.gender = gender;
    return { member: found.member, certainty: found.share, how: 'pronoun' };
  }
  if (/^(?:it|its|they|them|their)$/u.test(word)) {
    const body = bodyPronoun(mind, word);
    return body && { ...body, how: 'it' };
  }
  if (/^(?:i|me|my)$/u.test(word) && (paragraph.quotedIn[at] ?? -1) < 0) {
    const author = authorOf(mind.paragraphs, paragraph.index);
    return author ? { member: author, certainty: 0.8, how: 'author' } : null;
  }
  return null;
}

/** Where nobody named before is likelier, a pronoun can mean somebody named after it. */
const AHEAD_INSTEAD = 0.4;

/** "After she called it “a lie”, Anna Bergstrom left": the first name after the comma that ends such a clause. */
function namedAhead({ words, namings, quotedIn }: ReadParagraph, at: number, gender: Gender): Member | null {
  const sentence = words[at]?.sentence;
  let opening = at;
  while (opening > 0 && words[opening - 1]?.sentence === sentence) opening -= 1;
  if (
    at - opening > 3 ||
    !/^(?:after|when|while|as|although|though|before|since|if|in|at|on|with)$/u.test(
      words[opening]?.lower ?? '',
    )
  )
    return null;
  const next = namings.find(({ mention }) => mention.first > at && (quotedIn[mention.first] ?? -1) < 0);
  if (!next?.member || next.member.kind === 'body' || words[next.mention.first]?.sentence !== sentence)
    return null;
  const known = next.member.gender;
  return next.mention.kind === 'person' && (known === null || known === gender) ? next.member : null;
}

/** "Anna Bergstrom, who said": the name or noun right before. */
function antecedent(
  mind: Mind,
  paragraph: ReadParagraph,
  at: number,
  source: SourceWords,
): Resolution | null {
  const { words } = paragraph;
  if (words[at]?.lower === 'which') return thing(mind, paragraph, at);
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
      while (first < index && !words[first]?.isWord) first += 1;
      const head = words[index]?.lower ?? '';
      return description(mind, paragraph, first, index, head, words[first]?.lower === 'the', source);
    }
  }
  return null;
}

/** "The Larvik Gazette, which said": the body right before; nobody for things. */
function thing(mind: Mind, paragraph: ReadParagraph, at: number): Resolution | null {
  const { words } = paragraph;
  let last = at - 1;
  while (last > 0 && !words[last]?.isWord) last -= 1;
  const naming = namingCovering(paragraph, last);
  if (naming?.member)
    return naming.member.kind === 'body' ? { member: naming.member, certainty: 0.9, how: 'who' } : null;
  const head = words[last]?.lower ?? '';
  let first = last;
  while (
    first > 0 &&
    last - first < 5 &&
    !/^(?:the|a|an|his|her|their|its)$/u.test(words[first]?.lower ?? '')
  )
    first -= 1;
  return isBodyNoun(head) && last - first < 5 ? described(mind, paragraph, first, last, head) : null;
}

function described(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
  head: string,
): Resolution | null {
  const { words, text, number } = paragraph;
  let begin = first;
  while (begin < last && /^(?:but|and|so|yet)$/u.test(words[begin]?.lower ?? '')) begin += 1;
  const member = mind.describe(paragraph, begin, last, head);
  if (!member) return null;
  const start = words[begin]?.start ?? 0;
  const name = descriptionText(text, start, words[last]?.end ?? start);
  const mention = { paragraph: number, start, end: start + name.length };
  return { member, certainty: 1, how: 'as described', mention };
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
    const tellsAge = last - first === 1 && head.endsWith('-year-old');
    const telling = tellsAge || (asked && !vague.has(asked.head) && !strangers.has(head));
    if (paragraph.words[first]?.lower === 'the' && telling) {
      const place = mind.placeOf(paragraph, first, offices.get(head) ?? null, source);
      const [found] = likeliest(mind.attention, place);
      if (found && found.share > 0.5) {
        return { member: found.member, certainty: found.share, how: 'description' };
      }
    }
  }
  const body =
    mind.campaigns.of(mind, paragraph, first, last) ??
    publisher(mind, paragraph, first, last) ??
    (definite ? bodyBearer(mind, paragraph, first, last) : null);
  if (body) return { ...body, how: body.certainty === 1 ? 'name' : 'role' };
  const inside = first >= source.first && last <= source.last;
  const whole = inside ? wholeDescription(paragraph, source.first, source.last) : { first, last };
  return described(mind, paragraph, whole.first, whole.last, head);
}
/** One capitalised word without any sign of a person ("Contrary") may be no name at all. */
function certaintyOfName(member: Member): number {
  const doubtful =
    member.kind === 'unclear' && member.parts.length < 2 && member.named < 2 && member.personal === 0;
  return doubtful ? 0.4 : 1;
}
