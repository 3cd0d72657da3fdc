import type { Article, Range, Span } from '../article/article.ts';
import { paragraphText } from '../article/paragraph-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Quotation, Speaker, Statement } from './speech.ts';

/**
 * The sentence that reports a statement, with its source and cue where they stand in the paragraph; several where
 * the statement runs over them.
 */
export function reportingSentence(article: Article, { paragraph, start, end, cue, source }: Statement): Span {
  const text = paragraphText(article, paragraph);
  const own = source?.paragraph === paragraph ? [source] : [];
  const first = Math.min(start, cue.start, ...own.map((span) => span.start));
  const last = Math.max(end, cue.end, ...own.map((span) => span.end));
  const touched = sentencesOf(text).filter((sentence) => sentence.end > first && sentence.start < last);
  return { paragraph, start: touched[0]?.start ?? first, end: touched.at(-1)?.end ?? last };
}

/**
 * Who is reported in a paragraph's statements, each once, those of one sentence first. Statements whose words are
 * quoted in part are left out where the quotation says who speaks: shown beside it, they would say the same twice.
 *
 * @param quotations those of the paragraph
 */
export function reportedSpeakers(
  statements: readonly Statement[],
  quotations: readonly Quotation[],
  sentence: Range,
): readonly Speaker[] {
  const touch = (said: Range, other: Range): boolean => said.start < other.end && said.end > other.start;
  const only = statements.filter(
    (each) => !quotations.some(({ speaker, ...span }) => speaker === each.speaker && touch(span, each)),
  );
  const inside = (each: Statement): boolean => touch(each, sentence);
  const inOrder = [...only.filter(inside), ...only.filter((each) => !inside(each))];
  return [...new Set(inOrder.flatMap(({ speaker }) => speaker ?? []))];
}
