import { endingOf } from '../attribution/cue-features.ts';
import { PhraseType } from '../attribution/phrases.ts';
import { Tag } from '../attribution/tagger.ts';
import { auxiliaryOf, type CuePlace, isComma, isThat, opensClause, tagAt } from './cue-place.ts';
import type { CueReading } from './read-cue.ts';

/** A reading among the others of its paragraph. */
export interface Surroundings {
  readonly reading: CueReading;
  /** The likeliest other reading whose content this cue stands in. */
  readonly around: CueReading | null;
  /** The likeliest other reading whose cue stands in this content. */
  readonly within: CueReading | null;
  /** The reading before and after in the same sentence. */
  readonly before: CueReading | null;
  readonly after: CueReading | null;
}

/** Everything that decides whether a possible cue introduces a statement, by name. */
export const STATEMENT_MEASURES: readonly (readonly [name: string, (of: Surroundings) => number])[] = [
  ['words around as a cue', ({ reading: { chance } }) => logit(chance)],
  ['rate of the word', ({ reading }) => reading.place.rate],
  ['share of the source', ({ reading }) => reading.sourceShare],
  ['share of the start', ({ reading }) => reading.startShare],
  ['share of the end', ({ reading }) => reading.endShare],
  ['kind of the source', ({ reading }) => reading.source?.type ?? -1],
  ['source is the subject', ({ reading: { source, place } }) => (source?.verb === place.token ? 1 : 0)],
  [
    'tokens to the source',
    ({ reading: { source, place } }) =>
      source === null
        ? 99
        : source.from > place.token
          ? source.from - place.token
          : source.to - 1 - place.token,
  ],
  ['source is a pronoun', ({ reading }) => ((reading.source?.type ?? 99) < PhraseType.name ? 1 : 0)],
  ['tokens of the content', ({ reading }) => sizeOf(reading)],
  ['content first', ({ reading: { content, place } }) => ((content[0]?.start ?? 0) < place.token ? 1 : 0)],
  ['parts of the content', ({ reading }) => reading.content.length],
  ['tokens to the content', ({ reading: { content, place } }) => (content[0]?.start ?? 0) - place.token],
  [
    'content begins with that',
    ({ reading: { content, place } }) => (isThat(place, content[0]?.start ?? -1) ? 1 : 0),
  ],
  ['verbs in the content', ({ reading }) => countIn(reading, Tag.verb)],
  ['quotations in the content', ({ reading }) => countIn(reading, Tag.quotation)],
  [
    'content is a quotation',
    ({ reading }) => (sizeOf(reading) === 1 && countIn(reading, Tag.quotation) === 1 ? 1 : 0),
  ],
  [
    'content goes to the end',
    ({ reading: { content, place } }) => (content.at(-1)?.end === place.to ? 1 : 0),
  ],
  ['tokens after the content', ({ reading: { content, place } }) => place.to - (content.at(-1)?.end ?? 0)],
  ['tag of the cue', ({ reading: { place } }) => tagAt(place, place.token)],
  ['tag after the cue', ({ reading: { place } }) => tagAt(place, place.token + 1)],
  ['tag before the cue', ({ reading: { place } }) => tagAt(place, place.token - 1)],
  ['has an auxiliary', ({ reading: { place } }) => (auxiliaryOf(place) >= 0 ? 1 : 0)],
  [
    'tag where the content begins',
    ({ reading: { place, content } }) => tagAt(place, content[0]?.start ?? -1),
  ],
  [
    'content opens a clause',
    ({ reading: { place, content } }) => (opensClause(place, content[0]?.start ?? -1) ? 1 : 0),
  ],
  ['tag after the content', ({ reading: { place, content } }) => tagAt(place, content[0]?.end ?? -1)],
  ['kind of word of the cue', ({ reading: { place } }) => place.part.outline.kind[place.token] ?? 0],
  ['ending of the cue', ({ reading: { place } }) => endingOf(place.part.outline, place.token)],
  ['tag before the source', ({ reading: { source } }) => source?.beforeTag ?? -1],
  ['source starts the sentence', ({ reading: { source } }) => (source?.startsSentence ? 1 : 0)],
  ['shape of the source', ({ reading: { source } }) => source?.shape ?? -1],
  [
    'comma before the source',
    ({ reading: { source, place } }) => (source && isComma(place, source.from - 1) ? 1 : 0),
  ],
  [
    'quotation before the cue',
    ({ reading: { place } }) => (hasTag(place, place.from, place.token, Tag.quotation) ? 1 : 0),
  ],
  [
    'quotation after the cue',
    ({ reading: { place } }) => (hasTag(place, place.token + 1, place.to, Tag.quotation) ? 1 : 0),
  ],
  [
    'verb before the cue',
    ({ reading: { place } }) => (hasTag(place, place.from, place.token, Tag.verb) ? 1 : 0),
  ],
  ['tag two after the cue', ({ reading: { place } }) => tagAt(place, place.token + 2)],
  [
    'tag where the content ends',
    ({ reading: { place, content } }) => tagAt(place, (content[0]?.end ?? 0) - 1),
  ],
  ['paragraph is short', ({ reading: { place } }) => (place.part.outline.count < 16 ? 1 : 0)],
  ['tokens before the cue', ({ reading: { place } }) => place.token - place.from],
  ['tokens in the sentence', ({ reading: { place } }) => place.to - place.from],
  ['cue around', ({ around }) => (around === null ? -9 : logit(around.chance))],
  [
    'sureness of the content around',
    ({ around }) => (around === null ? 0 : around.startShare * around.endShare),
  ],
  ['cue within', ({ within }) => (within === null ? -9 : logit(within.chance))],
  ['cue before', ({ before }) => (before === null ? -9 : logit(before.chance))],
  [
    'tokens to the cue before',
    ({ before, reading }) => (before === null ? 99 : reading.place.token - before.place.token),
  ],
  [
    'same source as the cue before',
    ({ before, reading }) => (before?.source && before.source === reading.source ? 1 : 0),
  ],
  ['cue after', ({ after }) => (after === null ? -9 : logit(after.chance))],
  [
    'tokens to the cue after',
    ({ after, reading }) => (after === null ? 99 : after.place.token - reading.place.token),
  ],
];

const LOOKED_AT = 40;

function hasTag(place: CuePlace, from: number, to: number, tag: number): boolean {
  for (let at = Math.max(from, to - LOOKED_AT); at < to; at++) if (tagAt(place, at) === tag) return true;
  return false;
}

function logit(chance: number): number {
  return Math.log((chance + 1e-6) / (1 - chance + 1e-6));
}

function sizeOf({ content }: CueReading): number {
  let size = 0;
  for (const { start, end } of content) size += end - start;
  return size;
}

function countIn({ content, place }: CueReading, tag: number): number {
  let count = 0;
  for (const { start, end } of content)
    for (let at = start; at < end; at++) if (tagAt(place, at) === tag) count++;
  return count;
}

/** What is measured of each reading of a paragraph, in the order of `STATEMENT_MEASURES`. */
export function measuresOf(readings: readonly CueReading[]): readonly Float32Array[] {
  return readings.map((reading, index) => {
    const surroundings = surroundingsOf(readings, index, reading);
    return Float32Array.from(STATEMENT_MEASURES, ([, measure]) => measure(surroundings));
  });
}

/** How many readings before and after are looked at, so that a long sentence costs no more. */
export const NEIGHBOURS = 8;

function surroundingsOf(readings: readonly CueReading[], index: number, reading: CueReading): Surroundings {
  let around: CueReading | null = null;
  let within: CueReading | null = null;
  const last = Math.min(readings.length, index + NEIGHBOURS + 1);
  for (let at = Math.max(0, index - NEIGHBOURS); at < last; at++) {
    const other = readings[at];
    if (other === undefined || at === index || other.place.from !== reading.place.from) continue;
    if (contains(other, reading) && other.chance > (around?.chance ?? 0)) around = other;
    if (contains(reading, other) && other.chance > (within?.chance ?? 0)) within = other;
  }
  const beside = (at: number): CueReading | null => {
    const other = readings[at];
    return other !== undefined && other.place.from === reading.place.from ? other : null;
  };
  return { reading, around, within, before: beside(index - 1), after: beside(index + 1) };
}

/** True when the other's cue stands in this one's content. */
export function contains({ content }: CueReading, { place }: CueReading): boolean {
  return content.some(({ start, end }) => place.token >= start && place.token < end);
}
