import type { Article } from '../article/article.ts';
import { type Judged, judge } from './attribution/attribute.ts';
import { cueSpan, ruleOf } from './attribution/explain.ts';
import type { Scene } from './attribution/scene.ts';
import { introducing, namedBy, rangeOf } from './attribution/source-span.ts';
import { resolveSpeakers } from './coreference/speakers.ts';
import type { DraftQuotation, LikelySource } from './draft.ts';
import { markedSpans } from './marks/marks.ts';
import type { Speech } from './speech.ts';

/**
 * The least chance that marked words quote somebody for them to count as a quotation: where detection F1 is
 * best on training articles that the weights have not seen.
 */
export const LEAST_QUOTED = 0.4;

/** Words that name the source with a smaller chance are not asked whom they stand for. */
const LEAST_LIKELY = 0.05;

/** The quotations of an article with their sources, cues and speakers. Never throws; linear in the length. */
export function readSpeech(article: Article): Speech {
  const drafts = draftQuotations(article);
  const resolved = resolveSpeakers(article, drafts);
  return {
    quotations: drafts.map(({ sources, quoted, ...draft }, index) => ({
      ...draft,
      source: resolved.sourceOf(index)?.introduction ?? null,
      speaker: resolved.speakerOf(index),
    })),
    speakers: resolved.speakers,
  };
}

/** The quotations with the words that name their source, before those words are resolved to speakers. */
export function draftQuotations(article: Article): readonly DraftQuotation[] {
  const { scene, judged } = judge(
    article,
    markedSpans(article.paragraphs.map((paragraph) => paragraph.text)),
  );
  const drafts: DraftQuotation[] = [];
  for (const [index, one] of judged.entries()) {
    if (one.quoted < LEAST_QUOTED) continue;
    drafts.push(draftOf(article, scene, one, judged[index - 1]));
  }
  return drafts;
}

function draftOf(article: Article, scene: Scene, judged: Judged, before: Judged | undefined): DraftQuotation {
  const { choices } = judged;
  const { span, part } = choices.place;
  const number = (index: number): number => article.paragraphs[index]?.number ?? index + 1;
  const best = choices.choices[0];
  const draft = {
    paragraph: number(part),
    start: span.start,
    end: span.end,
    continues: span.continues,
    quoted: judged.quoted,
  };
  if (best === undefined) return { ...draft, source: null, sources: [], cue: null, attribution: null };
  const sources = choices.choices
    .filter(({ share }) => share >= LEAST_LIKELY)
    .map(({ pair, share }): LikelySource => {
      const source = namedBy(scene, pair.candidate);
      const paragraph = number(source.part);
      return {
        span: { paragraph, ...rangeOf(scene, source) },
        introduction: { paragraph, ...introducing(scene, pair.candidate) },
        share,
      };
    });
  const { candidate } = best.pair;
  const cue = cueSpan(scene, choices, candidate);
  return {
    ...draft,
    source: sources[0]?.span ?? null,
    sources,
    cue: cue && { paragraph: number(cue.part), start: cue.start, end: cue.end },
    attribution: {
      rule: ruleOf(scene, choices, candidate, before?.choices),
      certainty: best.share * judged.quoted,
    },
  };
}
