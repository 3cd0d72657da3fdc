import { bodyNames, documents, isPlace } from '../../english/names.ts';
import type { Mind } from '../coreference/discourse.ts';
import { namingCovering } from '../coreference/sources.ts';
import type { Member } from './entity.ts';
import type { ReadParagraph } from './read-paragraphs.ts';

/** A body that a description or a pronoun stands for, with how certain that is. */
export interface FoundBody {
  readonly member: Member;
  readonly certainty: number;
}

/** "the agency", "the paper": the body lately spoken of whose name says that it is one, else the last that spoke. */
export function bodyBearer(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
): FoundBody | null {
  const { words } = paragraph;
  if (last - first !== 1 || words[first]?.lower !== 'the') return null;
  const noun = words[last]?.lower ?? '';
  const endings = bodyNames.get(noun);
  if (!endings) return null;
  const named = mind.attention.nearby(
    (member) => member.kind === 'body' && member.parts.some((part) => endings.has(part)),
    6,
  );
  const recent = mind.attention.nearby(isBody, 2);
  // Of a body and the one it is a part of, the first named is spoken of.
  const [best] = [...named].sort(
    (a, b) => b.sentence - a.sentence || b.lastSubject - a.lastSubject || a.order - b.order,
  );
  if (best) return { member: best.member, certainty: 0.8 };
  const [active, rival] = recent;
  if (!active || mind.attention.sentence - active.lastSubject > 2) return null;
  return rival && rival.lastSubject >= active.lastSubject ? null : { member: active.member, certainty: 0.65 };
}

function isBody(member: Member): boolean {
  if (member.parts.length === 0 || isPlace(member.parts.at(-1) ?? '')) return false;
  return member.kind === 'body' || (member.kind === 'unclear' && member.parts.length < 2);
}

/** The body that the sentences before speak of, when it is only one. */
export function bodyPronoun(mind: Mind, word: string): FoundBody | null {
  const far = word.startsWith('it') ? 3 : 2;
  const bodies = mind.attention.nearby(
    (member) =>
      (member.kind === 'body' || (member.kind === 'unclear' && member.parts.length === 1)) &&
      !isPlace(member.parts.at(-1) ?? '') &&
      (word.startsWith('it') || member.parts.length > 0),
    far,
  );
  const [found, second] = bodies;
  if (!found) return null;
  const subject = found.lastSubject === found.sentence;
  const rival = second !== undefined && second.lastSubject >= found.lastSubject;
  // "They" mostly are people whom nobody names.
  const most = word.startsWith('it') ? 0.8 : 0.55;
  return { member: found.member, certainty: subject && !rival ? most : 0.4 };
}

/**
 * "a Gazette article": who publishes it; "the article": who published the one spoken of before. Null for what no
 * name tells.
 */
export function publisher(
  mind: Mind,
  paragraph: ReadParagraph,
  first: number,
  last: number,
): FoundBody | null {
  const { words } = paragraph;
  const noun = words[last]?.lower ?? '';
  if (!documents.has(noun)) return null;
  const naming = namingCovering(paragraph, last - 1);
  if (naming?.member) {
    if (naming.member.kind !== 'body' || isPlace(naming.member.parts.at(-1) ?? '')) return null;
    return naming.mention.titleFirst - first <= 1 ? { member: naming.member, certainty: 0.75 } : null;
  }
  if (last - first !== 1 || words[first]?.lower !== 'the') return null;
  const known = mind.publisherOf(noun);
  return known && { member: known, certainty: 0.7 };
}
