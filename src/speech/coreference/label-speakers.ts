import type { Span } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import { patterns } from '../../english/patterns.ts';
import { type Entity, newEntity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import type { LabelledTurn } from '../labels/labelled-turns.ts';

/**
 * Who speaks in each turn of an interview: whom the label names in full, else whose initials it gives, else who is
 * interviewed ("A:", or without a label) where the article says who that is. Nobody for "Q:" and the like.
 *
 * @param entities grows by those who are only described ("Host")
 */
export function labelSpeakers(
  paragraphs: readonly ReadParagraph[],
  entities: Entity[],
  turns: readonly LabelledTurn[],
): readonly (Entity | null)[] {
  const byNumber = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const before = paragraphs.slice(
    0,
    paragraphs.findIndex(({ number }) => number === (turns[0]?.label ?? turns[0])?.paragraph),
  );
  const known = new Map<string, Entity | null>();
  const named = new Set<Entity>();
  return turns.map(({ label }) => {
    if (label === null) return interviewed(before);
    const paragraph = byNumber.get(label.paragraph);
    const words = textOf(paragraph, label);
    const seen = known.get(words);
    if (seen !== undefined || !paragraph) return seen ?? null;
    const entity =
      fullName(paragraph, label) ??
      byInitials(words, [...named]) ??
      byInitials(words, entities.filter(isPerson)) ??
      (english.questionLabels.has(words.toLowerCase())
        ? null
        : english.answerLabels.has(words.toLowerCase())
          ? onlyPerson(before)
          : described(paragraph, words, entities));
    known.set(words, entity);
    if (entity) named.add(entity);
    return entity;
  });
}

function textOf(paragraph: ReadParagraph | undefined, { start, end }: Span): string {
  return paragraph?.text.slice(start, end) ?? '';
}

function isPerson({ kind, parts }: Entity): boolean {
  return kind !== 'body' && parts.length > 1;
}

/** Whom the whole label names. */
function fullName(paragraph: ReadParagraph, label: Span): Entity | null {
  const naming = namingCovering(paragraph, 0);
  const last = paragraph.words[naming?.mention.last ?? -1];
  if (!naming?.entity || naming.entity.kind === 'body' || last === undefined || last.end < label.end - 1)
    return null;
  if (/^\p{Lu}{1,3}$/u.test(textOf(paragraph, label))) return null;
  naming.entity.kind = 'person';
  return naming.entity;
}

/** "AB" for Anna Bergstrom; nobody where two have these initials. */
function byInitials(label: string, among: readonly Entity[]): Entity | null {
  const letters = label.replaceAll('.', '');
  if (!/^\p{Lu}{2,4}$/u.test(letters)) return null;
  const found = among.filter(({ parts }) => {
    const initials = parts.map((part) => part[0]?.toUpperCase() ?? '').join('');
    return initials === letters || (letters.length === 2 && `${initials[0]}${initials.at(-1)}` === letters);
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The person whom these paragraphs name in full, when they name only one. */
function onlyPerson(paragraphs: readonly ReadParagraph[]): Entity | null {
  const people = new Set(
    paragraphs.flatMap(({ namings }) =>
      namings.flatMap(({ entity }) => (entity && isPerson(entity) ? [entity] : [])),
    ),
  );
  const [only] = people;
  return people.size === 1 ? (only ?? null) : null;
}

/** Whom the introduction says is interviewed, else the only person whom it, or the title alone, names. */
function interviewed(introduction: readonly ReadParagraph[]): Entity | null {
  const named = introduction.flatMap(({ namings, words, text }) =>
    namings.flatMap(({ entity, mention }) => {
      const start = words[mention.titleFirst]?.start ?? 0;
      const asked = patterns.beforeInterviewed.test(text.slice(Math.max(0, start - LONGEST_LEAD), start));
      return asked && entity && isPerson(entity) ? [entity] : [];
    }),
  );
  return named[0] ?? onlyPerson(introduction) ?? onlyPerson(introduction.slice(0, 1));
}

/** So many characters before a name tell that its bearer is interviewed. */
const LONGEST_LEAD = 80;

function described(paragraph: ReadParagraph, label: string, entities: Entity[]): Entity | null {
  const naming = namingCovering(paragraph, 0);
  if (naming?.entity && naming.entity.kind !== 'body') return naming.entity;
  if (/^\p{Lu}{1,2}$/u.test(label)) return null;
  const entity = newEntity(entities.length, label, [], 'unnamed');
  entities.push(entity);
  return entity;
}
