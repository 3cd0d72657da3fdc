import telling from '../english/telling-words.json' with { type: 'json' };
import type { Checked, Place } from './checked.ts';
import { comparedWords } from './words.ts';

/** The sentence nearest in meaning to a quotation that was not found, and how near: the cosine of their vectors. */
export interface NearestSentence {
  readonly place: Place;
  /** Null where there is no model of meaning. */
  readonly likeness: number | null;
}

/** From this cosine on a sentence says the same in other words: see scripts/check/paraphrases.ts. */
export const SAME_SENSE = 0.8;
/** Fewer words have too little sense of their own. */
const LEAST_WORDS = 5;

const negations = new Set(telling.negations.split(' '));

/** A quotation that was not found, as reported where a sentence of the articles says the same in other words. */
export function withNearest(checked: Checked, nearest: NearestSentence | null): Checked {
  if (checked.verdict !== 'absent' || nearest === null || nearest.likeness === null) return checked;
  const { place, likeness } = nearest;
  const paragraph = place.read.article.paragraphs.find(({ number }) => number === place.paragraph);
  const sentence = paragraph?.text.slice(place.range.start, place.range.end) ?? '';
  if (!saysTheSame(likeness, checked.asked.quote, sentence)) return checked;
  return {
    ...checked,
    verdict: 'reported',
    places: [place],
    speaker: place.quotation?.speaker ?? null,
    inOtherWords: true,
  };
}

/** Whether two texts say the same: near in meaning, with the same numbers and as many a "not". */
export function saysTheSame(likeness: number, quote: string, sentence: string, least = SAME_SENSE): boolean {
  if (likeness < least) return false;
  const [asked, source] = [quote, sentence].map((text) => comparedWords(text).map(({ folded }) => folded));
  if (asked === undefined || source === undefined || asked.length < LEAST_WORDS) return false;
  const numbers = asked.filter((word) => /^\d/.test(word));
  const isNegated = (words: readonly string[]) =>
    words.filter((word) => negations.has(word)).length % 2 === 1;
  return numbers.every((number) => source.includes(number)) && isNegated(asked) === isNegated(source);
}
