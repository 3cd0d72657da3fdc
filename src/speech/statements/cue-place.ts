import { english } from '../../english/language.ts';
import type { Candidate } from '../attribution/candidates.ts';
import type { ContextPart } from '../attribution/context.ts';
import { Tag } from '../attribution/tagger.ts';
import { TokenKind, wordHash } from '../attribution/tokens.ts';

/** A word that may say that somebody says something, and the sentence it stands in. */
export interface CuePlace {
  readonly part: ContextPart;
  readonly token: number;
  readonly word: number;
  /** How often the word says so in articles that people annotated, from 0 to 1. */
  readonly rate: number;
  /** The sentence as tokens, end exclusive; signs at its end are left out. */
  readonly from: number;
  readonly to: number;
  /** For each token of the paragraph the chance that it is a cue, by the words around; filled in by the reader. */
  readonly chances: Float32Array;
}

/** A full stop before these belongs to an abbreviation (“Ms Doe (D-Fla.), who”). */
const GOES_ON = new Set([',', ')', ';', ':'].map(wordHash));

/** Words that are rarer in cues than this are not looked at. */
const LEAST_RATE = 0.08;

/** The words of a paragraph that may be cues, in order; none within marks. */
export function cuePlaces(part: ContextPart, rates: ReadonlyMap<number, number>): readonly CuePlace[] {
  const { outline, tags } = part;
  const places: CuePlace[] = [];
  const chances = new Float32Array(outline.count);
  let from = 0;
  while (from < outline.count) {
    let next = from + 1;
    while (
      next < outline.count &&
      (outline.sentence[next] === outline.sentence[next - 1] || GOES_ON.has(outline.hash[next] ?? 0))
    )
      next++;
    let to = next;
    while (to > from && outline.kind[to - 1] === TokenKind.sign) to--;
    for (let token = from; token < to; token++) {
      const word = outline.hash[token] ?? 0;
      const rate = rates.get(word) ?? 0;
      if (rate < LEAST_RATE || tags[token] === Tag.propn || tags[token] === Tag.quotation) continue;
      places.push({ part, token, word, rate, from, to, chances });
    }
    from = next;
  }
  return places;
}

/** The word at a token of the place's sentence, 0 outside it. */
export function wordAt({ part, from, to }: CuePlace, token: number): number {
  return token < from || token >= to ? (token === to ? 1 : 0) : (part.outline.hash[token] ?? 0);
}

/** The tag at a token of the place's sentence, 16 before it and 17 after. */
export function tagAt({ part, from, to }: CuePlace, token: number): number {
  if (token < from) return 16;
  return token >= to ? 17 : (part.tags[token] ?? 0);
}

const COMMA = wordHash(',');
const THAT = wordHash('that');

/** True for a comma at the token. */
export function isComma(place: CuePlace, token: number): boolean {
  return wordAt(place, token) === COMMA;
}

/** True for "that" at the token. */
export function isThat(place: CuePlace, token: number): boolean {
  return wordAt(place, token) === THAT;
}

/** True for a word or a quotation, false for signs. */
export function isWord({ part }: CuePlace, token: number): boolean {
  return part.outline.kind[token] !== TokenKind.sign;
}

/** 0, 1, 2, 3, 4 for chances up to 0.1, 0.3, 0.5, 0.8 and above. */
export function chanceStep(rate: number): number {
  if (rate <= 0.1) return 0;
  if (rate <= 0.3) return 1;
  return rate <= 0.5 ? 2 : rate <= 0.8 ? 3 : 4;
}

/** Words that open a clause that somebody says: "that", "whether", "to" and the question words. */
export const openingWords: readonly string[] = [...english.opensReportedClause];
const OPENERS = new Set(openingWords.map(wordHash));

/** True for a word that opens what is said, such as "that", "whether" or "why". */
export function opensClause(place: CuePlace, token: number): boolean {
  return OPENERS.has(wordAt(place, token));
}

const AUXILIARY_REACH = 4;

/** The nearest auxiliary before a cue with only adverbs and particles between, as a token, or -1. */
export function auxiliaryOf(place: CuePlace): number {
  for (let at = place.token - 1; at >= place.from && place.token - at <= AUXILIARY_REACH; at--) {
    const tag = tagAt(place, at);
    if (tag === Tag.aux) return at;
    if (tag !== Tag.adv && tag !== Tag.part) return -1;
  }
  return -1;
}

/** The candidate that is a cue's subject as far as the surface tells. */
export function subjectOf(place: CuePlace): Candidate | undefined {
  const { candidates } = place.part;
  for (let order = candidatesBefore(place, place.token) - 1; order >= 0; order--) {
    const candidate = candidates[order];
    if (candidate === undefined || candidate.from < place.from) return undefined;
    if (candidate.verb === place.token && (candidate.subject || candidate.owned >= 0)) return candidate;
    if (place.token - candidate.to > 32) return undefined;
  }
  return undefined;
}

/** How many of the paragraph's candidates start before the token, by halving. */
export function candidatesBefore({ part: { candidates } }: CuePlace, token: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.from ?? 0) >= token) high = middle;
    else low = middle + 1;
  }
  return low;
}
