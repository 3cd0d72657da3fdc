import { bodyNames, documents, isPlace } from '../../english/names.ts';
import type { Entity, FoundBody } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import type { Discourse } from './discourse.ts';

/** "the agency", "the paper": the body lately spoken of whose name says that it is one, else the last that spoke. */
export function bodyBearer(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
): FoundBody | null {
  const { words } = paragraph;
  if (last - first !== 1 || words[first]?.lower !== 'the') return null;
  const noun = words[last]?.lower ?? '';
  const endings = bodyNames.get(noun);
  if (!endings) return null;
  const named = discourse.salience.nearby(
    (entity) => entity.kind === 'body' && entity.parts.some((part) => endings.has(part)),
    6,
  );
  const recent = discourse.salience.nearby(isBody, 2);
  // Of a body and the one it is a part of, the first named is spoken of.
  const [best] = [...named].sort(
    (a, b) => b.sentence - a.sentence || b.lastSubject - a.lastSubject || a.order - b.order,
  );
  if (best) return { entity: best.entity, certainty: 0.8 };
  const [active, rival] = recent;
  if (!active || discourse.salience.sentence - active.lastSubject > 2) return null;
  return rival && rival.lastSubject >= active.lastSubject ? null : { entity: active.entity, certainty: 0.65 };
}

function isBody(entity: Entity): boolean {
  if (entity.parts.length === 0 || isPlace(entity.parts.at(-1) ?? '')) return false;
  return entity.kind === 'body' || (entity.kind === 'unclear' && entity.parts.length < 2);
}

/** The body that the sentences before speak of, when it is only one. */
export function bodyPronoun(discourse: Discourse, word: string): FoundBody | null {
  const far = word.startsWith('it') ? 3 : 2;
  const bodies = discourse.salience.nearby(
    (entity) =>
      (entity.kind === 'body' || (entity.kind === 'unclear' && entity.parts.length === 1)) &&
      !isPlace(entity.parts.at(-1) ?? '') &&
      (word.startsWith('it') || entity.parts.length > 0),
    far,
  );
  const [found, second] = bodies;
  if (!found) return null;
  const subject = found.lastSubject === found.sentence;
  const rival = second !== undefined && second.lastSubject >= found.lastSubject;
  // "They" mostly are people whom nobody names.
  const most = word.startsWith('it') ? 0.8 : 0.6;
  return { entity: found.entity, certainty: subject && !rival ? most : 0.4 };
}

/**
 * "a Gazette article": who publishes it; "the article": who published the one spoken of before. Null for what no
 * name tells.
 */
export function publisher(
  discourse: Discourse,
  paragraph: ReadParagraph,
  first: number,
  last: number,
): FoundBody | null {
  const { words } = paragraph;
  const noun = words[last]?.lower ?? '';
  if (!documents.has(noun)) return null;
  const naming = namingCovering(paragraph, last - 1);
  if (naming?.entity) {
    if (naming.entity.kind !== 'body' || isPlace(naming.entity.parts.at(-1) ?? '')) return null;
    return naming.mention.titleFirst - first <= 1 ? { entity: naming.entity, certainty: 0.75 } : null;
  }
  if (last - first !== 1 || words[first]?.lower !== 'the') return null;
  const known = discourse.publisherOf(noun);
  return known && { entity: known, certainty: 0.7 };
}
