import type { SpanPlace } from './context.ts';
import type { Cue } from './cue-choice.ts';
import type { Pair } from './pairs.ts';
import type { Setting } from './setting.ts';

/** A candidate with the share of certainty that a pass gives it. */
export interface Choice {
  readonly pair: Pair;
  readonly score: number;
  readonly share: number;
}

/** A marked span after a pass: its likeliest cues and sources, most certain first. */
export interface Choices {
  readonly place: SpanPlace;
  readonly setting: Setting;
  readonly cues: readonly Cue[];
  readonly choices: readonly Choice[];
}

/** The best `most` of some scored candidates, best first, with their shares of certainty among all. */
export function bestOf(scored: { pair: Pair; score: number }[], most: number): readonly Choice[] {
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  let total = 0;
  for (const { score } of scored) total += Math.exp(score - best);
  return scored
    .slice(0, most)
    .map(({ pair, score }) => ({ pair, score, share: Math.exp(score - best) / total }));
}
