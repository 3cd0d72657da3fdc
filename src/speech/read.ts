import type { Article } from '../article/article.ts';
import { attributeSpans } from './attribution/attribute.ts';
import { contextOf } from './attribution/context.ts';
import { draftsOf } from './attribution/drafts.ts';
import { resolveSpeakers } from './coreference/speakers.ts';
import type { DraftQuotation } from './draft.ts';
import { markedSpans } from './marks/marks.ts';
import type { Speech } from './speech.ts';

/**
 * The quotations of an article with their sources, cues and speakers. Never throws; linear in the length.
 *
 * In stages, each a function from one value to the next: `draftQuotations` finds the words that name who speaks
 * (marks → context → cues → sources → drafts), `resolveSpeakers` whom those words mean (drafts → mentions →
 * entities → resolutions → speakers).
 */
export function readSpeech(article: Article): Speech {
  const drafts = draftQuotations(article);
  const { speakers, sourceOf, speakerOf } = resolveSpeakers(article, drafts);
  return {
    quotations: drafts.map(({ sources: _sources, quoted: _quoted, ...draft }, index) => ({
      ...draft,
      source: sourceOf(index)?.introduction ?? null,
      speaker: speakerOf(index),
    })),
    speakers,
  };
}

/** The quotations with the words that name their source, before those words are resolved to speakers. */
export function draftQuotations(article: Article): readonly DraftQuotation[] {
  // Stretches between quotation marks, quoted or not.
  const marks = markedSpans(article.paragraphs.map((paragraph) => paragraph.text));
  // The paragraphs around them as tokens with parts of speech, and the phrases that may be a source.
  const context = contextOf(article, marks);
  // The likeliest cues and sources of each, by their features, and the chance that it quotes somebody.
  const attributed = attributeSpans(context);
  return draftsOf(article, context, attributed);
}
