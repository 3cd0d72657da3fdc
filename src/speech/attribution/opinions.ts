import type { LikelyWords, SpanOpinion } from '../opinion.ts';
import type { AttributedSpan } from './attribute.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { bestOf } from './choices.ts';
import { type Context, REACH, type SpanPlace } from './context.ts';
import type { Pair } from './pairs.ts';
import { isLabel, KEPT } from './passes.ts';
import { PhraseType } from './phrases.ts';
import { relationOf } from './relation.ts';

/** How much the model's opinion and the features count, as powers of their chances. */
export interface OpinionWeights {
  readonly model: number;
  readonly features: number;
  /** For being quoted: a logistic regression over the logarithms of the odds. */
  readonly quoted: { readonly model: number; readonly features: number; readonly bias: number };
}

/** Chosen on training articles that neither had seen (scripts/reader/weigh.ts). */
export const OPINION_WEIGHTS: OpinionWeights = {
  model: 0.5,
  features: 0.5,
  quoted: { model: 0.44, features: 0.43, bias: -0.21 },
};

/** No chance counts as smaller than this: neither of the two is ever that sure. */
const LEAST_CHANCE = 1e-3;

/**
 * Marked spans with their sources chosen anew, after what a model of language makes of them.
 *
 * @param opinions one for each span, in the same order; null leaves a span as it is
 */
export function withOpinions(
  context: Context,
  spans: readonly AttributedSpan[],
  opinions: readonly (SpanOpinion | null)[],
  weights = OPINION_WEIGHTS,
): readonly AttributedSpan[] {
  return spans.map((span, at) => {
    const opinion = opinions[at];
    return opinion ? withOpinion(context, span, opinion, weights) : span;
  });
}

function withOpinion(
  context: Context,
  { choices, quoted }: AttributedSpan,
  opinion: SpanOpinion,
  weights: OpinionWeights,
): AttributedSpan {
  const first = choices.choices[0]?.pair.candidate;
  // The model was not taught what a transcript's label is, which leaves no doubt.
  if (first !== undefined && isLabel(context, choices.place, first)) return { choices, quoted };
  const told = chancesOfCandidates(context, opinion.sources);
  const byFeatures = new Map(choices.choices.map(({ pair, share }) => [pair.candidate, { pair, share }]));
  const scored = [...new Set([...told.keys(), ...byFeatures.keys()])].map((candidate) => {
    const known = byFeatures.get(candidate);
    const model = Math.max(told.get(candidate) ?? 0, LEAST_CHANCE);
    const features = Math.max(known?.share ?? 0, LEAST_CHANCE);
    return {
      pair: known?.pair ?? pairWith(context, choices.place, candidate),
      score: weights.model * Math.log(model) + weights.features * Math.log(features),
    };
  });
  const odds =
    weights.quoted.model * logOdds(opinion.quoted) +
    weights.quoted.features * logOdds(quoted) +
    weights.quoted.bias;
  return { choices: { ...choices, choices: bestOf(scored, KEPT) }, quoted: 1 / (1 + Math.exp(-odds)) };
}

function logOdds(chance: number): number {
  const held = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance));
  return Math.log(held / (1 - held));
}

/** The candidates that the model's words stand for, with their chances added up. */
function chancesOfCandidates(
  context: Context,
  sources: readonly LikelyWords[],
): ReadonlyMap<Candidate, number> {
  const chances = new Map<Candidate, number>();
  const made = new Map<string, Candidate>();
  for (const words of sources) {
    const candidate = candidateFor(context, words, made);
    if (candidate) chances.set(candidate, (chances.get(candidate) ?? 0) + words.chance);
  }
  return chances;
}

/**
 * The candidate that some words stand for: of those inside the words the first, and of these the longest (the plan of
 * "Doe's plan"); else the one that shares most with them; else one made of the words.
 */
function candidateFor(
  context: Context,
  words: LikelyWords,
  made: Map<string, Candidate>,
): Candidate | undefined {
  const part = context.parts[words.paragraph];
  if (!part) return undefined;
  const { outline } = part;
  const startOf = (candidate: Candidate) => outline.start[candidate.from] ?? 0;
  const endOf = (candidate: Candidate) => outline.end[candidate.to - 1] ?? 0;
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of part.candidates) {
    const start = startOf(candidate);
    const end = endOf(candidate);
    if (start >= words.end) break;
    if (end <= words.start) continue;
    const within = start >= words.start && end <= words.end;
    // Whole ones before all that overlap, the first before later ones, the longest of those that begin together.
    const share = (Math.min(end, words.end) - Math.max(start, words.start)) / (end - start);
    const worth = within ? 2 + 1 / (1 + start - words.start) + (end - start) * 1e-6 : share;
    if (worth > most) {
      best = candidate;
      most = worth;
    }
  }
  return best ?? candidateOf(context, words, made);
}

/** A candidate made of words that are none: the model may know better what is a name. */
function candidateOf(
  context: Context,
  words: LikelyWords,
  made: Map<string, Candidate>,
): Candidate | undefined {
  const part = context.parts[words.paragraph];
  if (!part) return undefined;
  const { outline, tags } = part;
  const inside: number[] = [];
  for (let token = 0; token < outline.count; token++) {
    if ((outline.start[token] ?? 0) >= words.end) break;
    if ((outline.end[token] ?? 0) > words.start && outline.span[token] === -1) inside.push(token);
  }
  const [from] = inside;
  const last = inside.at(-1);
  if (from === undefined || last === undefined) return undefined;
  const key = `${words.paragraph} ${from} ${last}`;
  const known = made.get(key);
  if (known) return known;
  const phrase = { from, to: last + 1, head: last, type: PhraseType.name, owned: -1 };
  const [candidate] = candidatesIn(outline, tags, [phrase], words.paragraph);
  if (candidate === undefined) return undefined;
  const order = part.candidates.findIndex((other) => other.from >= from);
  const placed = { ...candidate, order: order < 0 ? part.candidates.length : order };
  made.set(key, placed);
  return placed;
}

/** A pair as the features would see it, without their ranks. */
function pairWith(context: Context, place: SpanPlace, candidate: Candidate): Pair {
  const paragraphs = candidate.part > place.part ? -1 : paragraphsBefore(context, place.part, candidate.part);
  return {
    candidate,
    relation: relationOf(context, place, candidate, paragraphs),
    rank: KEPT,
    subjectRank: KEPT,
  };
}

function paragraphsBefore(context: Context, from: number, to: number): number {
  let count = 0;
  for (let part = from; part > to && count <= REACH; part = context.parts[part]?.before ?? -1) count++;
  return count;
}
