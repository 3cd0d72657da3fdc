import type { Candidate } from './candidates.ts';
import type { Choice, Choices } from './choices.ts';
import { bucket, type Features, FeatureTable } from './features.ts';
import { quoteKindOf } from './setting.ts';

/** What the first pass thinks of a candidate and of the marked spans around, for the second pass. */
export const NEIGHBOUR_FEATURES = new FeatureTable<NeighbourValues>([
  [300, 'share', 'rank'],
  [301, 'share', 'around', 'gaps'],
  [302, 'before', 'sureAndApart', 'cued'],
  [303, 'before', 'gap', 'sure'],
  [304, 'beforeAndSpot', 'quoteKind', 'apart'],
  [305, 'bothBefore', 'apart', 'cued'],
  [306, 'after', 'next', 'where'],
  [307, 'before', 'where', 'cuedAndSure'],
  [308, 'before', 'type', 'apartAndCued'],
  [309, 'around', 'continues', 'apart'],
  [310, 'side', 'where', 'before'],
  [311, 'sideAndBefore', 'subject', 'apartAndCued'],
  [312, 'sideAndBefore', 'verbWord', 'apart'],
  [313, 'before', 'wordsBefore', 'apartAndSpot'],
  [314, 'before', 'left', 'apart'],
  [315, 'before', 'right', 'apart'],
  [316, 'share', 'cued', 'rank'],
  [317, 'after', 'quoteKind', 'onward'],
]);

type NeighbourValues = ReturnType<typeof valuesOf>;

/** Adds the features of a marked span's candidate number `rank`: runs of quotations share a source. */
export function describeNeighbours(
  all: readonly Choices[],
  at: number,
  rank: number,
  choice: Choice,
  into: Features,
): void {
  const own = all[at];
  if (own !== undefined) NEIGHBOUR_FEATURES.describe(valuesOf(all, at, own, rank, choice), into);
}

function valuesOf(all: readonly Choices[], at: number, own: Choices, rank: number, choice: Choice) {
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
  const cued = cuePlace(own);
  const spot = bestSpot(previous);
  const side = sideOf(candidate, previous);
  const where = relation.where;
  return {
    share,
    rank: Math.min(rank, 4),
    around: before * 4 + after,
    gaps: apart * 8 + onward,
    before,
    sureAndApart: sure * 8 + apart,
    cued,
    gap: setting.gap,
    sure,
    beforeAndSpot: before * 8 + spot,
    quoteKind: kind,
    apart,
    bothBefore: before * 4 + beforeThat,
    after,
    next: sureness(next) * 8 + onward,
    where,
    cuedAndSure: cued * 8 + sure,
    type: candidate.type,
    apartAndCued: apart * 4 + cued,
    continues: setting.continues,
    side,
    sideAndBefore: side * 4 + before,
    subject: candidate.subject ? 1 : 0,
    verbWord: candidate.verbWord,
    wordsBefore: bucket(previous?.place.words ?? 0),
    apartAndSpot: apart * 8 + spot,
    left: setting.left,
    right: setting.right,
    onward,
  };
}

/** Where the likeliest cue stands: 3 before the quotation, 2 after it, 1 in another paragraph, 0 for none. */
function cuePlace({ cues, place }: Choices): number {
  const cue = cues[0];
  if (cue === undefined || cue.token < 0) return 0;
  if (cue.part !== place.part) return 1;
  return cue.token > place.token ? 2 : 3;
}

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
