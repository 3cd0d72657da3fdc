import { english } from '../../english/language.ts';
import { offices, prepositions } from '../../english/names.ts';
import { patterns } from '../../english/patterns.ts';
import { speechVerbs } from '../../english/verbs-of-speech.ts';
import { namingCovering, type ReadParagraph } from './read-paragraphs.ts';
import type { Word } from './words.ts';

// How long a complement may be, in words.
const LONGEST = 7;

/** The whole of a description: "Only 52 percent of |voters|", "|one source| on the panel". Numbers of words, both ends inclusive. */
export function wholeDescription(
  paragraph: ReadParagraph,
  first: number,
  last: number,
): { readonly first: number; readonly last: number } {
  const { words } = paragraph;
  const end = complementAfter(paragraph, last);
  // "the hopes of young voters |for a change": what goes on after that is no part of it.
  const closed =
    end === last || words[last + 1]?.lower === 'of' || !prepositions.has(words[end + 1]?.lower ?? '');
  return { first: quantityBefore(words, first), last: closed ? end : last };
}

function quantityBefore(words: readonly Word[], first: number): number {
  let start = first;
  // "of |registered| voters"
  if (/^[\p{Ll}-]+$/u.test(words[start - 1]?.text ?? '') && words[start - 2]?.lower === 'of') start -= 1;
  if (
    start === first &&
    english.bareQuantities.has(words[start - 1]?.lower ?? '') &&
    /s$/u.test(words[first]?.lower ?? '')
  )
    return start - 1;
  if (words[start - 1]?.lower !== 'of' || !english.quantities.has(words[start - 2]?.lower ?? ''))
    return first;
  start -= 2;
  while (start > 0 && isBeforeQuantity(words[start - 1]?.lower ?? '')) start -= 1;
  return start;
}

/** "|Only| 52 percent", "|a growing| number". */
function isBeforeQuantity(lower: string): boolean {
  return english.beforeQuantities.has(lower) || /^\d+$/u.test(lower);
}

function complementAfter(paragraph: ReadParagraph, last: number): number {
  const { words } = paragraph;
  if (!english.descriptionComplements.has(words[last + 1]?.lower ?? '')) return last;
  // "said a farmer in the square" tells where, but "a farmer from Larvik" who.
  let at = last + 2;
  if (english.complementOpeners.has(words[at]?.lower ?? '')) at += 1;
  const begin = at;
  for (; at < begin + LONGEST; at += 1) {
    const word = words[at];
    const naming = namingCovering(paragraph, at);
    if (naming) {
      at = naming.mention.last;
      if (words[at + 1]?.lower !== "'s") return endAfterName(words, begin, at);
      at += 1;
      continue;
    }
    if (word === undefined || ends(word) || (at > begin && patterns.pastForm.test(word.lower)))
      return at > begin ? at - 1 : last;
    // A plural ends it: "of pro-Bergstrom demonstrators |marched".
    if (/^\p{Ll}{3,}[^s']s$/u.test(word.text) && !offices.has(word.lower)) return at;
  }
  return last;
}

/** "the Bergstrom |campaign|", but "attorneys for |Bergstrom| appeared". */
function endAfterName(words: readonly Word[], begin: number, name: number): number {
  const next = words[name + 1];
  const goesOn = next !== undefined && /^\p{Ll}/u.test(next.text) && !ends(next);
  return goesOn && words[begin - 1]?.lower === 'the' && offices.has(next.lower) ? name + 1 : name;
}

function ends(word: Word | undefined): boolean {
  if (word === undefined) return true;
  if (!word.isWord) return !/^['’-]$/u.test(word.text);
  const { lower } = word;
  return prepositions.has(lower) || speechVerbs.has(lower) || english.finiteOrJoining.has(lower);
}
