import { english } from '../../english/language.ts';
import { beforeOffice, demonyms, offices, prepositions } from '../../english/names.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import type { Entity } from '../entities/entity.ts';
import { namingCovering, type ReadParagraph } from '../entities/read-paragraphs.ts';
import type { Word } from '../entities/words.ts';
import type { GrammaticalRole } from './salience.ts';

/** How the name between two words (inclusive) stands in its sentence. */
export function grammaticalRoleOf(
  words: readonly Word[],
  first: number,
  last: number,
  quoted: boolean,
): GrammaticalRole {
  if (quoted) return 'quoted';
  const next = words[last + 1];
  if (next?.lower === "'s" || /^['’]$/u.test(next?.text ?? '')) return 'possessive';
  const start = phraseStart(words, first);
  const before = words[start - 1];
  const speaks = next !== undefined && speechVerbs.has(next.lower);
  if (before?.isWord && speechVerbs.has(before.lower)) {
    // “…,” said Bergstrom; but in "Alvarez said Bergstrom left" she is only spoken about.
    const ends = !next?.isWord || prepositions.has(next.lower);
    const mark = words[start - 2]?.text ?? '';
    if (/^[”"’']$/u.test(mark) || (mark === ',' && ends)) return 'speaker';
    return ends ? 'object' : 'embedded';
  }
  if (!isSubject(words, first, last)) return 'object';
  if (before?.lower === 'that' && speechVerbs.has(words[start - 2]?.lower ?? '')) return 'embedded';
  return speaks ? 'speaker' : 'subject';
}

/** Where the noun phrase that a name ends begins: "But |state Rep. Bergstrom", "noted |the paper's Bergstrom". */
function phraseStart(words: readonly Word[], first: number): number {
  let start = first;
  while (start > 0 && first - start < 10) {
    const word = words[start - 1];
    const next = words[start];
    if (!word?.isWord || next === undefined || next.start - word.end > 1) break;
    const inside =
      word.lower === "'s" ||
      next.lower === "'s" ||
      english.titledPhraseOpeners.has(word.lower) ||
      offices.has(word.lower) ||
      beforeOffice.has(word.lower) ||
      demonyms.has(word.lower) ||
      (word.capital && !word.opens) ||
      english.epithets.has(word.lower) ||
      /^\p{L}+-\p{L}+$/u.test(word.lower);
    if (!inside || speechVerbs.has(word.lower)) break;
    start -= 1;
  }
  return start;
}

/** Whether a name is what its clause is about, attributed by the words before and after its noun phrase. */
function isSubject(words: readonly Word[], first: number, last: number): boolean {
  let start = phraseStart(words, first);
  // In "met Alvarez and Bergstrom" the one before decides for both.
  for (
    let listed = 0;
    listed < 3 && english.listConjunctions.has(words[start - 1]?.lower ?? '');
    listed += 1
  ) {
    const other = words[start - 2];
    if (!other?.capital || other.opens) break;
    start = phraseStart(words, start - 2);
  }
  const before = words[start - 1];
  if (before === undefined || words[start]?.opens) return true;
  const next = words[last + 1];
  if (before.isWord) {
    // A name right after such a word is the subject of its clause.
    if (english.clauseOpeners.has(before.lower)) return true;
    return next !== undefined && speechVerbs.has(next.lower) && !prepositions.has(before.lower);
  }
  if (before.text === '(') return false;
  // In a list or after an aside only a verb after the name tells.
  return (
    before.text !== ',' || (next?.isWord === true && !prepositions.has(next.lower) && next.lower !== 'and')
  );
}

/** Where "the Ukrainian President" ends; -1 when no office ends it, or a name follows it. */
export function roleEnd(paragraph: ReadParagraph, first: number): number {
  const { words } = paragraph;
  let end = -1;
  for (let at = first + 1; at < words.length && at - first <= 7; at += 1) {
    const word = words[at];
    if (word === undefined || !word.isWord || word.lower === "'s") break;
    const naming = namingCovering(paragraph, at);
    if (
      naming?.entity &&
      naming.mention.kind === 'person' &&
      naming.mention.last >= at &&
      naming.entity.kind === 'person'
    )
      return -1;
    if (prepositions.has(word.lower) || english.roleEnders.has(word.lower) || speechVerbs.has(word.lower))
      break;
    if (offices.has(word.lower)) end = at;
    else if (end >= 0 && !beforeOffice.has(word.lower)) break;
  }
  const after = words[end + 1];
  if (end >= 0 && after?.isWord && after.lower !== "'s") {
    const naming = namingCovering(paragraph, end + 1);
    if (naming) return -1;
    // "the president threatened" ends; "the mayor election" does not.
    if (words[end]?.lower === 'president' && after.lower === 'elect') return -1;
  }
  return end;
}

/** Of "Bergstrom, now the minister of ports, who": the name that the description follows. */
export function apposedTo(paragraph: ReadParagraph, last: number): Entity | null {
  const { words } = paragraph;
  for (let at = last - 1; at > 0 && last - at < 10; at -= 1) {
    const word = words[at];
    if (word === undefined || (!word.isWord && word.text !== ',')) return null;
    if (word.text !== ',') continue;
    const naming = namingCovering(paragraph, at - 1);
    return naming?.entity?.kind === 'person' ? naming.entity : null;
  }
  return null;
}
