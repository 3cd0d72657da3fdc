import { askingWords, functionWords } from '../../english/stop-words.ts';
import telling from '../../english/telling-words.json' with { type: 'json' };
import { wordsOf } from '../../text/fold.ts';
import { misspelt } from '../../text/misspelling.ts';
import { stemOf } from '../../text/stem.ts';

/** Share of the longer sentence's words that the other has, in the same order. */
const LEAST_SHARED = 0.85;
/** Fewer words may be said by many: “He agreed.”, “Thank you.” */
const FEWEST_WORDS = 6;
/** Longer sentences are compared as far as this. */
const MOST_WORDS = 150;

/** Words without weight: “said” and “says”, “that” and none. */
const slight = new Set([...functionWords, ...askingWords]);
/** Words that turn a sentence into another one. */
const turning = new Set(
  Object.values({ ...telling, source: '' })
    .join(' ')
    .split(' '),
);

/**
 * Whether two sentences are one and the same, as when two papers print what an agency sent: word for word, or with a few
 * words more in one of them and slight words otherwise. A number, a “not” or an “allegedly” more, or one word of weight
 * in another's place, and they are not.
 */
export function isRepeat(one: string, other: string): boolean {
  const [a, b] = [foldedIn(one), foldedIn(other)];
  const longer = Math.max(a.length, b.length);
  if (longer < FEWEST_WORDS) return false;
  if (Math.min(a.length, b.length) < LEAST_SHARED * longer) return false;
  const [onlyA, onlyB] = [missingFrom(b, a), missingFrom(a, b)];
  if ([...onlyA, ...onlyB].some((word) => turning.has(word) || /\d/u.test(word))) return false;
  if (!isSpeltOtherwise(onlyA.filter(isWeighty), onlyB.filter(isWeighty))) return false;
  const [otherwiseA, otherwiseB] = [new Set(onlyA), new Set(onlyB)];
  const isSame = (x: string, y: string) =>
    x === y || (otherwiseA.has(x) && otherwiseB.has(y) && isSpeltAlike(x, y));
  return sharedInOrder(a, b, isSame) >= LEAST_SHARED * longer;
}

function isWeighty(word: string): boolean {
  return !slight.has(word);
}

/** Whether words that two sentences do not share are the same in another spelling, or one of them has none. */
function isSpeltOtherwise(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  const areIn = (words: readonly string[], others: readonly string[]) =>
    words.every((word) => others.some((another) => isSpeltAlike(word, another)));
  return areIn(one, other) && areIn(other, one);
}

function foldedIn(sentence: string): readonly string[] {
  return wordsOf(sentence)
    .slice(0, MOST_WORDS)
    .map(({ folded }) => folded);
}

/** The words of one sentence, as often as another lacks them. */
function missingFrom(other: readonly string[], words: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** “organised” and “organized”, “vote” and “votes”. */
function isSpeltAlike(one: string, other: string): boolean {
  return stemOf(one) === stemOf(other) || misspelt(one, other) === 1;
}

/** Length of the longest common subsequence of words. */
function sharedInOrder(
  a: readonly string[],
  b: readonly string[],
  isSame: (one: string, other: string) => boolean,
): number {
  let above = new Uint16Array(b.length + 1);
  for (const word of a) {
    const row = new Uint16Array(b.length + 1);
    for (const [at, other] of b.entries())
      row[at + 1] = isSame(word, other) ? (above[at] ?? 0) + 1 : Math.max(row[at] ?? 0, above[at + 1] ?? 0);
    above = row;
  }
  return above[b.length] ?? 0;
}
