import type { Cue } from './cue-choice.ts';
import { endingOf } from './cue-choice.ts';
import type { Setting } from './describe.ts';
import { bucket, type Features } from './features.ts';
import type { Pair } from './pairs.ts';
import { countBetween } from './relation.ts';
import type { Scene } from './scene.ts';

/** Adds how a candidate source stands to the quotation's likeliest cues. The numbers name the templates. */
export function describeCued(
  scene: Scene,
  setting: Setting,
  pair: Pair,
  cues: readonly Cue[],
  into: Features,
): void {
  const { candidate, relation } = pair;
  for (let index = 0; index < 2; index++) {
    const cue = cues[index];
    if (cue === undefined) return;
    const sure = cue.share > 0.85 ? 3 : cue.share > 0.5 ? 2 : cue.share > 0.2 ? 1 : 0;
    if (index === 1 && sure === 0) return;
    const base = 200 + index * 40;
    if (cue.token < 0) {
      into.add(base, sure, relation.where, candidate.type);
      into.add(base + 1, sure, setting.gap, relation.where);
      continue;
    }
    const part = scene.parts[cue.part];
    if (!part || cue.part !== candidate.part) {
      into.add(base + 2, sure, relation.where, cue.word);
      into.add(base + 3, sure, relation.where, candidate.subject ? 1 : 0);
      continue;
    }
    const { outline, tags } = part;
    const after = candidate.from > cue.token ? 1 : 0;
    const from = after === 1 ? cue.token + 1 : candidate.to;
    const to = after === 1 ? candidate.from : cue.token;
    const between = countBetween(outline, tags, from, Math.max(from, to));
    const sentences = Math.max(-3, Math.min(2, candidate.sentence - (outline.sentence[cue.token] ?? 0)));
    const own =
      candidate.head === cue.token ? 3 : candidate.verb === cue.token ? 2 : candidate.subject ? 1 : 0;
    const ending = endingOf(outline, cue.token);
    const reach = (sentences + 3) * 4 + after * 2 + (cue.token > outline.count ? 1 : 0);
    const distance = bucket(to - from);
    const previous = outline.hash[cue.token - 1] ?? 0;
    const spot = relation.after * 2 + (relation.sameSentence ? 1 : 0);
    into.add(base + 4, sure, reach, own);
    into.add(base + 5, reach, own * 16 + distance, sure);
    into.add(base + 6, between.path, after, own);
    into.add(base + 7, between.path, cue.word, after);
    into.add(base + 8, between.wording, after, cue.word);
    into.add(base + 9, reach * 4 + own, cue.word, sure);
    into.add(base + 10, reach * 4 + own, ending, candidate.type);
    into.add(base + 11, reach, previous, own);
    into.add(base + 12, reach, candidate.before, cue.word);
    into.add(base + 13, reach, ending * 16 + bucket(between.verbs), own);
    into.add(base + 14, reach * 4 + own, candidate.verbWord, ending);
    into.add(base + 15, reach * 4 + own, candidate.shape, ending);
    into.add(base + 16, reach * 4 + own, spot, sure);
    into.add(base + 17, between.path, ending, candidate.startsSentence ? 1 : 0);
    into.add(base + 18, reach * 4 + own, candidate.startsSentence ? 1 : 0, ending);
    into.add(base + 19, reach * 4 + own, bucket(between.commas), ending);
    into.add(base + 20, candidate.beforeTag * 32 + (tags[cue.token - 1] ?? 16), reach, own);
    into.add(base + 21, candidate.headWord, cue.word);
    into.add(base + 22, candidate.before, own * 8 + ending, distance);
    into.add(base + 23, candidate.type, own * 8 + ending, reach * 16 + distance);
    into.add(base + 24, own * 8 + ending, reach * 16 + distance, bucket(between.commas));
  }
}
