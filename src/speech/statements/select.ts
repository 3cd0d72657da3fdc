import { Tag } from '../attribution/tagger.ts';
import { isThat } from './cue-place.ts';
import { contains, NEIGHBOURS } from './measures.ts';
import type { CueReading } from './read-cue.ts';

/** A reading with the chance that it is a statement. */
export interface JudgedReading {
  readonly reading: CueReading;
  readonly chance: number;
}

/**
 * The statements of a paragraph: likely enough, not within the content of another, none that shares words of its
 * content with a likelier one, and none that only quotes.
 *
 * @param judged - in the order of their cues
 */
export function selectStatements(judged: readonly JudgedReading[], least: number): readonly JudgedReading[] {
  const likely = judged.filter(({ chance }) => chance >= least);
  const outer = likely.filter((one, at) => !beside(likely, at).some((other) => isWithin(one, other)));
  return outer.filter(
    (one, at) =>
      !isQuotation(one.reading) &&
      !beside(outer, at).some((other) => other.chance > one.chance && overlaps(other.reading, one.reading)),
  );
}

/** The others near one; more would make long sentences cost more than their length. */
function beside(all: readonly JudgedReading[], at: number): readonly JudgedReading[] {
  return [...all.slice(Math.max(0, at - NEIGHBOURS), at), ...all.slice(at + 1, at + 1 + NEIGHBOURS)];
}

/** True when one is stated within the other; of two that hold each other's cue the less likely one is. */
function isWithin(one: JudgedReading, other: JudgedReading): boolean {
  if (!contains(other.reading, one.reading)) return false;
  return !contains(one.reading, other.reading) || other.chance > one.chance;
}

function overlaps(a: CueReading, b: CueReading): boolean {
  return a.content.some((own) => b.content.some((other) => own.start < other.end && other.start < own.end));
}

/** True when all that is said stands in marks, a "that" before them aside. */
function isQuotation({ content, place }: CueReading): boolean {
  const { tags } = place.part;
  return content.every(({ start, end }) => {
    for (let at = start; at < end; at++) {
      const tag = tags[at];
      if (tag !== Tag.quotation && tag !== Tag.punct && !(at === start && isThat(place, at))) return false;
    }
    return true;
  });
}
