import { spanText } from '../../article/paragraph-text.ts';
import type { QuotedPerson } from '../../speech/people/people.ts';

/** What can be tried with the articles there are. */
export interface Examples {
  /** A question with the words of a real quotation ("who said utter folly?"); null when none fits. */
  readonly question: string | null;
  /** Somebody who is quoted; null when nobody is. */
  readonly person: string | null;
}

/** Few enough words to type, enough of them to find one quotation. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 6;
const LONGEST = 50;

/**
 * Examples that lead somewhere.
 *
 * @param people - everybody in the articles, most quoted first
 */
export function examplesFrom(people: readonly QuotedPerson[]): Examples {
  const quoted = people.filter(
    ({ speaker, quotations }) => speaker.kind === 'person' && quotations.length > 0,
  );
  const words = quoted.flatMap(({ quotations }) =>
    quotations.map(({ article, quotation }) => spanText(article, quotation)),
  );
  const short = words.filter(isTypable).sort((one, other) => countOf(other) - countOf(one))[0];
  return {
    question: short === undefined ? null : `who said ${short}?`,
    person: quoted.map(({ speaker }) => speaker.name).find((name) => PLAIN.test(name)) ?? null,
  };
}

/** Letters, digits and what stands between them in words: shown the same in code, and easy to type. */
const PLAIN = /^[\p{L}\p{N}]+(?:[ '’-][\p{L}\p{N}]+)*$/u;

function isTypable(words: string): boolean {
  const count = countOf(words);
  return PLAIN.test(words) && words.length <= LONGEST && count >= FEWEST_WORDS && count <= MOST_WORDS;
}

function countOf(words: string): number {
  return words.split(' ').length;
}
