import { wordsOf } from '../text/fold.ts';
import { stemOf } from '../text/stem.ts';
import type { FeedEntry } from './feed.ts';

/** Which entries of a feed are wanted, by words or phrases. */
export interface WordFilter {
  /** At least one of them has to stand in an entry; none: all entries are wanted. */
  readonly include: readonly string[];
  /** None of them may. */
  readonly exclude: readonly string[];
}

/** Words and phrases that a filter has at most, and UTF-16 units of each. */
const MOST_WORDS = 20;
const LONGEST = 60;

/** The words and phrases that somebody typed, with commas between. */
export function typedWords(typed: string): readonly string[] {
  const words = typed.split(/[,;\n]/u).map((word) => word.trim().slice(0, LONGEST));
  return [...new Set(words.filter((word) => stemsOf(word) !== ''))].slice(0, MOST_WORDS);
}

/**
 * Whether an entry is wanted, by its title, summary and categories: case, accents and endings do not count, so that
 * “tariff” finds “Tariffs”; the words of a phrase stand side by side.
 */
export function passesFilter(entry: FeedEntry, { include, exclude }: WordFilter): boolean {
  if (include.length === 0 && exclude.length === 0) return true;
  const texts = [entry.title, entry.summary, ...entry.categories].map((text) => ` ${stemsOf(text)} `);
  const stands = (word: string) => texts.some((text) => text.includes(` ${stemsOf(word)} `));
  return (include.length === 0 || include.some(stands)) && !exclude.some(stands);
}

function stemsOf(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => stemOf(folded))
    .join(' ');
}
