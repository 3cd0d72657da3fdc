import { english } from '../../english/language.ts';
import { beforeOffice, offices, prepositions } from '../../english/names.ts';
import { patterns } from '../../english/patterns.ts';
import { speechVerbs, tellsSpeech } from '../../english/verbs-of-speech.ts';
import { type Naming, namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import type { Word } from '../entities/words.ts';
import type { SourceHead } from './source-head.ts';

// Names that stand beside the words of a source and say who is meant by them.

const { determiners } = english;

/** "the campaign's manager, Anna Bergstrom": the name that a comma adds to a description. */
export function apposed(paragraph: ReadParagraph, from: number, last: number): SourceHead | null {
  const { words } = paragraph;
  for (let at = from; at < last; at += 1) {
    const word = words[at];
    if (word?.text !== ',' && word?.text !== '—' && word?.text !== '–') continue;
    const naming = namingAfterTitle(paragraph, at + 1, last);
    if (!naming?.entity) return null;
    const after = words[naming.mention.last + 1];
    if (after?.lower === "'s" && naming.mention.last + 1 < last) return null;
    if (after?.lower === 'and' && naming.mention.last + 1 < last) return { sort: 'several' };
    if (naming.entity.kind === 'body' && naming.mention.kind !== 'body') return null;
    return { sort: 'entity', entity: naming.entity, naming };
  }
  return null;
}

/** "A fisherman|, Anna Bergstrom|, said": the name that follows the words of a source that describe one person. */
export function namedAfter(paragraph: ReadParagraph, first: number, head: number): SourceHead | null {
  const { words } = paragraph;
  let comma = head + 1;
  // "the report's lead |author|, Anna Bergstrom"
  while (offices.has(words[comma]?.lower ?? '') && !words[comma]?.capital) comma += 1;
  const described = words[comma - 1]?.lower ?? '';
  if (head < 0 || words[comma]?.text !== ',' || patterns.pluralNoun.test(described)) return null;
  const naming = namingCovering(paragraph, comma + 1);
  if (!naming?.entity || naming.mention.titleFirst !== comma + 1) return null;
  if (naming.mention.kind !== 'person' || naming.mention.parts.length < 2) return null;
  // "told a reporter, Anna Bergstrom said": another clause begins there.
  const after = words[naming.mention.last + 1];
  const object = tellsSpeech(words[first - 1]?.lower ?? '') && after?.isWord;
  const closed = after === undefined || /^[,.;:!?—–]$/u.test(after.text);
  return closed && !object ? { sort: 'entity', entity: naming.entity, naming } : null;
}

/** "|Larvik harbour| engineer Anna Bergstrom": the person whose description a name begins. */
export function bearerAhead(paragraph: ReadParagraph, from: number): Naming | null {
  const { words } = paragraph;
  let office = false;
  for (let at = from; at < from + 4; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (naming) {
      office ||= naming.mention.titleFirst < naming.mention.first;
      return office && naming.mention.kind !== 'body' && naming.entity?.kind !== 'body' ? naming : null;
    }
    const word = words[at];
    if (!word?.isWord || word.capital || prepositions.has(word.lower) || tellsSpeech(word.lower)) return null;
    if (english.finiteOrJoining.has(word.lower) || determiners.has(word.lower)) return null;
    office ||= offices.has(word.lower);
  }
  return null;
}

/** The name at this word, or after "former" and the like. */
function namingAfterTitle(paragraph: ReadParagraph, from: number, last: number): Naming | null {
  for (let at = from; at <= last; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (naming) return naming.mention.titleFirst === at && naming.mention.last <= last ? naming : null;
    const lower = paragraph.words[at]?.lower ?? '';
    if (!beforeOffice.has(lower) && !offices.has(lower)) return null;
  }
  return null;
}

/** "master of ceremonies Anna Bergstrom": the name that a description in several words goes before. */
export function namedByOffice(paragraph: ReadParagraph, head: number): SourceHead | null {
  const { words } = paragraph;
  if (words[head + 1]?.lower !== 'of') return null;
  for (let at = head + 2; at <= head + 4; at += 1) {
    const naming = namingCovering(paragraph, at);
    if (!naming) {
      const word = words[at];
      if (!word?.isWord || word.capital || prepositions.has(word.lower) || determiners.has(word.lower))
        return null;
      continue;
    }
    const { mention, entity } = naming;
    if (at === head + 2 || !entity || entity.kind === 'body' || mention.parts.length < 2) return null;
    return mention.titleFirst === at ? { sort: 'entity', entity, naming } : null;
  }
  return null;
}

/** "Anna Bergstrom and Hugh Tarrant said": two are told to speak, though the source is the first alone. */
export function joinedByAnd(paragraph: ReadParagraph, { mention }: Naming): boolean {
  const { words } = paragraph;
  if (words[mention.last + 1]?.lower !== 'and') return false;
  const from = mention.last + 2;
  for (let at = from; at < from + 4; at += 1) {
    const other = namingCovering(paragraph, at);
    if (!other) {
      if (words[at]?.isWord && !speechVerbs.has(words[at]?.lower ?? '')) continue;
      return false;
    }
    if (other.entity?.kind === 'body' || !other.entity) return false;
    const next = words[other.mention.last + 1];
    const inverted = speechVerbs.has(words[mention.titleFirst - 1]?.lower ?? '');
    if (inverted) return !next?.isWord;
    return english.sharedVerbs.has(next?.lower ?? '') || saysAfter(words, other.mention.last + 1);
  }
  return false;
}

/** Whether a verb of speech follows, right away or after an aside between commas. */
function saysAfter(words: readonly Word[], from: number): boolean {
  if (words[from]?.text !== ',') return speechVerbs.has(words[from]?.lower ?? '');
  for (let at = from + 1; at < from + 12; at += 1) {
    if (words[at]?.text === ',') return speechVerbs.has(words[at + 1]?.lower ?? '');
  }
  return false;
}
