import type { Candidate } from '../attribution/candidates.ts';
import { mix } from '../attribution/features.ts';
import { Tag } from '../attribution/tagger.ts';
import { type CuePlace, candidatesBefore, isComma, tagAt } from './cue-place.ts';

/** A cue with its likeliest source: what the choice of content looks at. */
export interface SourcedCue {
  readonly place: CuePlace;
  readonly source: Candidate | null;
}

/** Where source and cue begin and end together, as tokens. */
export function stretchOf({ place, source }: SourcedCue): { readonly from: number; readonly to: number } {
  if (source === null) return { from: place.token, to: place.token + 1 };
  return { from: Math.min(source.from, place.token), to: Math.max(source.to, place.token + 1) };
}

/** On which side of the cue its source stands: 0 nowhere, 1 before, 2 after. */
export function sideOf({ place, source }: SourcedCue): number {
  return source === null ? 0 : source.from > place.token ? 2 : 1;
}

/** The side of the source with what stands before both: 2 a comma, 1 a quotation, 0 else; four numbers a side. */
export function leadOf(sourced: SourcedCue): number {
  const { from } = stretchOf(sourced);
  const { place } = sourced;
  const lead = isComma(place, from - 1) ? 2 : tagAt(place, from - 1) === Tag.quotation ? 1 : 0;
  return lead * 4 + sideOf(sourced);
}

/** The tags from a token to the first verb, at most eight of them, as one number. */
export function clauseAt(place: CuePlace, start: number): number {
  let path = 5;
  let last = -1;
  for (let at = start; at < Math.min(place.to, start + 8); at++) {
    const tag = tagAt(place, at);
    if (tag === Tag.verb || tag === Tag.aux) return mix(path, tag);
    if (tag !== last && tag !== Tag.adj && tag !== Tag.det) path = mix(path, tag);
    last = tag;
  }
  return path;
}

/** The candidate that starts at a token. */
export function candidateAt(place: CuePlace, token: number): Candidate | undefined {
  const candidate = place.part.candidates[candidatesBefore(place, token)];
  return candidate?.from === token ? candidate : undefined;
}
