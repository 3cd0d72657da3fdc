import { distance } from 'fastest-levenshtein';

/**
 * How many letters of a typed word may be wrong for it to mean another one: none in fewer than four, one in fewer
 * than six, else two.
 */
function editsForgiven(typed: string): number {
  if (typed.length < 4) return 0;
  return typed.length < 6 ? 1 : 2;
}

/**
 * How many letters are wrong if `typed` was meant to be `word`, both folded; null when that is not likely. Two
 * neighbouring letters in each other's place count as one; two wrong letters are only forgiven in a word that
 * begins right.
 */
export function misspelt(typed: string, word: string): number | null {
  const most = editsForgiven(typed);
  if (typed === word) return 0;
  if (Math.abs(word.length - typed.length) > most) return null;
  const edits = isSwap(typed, word) ? 1 : distance(typed, word);
  return edits > most || (edits > 1 && typed[0] !== word[0]) ? null : edits;
}

/** A word that somebody may have meant. */
interface Meant<Word> {
  readonly word: Word;
  /** As it is compared. */
  readonly folded: string;
  /** How often it stands where it is looked for. */
  readonly count: number;
}

/** Which of some words was most likely meant: the one with the fewest wrong letters, then the most frequent. */
export function likelyMeant<Word>(typed: string, words: Iterable<Meant<Word>>): Word | undefined {
  let best: (Meant<Word> & { readonly edits: number }) | undefined;
  for (const one of words) {
    const edits = misspelt(typed, one.folded);
    if (edits === null) continue;
    if (best === undefined || edits < best.edits || (edits === best.edits && isBefore(one, best)))
      best = { ...one, edits };
  }
  return best?.word;
}

/** The more frequent first, then by the alphabet: the same whatever order they come in. */
function isBefore(one: Meant<unknown>, other: Meant<unknown>): boolean {
  return one.count > other.count || (one.count === other.count && one.folded < other.folded);
}

/** Whether two neighbouring letters changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
