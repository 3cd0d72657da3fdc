import { cueRate } from './cues.ts';
import { quoteKindOf, type Setting } from './describe.ts';
import { bucket, type Features } from './features.ts';
import type { Outline } from './outline.ts';
import { countBetween } from './relation.ts';
import type { Place, Scene, ScenePart } from './scene.ts';
import { Tag } from './tagger.ts';
import { wordHash } from './tokens.ts';

/** A word that may introduce a quotation, with the share of certainty that it does. */
export interface Cue {
  readonly part: number;
  /** Its token; -1 stands for no cue at all. */
  readonly token: number;
  readonly word: number;
  readonly share: number;
}

/** Rows of the table of weights for cues. */
export const CUE_ROWS = 1 << 16;

const TOKENS_BEFORE = 34;
const TOKENS_AFTER = 20;
const TOKENS_IN_EARLIER = 14;
const COLON = wordHash(':');

/** The words that may introduce a quotation, near it or at the end of the paragraph before; the last is none. */
export function possibleCues(
  scene: Scene,
  place: Place,
): readonly { part: number; token: number; word: number }[] {
  const part = scene.parts[place.part];
  const found: { part: number; token: number; word: number }[] = [];
  if (!part) return found;
  const { outline } = part;
  const first = Math.max(0, place.token - TOKENS_BEFORE);
  for (let token = place.token - 1; token >= first; token--) pushIfCue(part, place.part, token, found);
  const last = Math.min(outline.count, place.token + TOKENS_AFTER);
  for (let token = place.token + 1; token < last; token++) pushIfCue(part, place.part, token, found);
  const earlier = scene.parts[part.before];
  if (earlier && place.token < 6) {
    const from = Math.max(0, earlier.outline.count - TOKENS_IN_EARLIER);
    for (let token = earlier.outline.count - 1; token >= from; token--)
      pushIfCue(earlier, part.before, token, found);
  }
  found.push({ part: place.part, token: -1, word: 0 });
  return found;
}

function pushIfCue(
  part: ScenePart,
  number: number,
  token: number,
  into: { part: number; token: number; word: number }[],
): void {
  const tag = part.tags[token];
  const word = part.outline.hash[token] ?? 0;
  const may = tag === Tag.verb || word === COLON || (cueRate(word) > 0 && tag !== Tag.propn);
  if (may) into.push({ part: number, token, word });
}

/** Adds the features of one possible cue of a quotation. The numbers name the templates. */
export function describeCue(
  scene: Scene,
  place: Place,
  setting: Setting,
  cue: { part: number; token: number; word: number },
  into: Features,
): void {
  const kind = quoteKindOf(setting);
  const part = scene.parts[cue.part];
  if (cue.token < 0 || !part) {
    into.add(101, kind);
    into.add(102, setting.gap, kind);
    into.add(103, setting.left);
    into.add(104, setting.right);
    into.add(105, setting.size, kind);
    into.add(106, setting.left, setting.left2);
    into.add(107, setting.continues, kind);
    return;
  }
  const { outline, tags } = part;
  const same = cue.part === place.part;
  const after = same && cue.token > place.token ? 1 : 0;
  const from = after === 1 ? place.token + 1 : cue.token + 1;
  const to = after === 1 ? cue.token : same ? place.token : outline.count;
  const between = countBetween(outline, tags, from, to);
  const sentences = same
    ? Math.max(-3, Math.min(2, (outline.sentence[cue.token] ?? 0) - place.sentence))
    : -4;
  const where = (sentences + 4) * 8 + Math.min(3, between.quotations) * 2 + after;
  const ending = endingOf(outline, cue.token);
  const next = outline.hash[cue.token + 1] ?? 0;
  const previous = outline.hash[cue.token - 1] ?? 0;
  into.add(110, cue.word, where);
  into.add(111, cue.word);
  into.add(112, cue.word, kind, after);
  into.add(113, where, bucket(to - from));
  into.add(114, between.path, where);
  into.add(115, between.path, cue.word);
  into.add(116, between.wording, where);
  into.add(117, between.wording, cue.word, after);
  into.add(118, where, bucket(between.verbs), ending);
  into.add(119, where, setting.left, ending);
  into.add(120, where, setting.right, ending);
  into.add(121, where, next, ending);
  into.add(122, where, previous, ending);
  into.add(123, cue.word, next, after);
  into.add(124, where, kind, ending);
  into.add(125, cue.word, bucket(to - from), after);
  into.add(126, where, Math.round(cueRate(cue.word) * 10), kind);
  into.add(127, where, Math.round(cueRate(cue.word) * 10), bucket(to - from));
  into.add(128, where, tags[cue.token - 1] ?? 16, tags[cue.token + 1] ?? 16);
  into.add(129, setting.left, setting.left2, cue.word);
  into.add(130, where, setting.continues, setting.lead === COLON ? 1 : 0);
  into.add(131, where, tags[cue.token] ?? 0, ending);
  into.add(132, cue.word, previous, after);
  into.add(133, where, bucket(between.verbs), Math.round(cueRate(cue.word) * 5));
}

const OWNED_BY = new Set(["'s", 'his', 'her', 'their', 'its', 'the', 'a'].map(wordHash));

/** What form a cue has: 4 a noun that somebody owns, 1 for -ing, 2 for -ed, 3 for -s, 0 else. */
export function endingOf(outline: Outline, token: number): number {
  if (OWNED_BY.has(outline.hash[token - 1] ?? 0)) return 4;
  const end = outline.end[token] ?? 0;
  const last = outline.text.charCodeAt(end - 1);
  if (last === 0x67 && outline.text.startsWith('ing', end - 3)) return 1;
  if (last === 0x64 && outline.text.startsWith('ed', end - 2)) return 2;
  return last === 0x73 ? 3 : 0;
}

/** A quotation's possible cues, most certain first; at most four. */
export function cuesOf(
  scene: Scene,
  place: Place,
  setting: Setting,
  table: Float32Array,
  features: Features,
): readonly Cue[] {
  const scored = possibleCues(scene, place).map((cue) => {
    features.clear();
    describeCue(scene, place, setting, cue, features);
    return { cue, score: features.sum(table) };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  let total = 0;
  for (const { score } of scored) total += Math.exp(score - best);
  return scored.slice(0, 4).map(({ cue, score }) => ({ ...cue, share: Math.exp(score - best) / total }));
}
