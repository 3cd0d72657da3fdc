import type { Article } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import { type Entity, newEntity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import { wordsOf } from '../entities/words.ts';

/**
 * Who "I" is outside quotations: whose name alone is the next line that holds only a name (the signature
 * of a letter), else who the last line introduces ("Anna Bergstrom is a playwright"), else whose column the headline
 * says it is, else `writer`, who wrote the article.
 */
export function authorOf(
  paragraphs: readonly ReadParagraph[],
  from: number,
  writer: Entity | null,
): Entity | null {
  for (const paragraph of paragraphs.slice(from + 1, from + 1 + FARTHEST)) {
    const entity = nameAlone(paragraph, 0);
    if (entity) return entity;
  }
  const last = paragraphs.at(-1);
  const introduced = last ? namingCovering(last, 0) : null;
  const verb = last?.words[(introduced?.mention.last ?? 0) + 1]?.lower ?? '';
  if (introduced?.entity?.kind === 'person' && english.introducingVerbs.has(verb)) {
    return introduced.entity;
  }
  const title = paragraphs[0];
  const columnist = title ? headlineName(title) : null;
  if (columnist) return columnist;
  return writer;
}

/** The only author that an article's byline names: one of the entities, else a new one who is named nowhere else. */
export function writerOf({ byline }: Article, entities: readonly Entity[]): Entity | null {
  const name = byline?.split(patterns.betweenAuthors)[0] ?? '';
  return name === byline ? entityNamed(name, entities) : null;
}

/** Somebody whom a page names beside the text ("Anna Bergstrom, Ph.D."): one of the entities, else a new one. */
export function entityNamed(written: string, entities: readonly Entity[]): Entity | null {
  const name = written.split(/, | \(/u)[0]?.trim() ?? '';
  const parts = wordsOf(name)
    .filter(({ isWord }) => isWord)
    .map(({ lower }) => lower);
  if (parts.length < 2) return null;
  const known = entities.find(
    (entity) => entity.kind !== 'body' && entity.parts.join(' ') === parts.join(' '),
  );
  return known ?? newEntity(entities.length, name, parts, 'person');
}

const FARTHEST = 12;

/** "Anna Bergstrom: The Port That Was": whose column it is. */
function headlineName(paragraph: ReadParagraph): Entity | null {
  const naming = namingCovering(paragraph, 0);
  if (naming?.entity?.kind !== 'person' || naming.mention.parts.length < 2) return null;
  return naming.mention.titleFirst === 0 && paragraph.words[naming.mention.last + 1]?.text === ':'
    ? naming.entity
    : null;
}

function nameAlone(paragraph: ReadParagraph, first: number): Entity | null {
  const naming = namingCovering(paragraph, first);
  if (!naming?.entity || naming.entity.kind === 'body' || naming.mention.parts.length < 2) return null;
  const rest = paragraph.words.slice(naming.mention.last + 1);
  return rest.length === 0 || (rest.length === 1 && !rest[0]?.isWord) ? naming.entity : null;
}
