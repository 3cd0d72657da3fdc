import type { Candidate } from './candidates.ts';
import type { Context, SpanPlace } from './context.ts';
import { mix } from './features.ts';
import type { Outline } from './outline.ts';
import { Tag } from './tagger.ts';
import { TokenKind, wordHash } from './tokens.ts';

/** How a candidate stands to a quotation: where, how far, and what is between. */
export interface Relation {
  /** One number for side, sentence distance, quotations between and paragraph distance. */
  readonly where: number;
  readonly sameSentence: boolean;
  readonly sameParagraph: boolean;
  /** 1 when the candidate comes after the quotation. */
  readonly after: 0 | 1;
  readonly sentences: number;
  readonly paragraphs: number;
  readonly tokens: number;
  readonly quotations: number;
  readonly verbs: number;
  readonly commas: number;
  /** Hash of the tags between (runs of nominals as one), exact while it is short. */
  readonly path: number;
  /** Hash of the words between, 0 when more than six. */
  readonly wording: number;
  /** 1 when the candidate's verb stands between it and the quotation, 2 when beyond, 0 without a verb. */
  readonly verbSide: number;
  /** Tokens between that verb and the quotation. */
  readonly verbGap: number;
}

/** How paragraph `part` of the context is told apart from the quotation's: 0 the same, 1 the one before … -1 after. */
export function relationOf(
  context: Context,
  place: SpanPlace,
  candidate: Candidate,
  paragraphs: number,
): Relation {
  const outline = context.parts[candidate.part]?.outline;
  const tags = context.parts[candidate.part]?.tags;
  if (outline === undefined || tags === undefined) throw new Error('a candidate without its paragraph');
  const sameParagraph = paragraphs === 0;
  const after = paragraphs < 0 || (sameParagraph && candidate.from > place.token) ? 1 : 0;
  const [from, to] = stretchBetween(outline, place, candidate, sameParagraph, after);
  const lastSentence = outline.sentence[outline.count - 1] ?? 0;
  const sentences = sameParagraph
    ? candidate.sentence - place.sentence
    : after === 1
      ? candidate.sentence + 1
      : candidate.sentence - lastSentence - 1;
  const between = countBetween(outline, tags, from, to);
  const quotations = Math.min(between.quotations, 3);
  const near = Math.max(-4, Math.min(2, sentences));
  const where = ((Math.min(paragraphs, REACHED) + 1) * 8 + (near + 4)) * 8 + quotations * 2 + after;
  const verbSide = candidate.verb < 0 ? 0 : candidate.verb >= from && candidate.verb < to ? 1 : 2;
  const verbGap = verbSide === 0 ? 0 : after === 1 ? candidate.verb - from : to - candidate.verb - 1;
  return {
    where,
    sameSentence: sameParagraph && sentences === 0,
    sameParagraph,
    after,
    sentences: near,
    paragraphs,
    tokens: to - from,
    quotations,
    verbs: between.verbs,
    commas: between.commas,
    path: between.path,
    wording: between.wording,
    verbSide,
    verbGap,
  };
}

const REACHED = 5;
const COMMA = wordHash(',');
const LOOKED_AT = 40;
/** Tags that run on as one nominal in a path. */
const NOMINAL = new Uint8Array(32);
for (const tag of [Tag.noun, Tag.propn, Tag.adj, Tag.num, Tag.det]) NOMINAL[tag] = 1;
const { quotation, verb, adv, punct, adp, sconj } = Tag;
const QUOTATION = TokenKind.quotation;

function stretchBetween(
  outline: Outline,
  place: SpanPlace,
  candidate: Candidate,
  sameParagraph: boolean,
  after: number,
): [number, number] {
  if (!sameParagraph) return after === 1 ? [0, candidate.from] : [candidate.to, outline.count];
  return after === 1 ? [place.token + 1, candidate.from] : [candidate.to, place.token];
}

/** What stands between two tokens, [from, to). */
export function countBetween(
  outline: Outline,
  tags: Uint8Array,
  from: number,
  to: number,
): { quotations: number; verbs: number; commas: number; path: number; wording: number } {
  let quotations = 0;
  let verbs = 0;
  let commas = 0;
  let path = 17;
  let steps = 0;
  let nominal = false;
  const last = Math.min(to, from + LOOKED_AT);
  for (let at = from; at < last; at++) {
    const tag = tags[at] ?? 0;
    if (tag === quotation) quotations++;
    else if (tag === verb) verbs++;
    if (outline.hash[at] === COMMA) commas++;
    const isNominal = NOMINAL[tag] === 1;
    if (tag === adv || (isNominal && nominal)) continue;
    nominal = isNominal;
    if (steps++ < 12) path = mix(path, pathSymbol(outline, tag, at, isNominal));
  }
  let wording = 0;
  if (to - from <= 6) for (let at = from; at < to; at++) wording = mix(wording, outline.hash[at] ?? 0);
  return { quotations, verbs, commas, path: steps > 12 ? 1 : path, wording };
}

/** Signs and prepositions as themselves, nominals as one symbol, all else by tag. */
function pathSymbol(outline: Outline, tag: number, at: number, nominal: boolean): number {
  if (nominal) return 100;
  if (tag === punct || tag === adp || tag === sconj) return outline.hash[at] ?? 0;
  return outline.kind[at] === QUOTATION ? 101 : tag;
}
