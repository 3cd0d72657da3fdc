import { genderOf } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { countForm, type Entity } from './entity.ts';
import type { NameMention } from './mentions.ts';
import type { ReadParagraph } from './read-paragraphs.ts';

/** Notes what the words around a name tell of its bearer: a gender, and that it is a person. */
export function noteSigns(entity: Entity, mention: NameMention, { words }: ReadParagraph): void {
  if (mention.gender && mention.parts.length > 1) entity.gender = mention.gender;
  entity.gender ??= mention.gender;
  if (mention.titleFirst < mention.first) entity.personal += 1;
  const next = words[mention.last + 1];
  const before = words[mention.titleFirst - 1];
  if (next && speechVerbs.has(next.lower)) entity.personal += 1;
  // “…,” said Bergstrom
  const inverted =
    before && speechVerbs.has(before.lower) && /^[”"’',]$/u.test(words[mention.titleFirst - 2]?.text ?? '');
  if (inverted || before?.lower === 'named') entity.personal += 1;
}

/** Notes where an entity is named, and how. */
export function noteForm(
  entity: Entity,
  mention: NameMention,
  { words, text, number, headline }: ReadParagraph,
): void {
  const start = words[mention.titleFirst]?.start ?? 0;
  const end = words[mention.last]?.end ?? 0;
  entity.spans.push({ paragraph: number, start, end });
  if (entity.kind === 'body' && words[mention.titleFirst - 1]?.lower === 'the') entity.withThe += 1;
  // In a headline a verb may pass for a part of the name.
  if (headline && mention.parts.length > entity.parts.length) return;
  countForm(entity.forms, text.slice(start, end));
  if (mention.titleFirst < mention.first)
    countForm(entity.forms, text.slice(words[mention.first]?.start ?? 0, end));
}

/** Decides what the names and signs leave open: a person or not, man or woman. */
export function settle(entity: Entity): void {
  if (entity.kind === 'body') return;
  if (entity.kind === 'unclear' && entity.personal > 0) entity.kind = 'person';
  const given = genderOf(entity.parts[0] ?? '');
  // One word may be a surname ("Lincoln", "Howard"), but hardly one that is a woman's given name.
  if (entity.parts.length > 1 || given === 'f') entity.gender ??= given;
}
