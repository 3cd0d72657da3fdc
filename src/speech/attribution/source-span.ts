import type { Range } from '../../article/article.ts';
import { english } from '../../english/language.ts';
import type { Candidate } from './candidates.ts';
import type { Context } from './context.ts';
import { PhraseType } from './phrases.ts';
import { Tag } from './tagger.ts';
import { hashesOf, wordHash } from './tokens.ts';

const WHICH = wordHash('which');
const RELATIVE = hashesOf(english.namingRelatives);
/** How far back an antecedent may end, in tokens: a comma, a preposition. */
const NEAR = 2;

/**
 * The candidate whose words name the source: itself, or for "who" and "which" the phrase that they stand for.
 * What somebody’s plan or letter says ("Doe’s plan, which begins with") is said by its owner.
 */
export function namedBy(context: Context, candidate: Candidate): Candidate {
  if (candidate.type !== PhraseType.relative || !RELATIVE.has(candidate.headWord)) return candidate;
  const part = context.parts[candidate.part];
  if (!part) return candidate;
  let phrase = endingBefore(part.candidates, candidate);
  if (phrase === undefined) return candidate;
  if (candidate.headWord !== WHICH) return phrase;
  const inner = phrase.beforeTag === Tag.adp ? endingBefore(part.candidates, phrase) : undefined;
  if (inner?.type === PhraseType.possessed) phrase = inner;
  return ownerOf(part.candidates, phrase) ?? phrase;
}

/** The whole phrase that ends right before another in its sentence. */
function endingBefore(candidates: readonly Candidate[], next: Candidate): Candidate | undefined {
  for (let order = next.order - 1; order >= 0; order--) {
    const phrase = candidates[order];
    if (phrase === undefined || phrase.sentence !== next.sentence) return undefined;
    if (phrase.from === next.from || phrase.type === PhraseType.possessor) continue;
    return next.from - phrase.to <= NEAR ? phrase : undefined;
  }
  return undefined;
}

/** The innermost owner that is part of a phrase. */
function ownerOf(candidates: readonly Candidate[], phrase: Candidate): Candidate | undefined {
  const before = candidates[phrase.order - 1];
  return before?.type === PhraseType.possessor && before.owned === phrase.head ? before : undefined;
}

/**
 * The words that introduce a candidate in its paragraph: its own with what "of" adds to them ("one of the
 * advisers"), for "who", "which" and "that" from the phrase that they stand for on ("Jane Doe, who").
 */
export function introducing(context: Context, candidate: Candidate): Range {
  const named = namedBy(context, candidate);
  const { start, end } = rangeOf(context, named);
  if (named === candidate) return { start, end: Math.max(end, endOfComplements(context, candidate)) };
  return candidate.from - named.to <= NEAR ? { start, end: rangeOf(context, candidate).end } : { start, end };
}

const OF = wordHash('of');
const MOST_COMPLEMENTS = 2;

/** Where the phrases end that "of" adds to a candidate ("one of the advisers", "the Secretary of State"). */
function endOfComplements(context: Context, candidate: Candidate): number {
  const part = context.parts[candidate.part];
  let last = candidate;
  for (let count = 0; part && count < MOST_COMPLEMENTS && last.after === OF; count++) {
    const next = part.candidates
      .slice(last.order + 1, last.order + 5)
      .find(({ from, type }) => from === last.to + 1 && type !== PhraseType.possessor);
    if (next === undefined) break;
    last = next;
  }
  return rangeOf(context, last).end;
}

/** A candidate's words in its paragraph. */
export function rangeOf(context: Context, candidate: Candidate): Range {
  const outline = context.parts[candidate.part]?.outline;
  return { start: outline?.start[candidate.from] ?? 0, end: outline?.end[candidate.to - 1] ?? 0 };
}
