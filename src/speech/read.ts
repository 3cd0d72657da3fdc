import type { Article } from '../article/article.ts';
import { type Judged, judge } from './attribution/attribute.ts';
import { cueSpan, ruleOf } from './attribution/explain.ts';
import type { Scene } from './attribution/scene.ts';
import { introducing, namedBy, rangeOf } from './attribution/source-span.ts';
import type { DraftQuotation, IntroducedQuotation } from './draft.ts';
import { markedSpans } from './marks.ts';
import { resolveSpeakers } from './speakers.ts';
import type { Speech } from './speech.ts';

/**
 * The least chance that marked words quote somebody for them to count as a quotation: where detection F1 is
 * best on training articles that the weights have not seen.
 */
export const LEAST_QUOTED = 0.4;

/**
 * The least certainty (that the words are quoted, times that the source is right) for a speaker to be named: a
 * wrong speaker is worse than none. On training articles that the weights have not seen, sources of certainty
 * 0.55 are right 49 times in a hundred, of 0.66 64 times, of 0.75 68 times (scripts/train-attribution.ts).
 */
export const LEAST_CERTAIN_TO_NAME = 0.6;

/** The quotations of an article with their sources, cues and speakers. Never throws; linear in the length. */
export function readSpeech(article: Article): Speech {
  const drafts = draftQuotations(article);
  const resolved = resolveSpeakers(article, drafts.map(withoutUnsureSource));
  return {
    quotations: drafts.map(({ introduction, ...draft }, index) => ({
      ...draft,
      source: introduction,
      speaker: resolved.speakerOf(index),
    })),
    speakers: resolved.speakers,
  };
}

function withoutUnsureSource(draft: DraftQuotation): DraftQuotation {
  const sure = (draft.attribution?.certainty ?? 0) >= LEAST_CERTAIN_TO_NAME;
  return sure ? draft : { ...draft, source: null };
}

/** The quotations with the words that name their source, before those words are resolved to speakers. */
export function draftQuotations(article: Article): readonly IntroducedQuotation[] {
  const { scene, judged } = judge(
    article,
    markedSpans(article.paragraphs.map((paragraph) => paragraph.text)),
  );
  const drafts: IntroducedQuotation[] = [];
  for (const [index, one] of judged.entries()) {
    if (one.quoted < LEAST_QUOTED) continue;
    drafts.push(draftOf(article, scene, one, judged[index - 1]));
  }
  return drafts;
}

function draftOf(
  article: Article,
  scene: Scene,
  judged: Judged,
  before: Judged | undefined,
): IntroducedQuotation {
  const { choices } = judged;
  const { span, part } = choices.place;
  const number = (index: number): number => article.paragraphs[index]?.number ?? index + 1;
  const best = choices.choices[0];
  const draft = { paragraph: number(part), start: span.start, end: span.end, continues: span.continues };
  if (best === undefined) return { ...draft, source: null, introduction: null, cue: null, attribution: null };
  const { candidate } = best.pair;
  const source = namedBy(scene, candidate);
  const cue = cueSpan(scene, choices, candidate);
  return {
    ...draft,
    source: { paragraph: number(source.part), ...rangeOf(scene, source) },
    introduction: { paragraph: number(source.part), ...introducing(scene, candidate) },
    cue: cue && { paragraph: number(cue.part), start: cue.start, end: cue.end },
    attribution: {
      rule: ruleOf(scene, choices, candidate, before?.choices),
      certainty: best.share * judged.quoted,
    },
  };
}
