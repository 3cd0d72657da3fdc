import type { Context, ContextPart, SpanPlace } from './context.ts';
import { describeCue, type PossibleCue } from './cue-features.ts';
import { cueRate } from './cues.ts';
import type { Features } from './features.ts';
import type { Setting } from './setting.ts';
import { Tag } from './tagger.ts';
import { wordHash } from './tokens.ts';

/** A word that may introduce a quotation, with the share of certainty that it does. */
export interface Cue extends PossibleCue {
  readonly share: number;
}

/** Rows of the table of weights for cues. */
export const CUE_ROWS = 1 << 16;

const TOKENS_BEFORE = 34;
const TOKENS_AFTER = 20;
const TOKENS_IN_EARLIER = 14;
const COLON = wordHash(':');

/** The words that may introduce a quotation, near it or at the end of the paragraph before; the last is none. */
export function possibleCues(context: Context, place: SpanPlace): readonly PossibleCue[] {
  const part = context.parts[place.part];
  const found: PossibleCue[] = [];
  if (!part) return found;
  const { outline } = part;
  const first = Math.max(0, place.token - TOKENS_BEFORE);
  for (let token = place.token - 1; token >= first; token--) pushIfCue(part, place.part, token, found);
  const last = Math.min(outline.count, place.token + TOKENS_AFTER);
  for (let token = place.token + 1; token < last; token++) pushIfCue(part, place.part, token, found);
  const earlier = context.parts[part.before];
  if (earlier && place.token < 6) {
    const from = Math.max(0, earlier.outline.count - TOKENS_IN_EARLIER);
    for (let token = earlier.outline.count - 1; token >= from; token--)
      pushIfCue(earlier, part.before, token, found);
  }
  found.push({ part: place.part, token: -1, word: 0 });
  return found;
}

function pushIfCue(part: ContextPart, number: number, token: number, into: PossibleCue[]): void {
  const tag = part.tags[token];
  const word = part.outline.hash[token] ?? 0;
  const may = tag === Tag.verb || word === COLON || (cueRate(word) > 0 && tag !== Tag.propn);
  if (may) into.push({ part: number, token, word });
}

/** A quotation's possible cues, most certain first; at most four. */
export function cuesOf(
  context: Context,
  place: SpanPlace,
  setting: Setting,
  table: Float32Array,
  features: Features,
): readonly Cue[] {
  const scored = possibleCues(context, place).map((cue) => {
    features.clear();
    describeCue(context, place, setting, cue, features);
    return { cue, score: features.sum(table) };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  let total = 0;
  for (const { score } of scored) total += Math.exp(score - best);
  return scored.slice(0, 4).map(({ cue, score }) => ({ ...cue, share: Math.exp(score - best) / total }));
}
