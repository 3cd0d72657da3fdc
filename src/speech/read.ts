import type { Article } from '../article/article.ts';
import { attributeSpans } from './attribution/attribute.ts';
import { contextOf } from './attribution/context.ts';
import { draftsOf } from './attribution/drafts.ts';
import { withOpinions } from './attribution/opinions.ts';
import { resolveSpeakers } from './coreference/speakers.ts';
import type { DraftQuotation } from './draft.ts';
import { answersIn } from './labels/answers.ts';
import { type LabelledTurn, labelledTurns } from './labels/labelled-turns.ts';
import { type MarkedSpan, markedSpans } from './marks/marks.ts';
import type { SpeechOpinion } from './opinion.ts';
import type { Quotation, Speaker, Speech } from './speech.ts';
import { draftStatements } from './statements/draft-statements.ts';
import { type PlausibleStatement, plausibleStatements } from './statements/plausible-statements.ts';

/**
 * The quotations and reported statements of an article with their sources, cues and speakers. Never throws; linear in the length.
 *
 * In stages, each a function from one value to the next: `draftSpeech` finds the words that name who speaks
 * (marks → context → cues → sources → drafts), `resolveSpeakers` whom those words mean (drafts → mentions →
 * entities → resolutions → speakers).
 *
 * @param opinion what a model of language makes of the article; without one, the features alone decide
 */
export function readSpeech(article: Article, opinion: SpeechOpinion | null = null): Speech {
  const { quotations, statements } = draftSpeech(article, opinion);
  const labelled = labelledTurns(article);
  const turns = labelled.length > 0 ? labelled : answersIn(article);
  const { speakers, sourceOf, speakerOf, reporterOf, labelledOf } = resolveSpeakers(
    article,
    quotations,
    statements.map(({ draft }) => draft),
    turns,
  );
  return {
    quotations: inReadingOrder([
      ...turns.flatMap((turn, index) => labelledQuotation(turn, labelledOf(index))),
      ...quotations.map(({ sources: _sources, quoted: _quoted, ...draft }, index) => ({
        ...draft,
        source: sourceOf(index)?.introduction ?? null,
        speaker: speakerOf(index),
      })),
    ]),
    statements: statements.map(({ draft, kind }, index) => ({
      paragraph: draft.paragraph,
      start: draft.content[0]?.start ?? 0,
      end: draft.content.at(-1)?.end ?? 0,
      content: draft.content,
      kind,
      speaker: reporterOf(index),
      source: draft.introduction,
      cue: { paragraph: draft.paragraph, ...draft.cue },
      certainty: draft.certainty,
    })),
    speakers,
    ...(opinion === null ? {} : { reader: 'model' as const }),
  };
}

/** Without a label it is only known to be somebody's words when it is known whose. */
function labelledQuotation({ label, ...turn }: LabelledTurn, speaker: Speaker | null): readonly Quotation[] {
  if (label === null && speaker === null) return [];
  const attribution = { rule: 'label', certainty: 1 };
  return [{ ...turn, kind: 'labelled', speaker, source: label, cue: null, attribution }];
}

/** What contains others comes before them. */
function inReadingOrder(quotations: readonly Quotation[]): readonly Quotation[] {
  return quotations.toSorted((a, b) => a.paragraph - b.paragraph || a.start - b.start || b.end - a.end);
}

/**
 * The stretches of an article between quotation marks, quoted or not, in reading order; and the paragraphs that a
 * page sets apart as somebody's words, where they have no marks.
 */
export function spansOf({ paragraphs }: Article): readonly MarkedSpan[] {
  const marked = markedSpans(paragraphs.map(({ text }) => text));
  const withMarks = new Set(marked.map(({ paragraph }) => paragraph));
  const apart = paragraphs.flatMap(({ quoted, kind, text }, paragraph): MarkedSpan[] => {
    if (quoted === undefined || kind === 'heading' || kind === 'caption' || withMarks.has(paragraph))
      return [];
    if (!LEAST_SET_APART.test(text)) return [];
    const whole = { start: 0, end: text.length, outerStart: 0, outerEnd: text.length };
    return [{ paragraph, ...whole, closed: true, continues: false, setApart: true }];
  });
  return apart.length === 0 ? marked : [...marked, ...apart].toSorted((a, b) => a.paragraph - b.paragraph);
}

/** Four words: fewer are a name or a heading. */
const LEAST_SET_APART = /\p{L}\S*\s+\S+\s+\S+\s+\S/u;

/** What is said in an article with the words that name who says so, before those are resolved to speakers. */
export interface DraftSpeech {
  readonly quotations: readonly DraftQuotation[];
  readonly statements: readonly PlausibleStatement[];
}

/** The quotations and reported statements of an article. */
export function draftSpeech(article: Article, opinion: SpeechOpinion | null = null): DraftSpeech {
  const marks = spansOf(article);
  // The paragraphs as tokens with parts of speech, and the phrases that may be a source.
  const context = contextOf(article, marks);
  // The likeliest cues and sources of each, by their features, and the chance that it quotes somebody.
  const attributed = attributeSpans(context);
  // The same, weighed with what a model of language says of each.
  const weighed = opinion === null ? attributed : withOpinions(context, attributed, opinion.spans);
  // What is reported without marks: cue, source and content.
  const reported = opinion?.statements ?? draftStatements(article, context);
  return {
    quotations: draftsOf(article, context, weighed),
    statements: plausibleStatements(article, marks, reported),
  };
}
