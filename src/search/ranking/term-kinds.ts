import equivalents from '../../english/equivalents.json' with { type: 'json' };
import kindWords from '../../english/kind-words.json' with { type: 'json' };
import { patterns } from '../../english/patterns.ts';
import type { Term } from '../index/terms.ts';

/** What the writing of a term shows about it, as bits. */
export const termKind = {
  /** Written with a capital inside a sentence. */
  name: 1,
  /** Begins a sentence with a capital: a name if the word is one elsewhere. */
  begins: 2,
  /** In a run of at least two words with capitals, as people and bodies are called. */
  run: 4,
  number: 8,
  /** A year, month, day of the week or the like. */
  time: 16,
  /** A name behind "in", "at", "near" and the like, or a country. */
  place: 32,
  /** A sum of money or a share. */
  amount: 64,
} as const;

const timeWords = new Set(kindWords.time.split(' '));
const numberWords = new Set(kindWords.number.split(' '));
const countries = new Set(equivalents.groups.flatMap((group) => group.split(' ')));
const capital = /^\p{Lu}/u;
const behindPlace = patterns.beforePlace;
const year = /^(?:1[0-9]|20)\d\ds?$/;
const money = patterns.beforeSum;
const unit = patterns.afterSum;

/** For each term of a text its kinds; `sentenceStarts` are where the text's sentences begin. */
export function kindsOf(
  text: string,
  terms: readonly Term[],
  sentenceStarts: ReadonlySet<number>,
): Uint8Array {
  const kinds = new Uint8Array(terms.length);
  let lastCapital = -2;
  for (const [at, term] of terms.entries()) {
    const kind = numberKind(text, term);
    kinds[at] = kind;
    if (kind !== 0 || !capital.test(text.charAt(term.start))) continue;
    if (countries.has(term.folded)) kinds[at] = termKind.place;
    const before = terms[at - 1];
    const follows = lastCapital === at - 1 && before !== undefined && term.start - before.end <= 1;
    if (follows) {
      kinds[at - 1] = (kinds[at - 1] ?? 0) | termKind.run | termKind.name;
      kinds[at] = (kinds[at] ?? 0) | termKind.run | termKind.name | ((kinds[at - 1] ?? 0) & termKind.place);
    } else if (beginsSentence(text, term, sentenceStarts)) kinds[at] = (kinds[at] ?? 0) | termKind.begins;
    else {
      const place = behindPlace.test(text.slice(Math.max(0, term.start - 14), term.start));
      kinds[at] = (kinds[at] ?? 0) | termKind.name | (place ? termKind.place : 0);
    }
    lastCapital = at;
  }
  return kinds;
}

function numberKind(text: string, { folded, start, end }: Term): number {
  if (timeWords.has(folded)) return termKind.time;
  const first = folded.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const amount =
      money.test(text.slice(Math.max(0, start - 4), start)) || unit.test(text.slice(end, end + 24));
    return termKind.number | (year.test(folded) ? termKind.time : 0) | (amount ? termKind.amount : 0);
  }
  if (!numberWords.has(folded)) return 0;
  return termKind.number | (unit.test(text.slice(end, end + 24)) ? termKind.amount : 0);
}

/** At a sentence's first letter, quotation marks left out. */
function beginsSentence(text: string, { start }: Term, starts: ReadonlySet<number>): boolean {
  for (let at = start; at >= Math.max(0, start - 2); at -= 1) {
    if (starts.has(at)) return true;
    if (at > 0 && !/[“"‘'([]/.test(text.charAt(at - 1))) return false;
  }
  return start === 0;
}
