import type { Range } from '../../article/article.ts';
import type { Candidate } from './candidates.ts';
import type { Choices } from './choices.ts';
import type { Context } from './context.ts';
import type { Cue } from './cue-choice.ts';
import { cueRate } from './cues.ts';
import { PhraseType } from './phrases.ts';
import { Tag } from './tagger.ts';
import { wordHash } from './tokens.ts';

const COLON = wordHash(':');
const ACCORDING = wordHash('according');
const LEAST_CUE_SHARE = 0.2;

/** The cue that links a source with its quotation, when one is likely enough; as a span of its paragraph. */
export function cueSpan(
  context: Context,
  choices: Choices,
  source: Candidate,
): (Range & { part: number }) | null {
  const likely = choices.cues.find(
    (cue) => cue.token >= 0 && cue.word !== COLON && cue.share >= LEAST_CUE_SHARE,
  );
  const own: Pick<Cue, 'part' | 'token'> | null =
    source.verb >= 0 && cueRate(source.verbWord) > 0.1 ? { part: source.part, token: source.verb } : null;
  const cue = likely ?? own;
  const outline = cue && context.parts[cue.part]?.outline;
  if (!cue || !outline) return null;
  let last = cue.token;
  if (outline.hash[last] === ACCORDING && outline.hash[last + 1] === wordHash('to')) last++;
  return { part: cue.part, start: outline.start[cue.token] ?? 0, end: outline.end[last] ?? 0 };
}

/** A short name of how the source was found. */
export function ruleOf(
  context: Context,
  choices: Choices,
  source: Candidate,
  previous: Choices | undefined,
): string {
  const { place, cues } = choices;
  const relation = choices.choices[0]?.pair.relation;
  if (source.after === COLON && source.order === 0 && source.startsSentence) return 'transcript';
  const shared = previous?.choices[0]?.pair.candidate === source;
  const cue = cues[0];
  const cued = cue !== undefined && cue.token >= 0 && cue.part === place.part;
  if (relation?.sameSentence) {
    if (source.type === PhraseType.possessor && isNoun(context, cue)) return 'noun';
    if (cued && cue.word === ACCORDING) return 'according to';
    if (cued && cue.word === COLON) return 'colon';
    if (cued) return cue.token > place.token ? 'cue after' : 'cue before';
    return relation.after ? 'source after' : 'source before';
  }
  if (shared) return 'carried over';
  if (relation?.sameParagraph) return 'neighbouring sentence';
  return 'neighbouring paragraph';
}

function isNoun(context: Context, cue: Cue | undefined): boolean {
  return cue !== undefined && context.parts[cue.part]?.tags[cue.token] === Tag.noun;
}
