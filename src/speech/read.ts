import type { Article } from '../article/article.ts';
import type { DraftQuotation } from './draft.ts';
import { markedSpans } from './marks.ts';
import { nearestSource } from './nearest-source.ts';
import { resolveSpeakers } from './speakers.ts';
import type { Speech } from './speech.ts';

/** The quotations of an article with their sources, cues and speakers. Never throws; linear in the length. */
export function readSpeech(article: Article): Speech {
  const drafts = draftQuotations(article);
  const resolved = resolveSpeakers(
    article,
    drafts.map((draft) => ({ ...draft, certainty: draft.attribution?.certainty ?? 0 })),
  );
  return {
    quotations: drafts.map((draft, index) => ({ ...draft, speaker: resolved.speakerOf(index) })),
    speakers: resolved.speakers,
  };
}

/** The quotations with the words that name their source, before those words are resolved to speakers. */
export function draftQuotations(article: Article): readonly DraftQuotation[] {
  const texts = article.paragraphs.map((paragraph) => paragraph.text);
  const drafts: DraftQuotation[] = [];
  for (const span of markedSpans(texts)) {
    const paragraph = article.paragraphs[span.paragraph];
    if (paragraph === undefined) continue;
    const number = paragraph.number;
    const found = nearestSource(paragraph.text, span.outerStart, span.outerEnd);
    const last = drafts.at(-1);
    const carried = found === null ? (last?.source ?? null) : null;
    drafts.push({
      paragraph: number,
      start: span.start,
      end: span.end,
      source: found === null ? carried : { paragraph: number, ...found.source },
      cue: found === null ? null : { paragraph: number, ...found.cue },
      attribution: found
        ? { rule: found.rule, certainty: 0.7 }
        : carried
          ? { rule: 'carried over', certainty: 0.5 }
          : null,
      continues: span.continues,
    });
  }
  return drafts;
}
