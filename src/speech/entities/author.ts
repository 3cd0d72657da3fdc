import { namingCovering } from '../coreference/sources.ts';
import type { Member } from './entity.ts';
import type { ReadParagraph } from './read-paragraphs.ts';

/**
 * Who "I" is outside quotations: whose name alone is the next line that holds only a name (the signature
 * of a letter), else who the last line introduces ("Anna Bergstrom is a playwright"), else whose column the headline
 * says it is, else the byline's.
 */
export function authorOf(paragraphs: readonly ReadParagraph[], from: number): Member | null {
  for (const paragraph of paragraphs.slice(from + 1, from + 1 + FARTHEST)) {
    const member = nameAlone(paragraph, 0);
    if (member) return member;
  }
  const last = paragraphs.at(-1);
  const introduced = last ? namingCovering(last, 0) : null;
  const verb = last?.words[(introduced?.mention.last ?? 0) + 1]?.lower ?? '';
  if (introduced?.member?.kind === 'person' && /^(?:is|was|teaches|writes|served)$/u.test(verb)) {
    return introduced.member;
  }
  const title = paragraphs[0];
  const columnist = title ? headlineName(title) : null;
  if (columnist) return columnist;
  for (const paragraph of paragraphs.slice(0, 4)) {
    const member = paragraph.words[0]?.lower === 'by' ? nameAlone(paragraph, 1) : null;
    if (member) return member;
  }
  return null;
}

const FARTHEST = 12;

/** "Anna Bergstrom: The Port That Was": whose column it is. */
function headlineName(paragraph: ReadParagraph): Member | null {
  const naming = namingCovering(paragraph, 0);
  if (naming?.member?.kind !== 'person' || naming.mention.parts.length < 2) return null;
  return naming.mention.titleFirst === 0 && paragraph.words[naming.mention.last + 1]?.text === ':'
    ? naming.member
    : null;
}

function nameAlone(paragraph: ReadParagraph, first: number): Member | null {
  const naming = namingCovering(paragraph, first);
  if (!naming?.member || naming.member.kind === 'body' || naming.mention.parts.length < 2) return null;
  const rest = paragraph.words.slice(naming.mention.last + 1);
  return rest.length === 0 || (rest.length === 1 && !rest[0]?.isWord) ? naming.member : null;
}
