import type { Candidate } from './candidates.ts';
import type { Choice, Choices } from './choices.ts';
import { quoteKindOf } from './describe.ts';
import { bucket, type Features } from './features.ts';

/** How the marked spans around see a candidate: 2 their own best source, 1 one of the same head, 0 another. */
function asBest(candidate: Candidate, other: Choices | undefined): number {
  const best = other?.choices[0]?.pair.candidate;
  if (best === undefined) return 3;
  if (best === candidate) return 2;
  return best.headWord === candidate.headWord ? 1 : 0;
}

function sureness(other: Choices | undefined): number {
  const share = other?.choices[0]?.share ?? 0;
  return share > 0.95 ? 3 : share > 0.8 ? 2 : share > 0.5 ? 1 : 0;
}

/** How a span has its best source: 3 after it in its sentence, 2 before it, 1 in the paragraph, 0 farther. */
function bestSpot(other: Choices | undefined): number {
  const relation = other?.choices[0]?.pair.relation;
  if (relation === undefined) return 4;
  return relation.sameSentence ? 2 + relation.after : relation.sameParagraph ? 1 : 0;
}

/** 0 before the other span, 1 after it, 2 without one. */
function sideOf(candidate: Candidate, other: Choices | undefined): number {
  if (other === undefined) return 2;
  if (candidate.part !== other.place.part) return candidate.part > other.place.part ? 1 : 0;
  return candidate.from > other.place.token ? 1 : 0;
}

/**
 * Adds what the first pass thinks of this candidate and of the spans around, for the second pass: runs of
 * quotations share a source. The numbers name the templates.
 */
export function describeNeighbours(
  all: readonly Choices[],
  at: number,
  rank: number,
  choice: Choice,
  into: Features,
): void {
  const own = all[at];
  if (own === undefined) return;
  const { candidate, relation } = choice.pair;
  const previous = all[at - 1];
  const earlier = all[at - 2];
  const next = all[at + 1];
  const { setting } = own;
  const kind = quoteKindOf(setting);
  const share = Math.round(choice.share * 8);
  const before = asBest(candidate, previous);
  const beforeThat = asBest(candidate, earlier);
  const after = asBest(candidate, next);
  const sure = sureness(previous);
  const apart = previous ? Math.min(3, own.place.part - previous.place.part) : 4;
  const onward = next ? Math.min(3, next.place.part - own.place.part) : 4;
  const cue = own.cues[0];
  const cued =
    cue === undefined || cue.token < 0
      ? 0
      : cue.part !== own.place.part
        ? 1
        : cue.token > own.place.token
          ? 2
          : 3;
  const spot = bestSpot(previous);
  const side = sideOf(candidate, previous);
  const where = relation.where;
  into.add(300, share, Math.min(rank, 4));
  into.add(301, share, before * 4 + after, apart * 8 + onward);
  into.add(302, before, sure * 8 + apart, cued);
  into.add(303, before, setting.gap, sure);
  into.add(304, before * 8 + spot, kind, apart);
  into.add(305, before * 4 + beforeThat, apart, cued);
  into.add(306, after, sureness(next) * 8 + onward, where);
  into.add(307, before, where, cued * 8 + sure);
  into.add(308, before, candidate.type, apart * 4 + cued);
  into.add(309, before * 4 + after, setting.continues, apart);
  into.add(310, side, where, before);
  into.add(311, side * 4 + before, candidate.subject ? 1 : 0, apart * 4 + cued);
  into.add(312, side * 4 + before, candidate.verbWord, apart);
  into.add(313, before, bucket(previous?.place.words ?? 0), apart * 8 + spot);
  into.add(314, before, setting.left, apart);
  into.add(315, before, setting.right, apart);
  into.add(316, share, cued, Math.min(rank, 4));
  into.add(317, after, kind, onward);
}
