import type { Article } from '../article/article.ts';
import { attributeSpans } from './attribution/attribute.ts';
import { contextOf } from './attribution/context.ts';
import { draftsOf } from './attribution/drafts.ts';
import { withOpinions } from './attribution/opinions.ts';
import { resolveSpeakers } from './coreference/speakers.ts';
import type { DraftQuotation } from './draft.ts';
import { type MarkedSpan, markedSpans } from './marks/marks.ts';
import type { SpeechOpinion } from './opinion.ts';
import type { Speech } from './speech.ts';

/**
 * The quotations of an article with their sources, cues and speakers. Never throws; linear in the length.
 *
 * In stages, each a function from one value to the next: `draftQuotations` finds the words that name who speaks
 * (marks → context → cues → sources → drafts), `resolveSpeakers` whom those words mean (drafts → mentions →
 * entities → resolutions → speakers).
 *
 * @param opinion what a model of language makes of the article; without one, the features alone decide
 */
export function readSpeech(article: Article, opinion: SpeechOpinion | null = null): Speech {
  const drafts = draftQuotations(article, opinion);
  const { speakers, sourceOf, speakerOf } = resolveSpeakers(article, drafts);
  return {
    quotations: drafts.map(({ sources: _sources, quoted: _quoted, ...draft }, index) => ({
      ...draft,
      source: sourceOf(index)?.introduction ?? null,
      speaker: speakerOf(index),
    })),
    speakers,
    ...(opinion === null ? {} : { reader: 'model' as const }),
  };
}

/** The stretches of an article between quotation marks, quoted or not, in reading order. */
export function spansOf({ paragraphs }: Article): readonly MarkedSpan[] {
  return markedSpans(paragraphs.map(({ text }) => text));
}

/** The quotations with the words that name their source, before those words are resolved to speakers. */
export function draftQuotations(
  article: Article,
  opinion: SpeechOpinion | null = null,
): readonly DraftQuotation[] {
  // The paragraphs around them as tokens with parts of speech, and the phrases that may be a source.
  const context = contextOf(article, spansOf(article));
  // The likeliest cues and sources of each, by their features, and the chance that it quotes somebody.
  const attributed = attributeSpans(context);
  // The same, weighed with what a model of language says of each.
  const weighed = opinion === null ? attributed : withOpinions(context, attributed, opinion.spans);
  return draftsOf(article, context, weighed);
}
